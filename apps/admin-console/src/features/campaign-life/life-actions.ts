import type { Proposal } from '@qoa/shared/campaign-life';
import type { CampaignDetail } from '@qoa/shared/protocol';

/** What can be done with a campaign from here. `edit` opens the builder, the others ask first. */
export type LifeAction = 'edit' | 'submit' | 'withdraw' | 'discard' | 'approve' | 'reject' | 'pause' | 'resume' | 'end' | 'copy';

/** What whoever reads may do now, with what is proposed and with what was published. */
export interface LifeActions {
  readonly proposal: readonly LifeAction[];
  readonly published: readonly LifeAction[];
}

/** By state and role; the server decides again. Support does nothing, and who wrote or submitted a proposal does not approve it. */
export const lifeActionsOf = (detail: CampaignDetail): LifeActions => {
  if (detail.reader.role !== 'admin') return { proposal: [], published: [] };
  return { proposal: ofProposal(detail), published: ofPublished(detail) };
};

/** Whether whoever reads wrote or submitted what is proposed: four eyes. */
export const isOwnWork = ({ proposal, reader }: CampaignDetail): boolean => proposal !== null && (proposal.authors.includes(reader.person) || submitterOf(proposal) === reader.person);

/** Who sent a proposal to review; null before. */
export const submitterOf = (proposal: Proposal): number | null => (proposal.state === 'in-review' ? proposal.submittedBy : null);

const ofProposal = (detail: CampaignDetail): readonly LifeAction[] => {
  const copy: readonly LifeAction[] = detail.published.length === 0 ? ['copy'] : [];
  switch (detail.proposal?.state) {
    case undefined:
      return [];
    case 'draft':
      return ['submit', 'edit', 'discard', ...copy];
    case 'in-review':
      return isOwnWork(detail) ? ['withdraw', ...copy] : ['approve', 'reject', 'withdraw', ...copy];
    case 'rejected':
      return ['edit', 'discard', ...copy];
  }
};

const ofPublished = ({ state, proposal }: CampaignDetail): readonly LifeAction[] => {
  const revise: readonly LifeAction[] = proposal === null ? ['edit'] : [];
  switch (state) {
    case 'confirmed':
    case 'active':
      return [...revise, 'pause', 'end', 'copy'];
    case 'paused':
      return ['resume', ...revise, 'end', 'copy'];
    case 'ended':
      return ['copy'];
    case 'unborn':
    case 'draft':
    case 'in-review':
    case 'rejected':
      return [];
  }
};
