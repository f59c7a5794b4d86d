import type { LifeFact } from './commands.ts';
import type { CampaignLife, PersonId, Proposal } from './life.ts';

/** The campaign after a fact. Facts in their order from `unborn` give the campaign as it stands. */
export const evolveLife = (life: CampaignLife, fact: LifeFact): CampaignLife => {
  const { published, proposal } = life;
  switch (fact.fact) {
    case 'Drafted':
      return { published, proposal: { state: 'draft', document: fact.document, authors: withAuthor(proposal, fact.by) } };
    case 'Submitted':
      return proposal === null ? life : { published, proposal: { state: 'in-review', document: proposal.document, authors: proposal.authors, submittedBy: fact.by } };
    case 'Withdrawn':
      return proposal === null ? life : { published, proposal: { state: 'draft', document: proposal.document, authors: proposal.authors } };
    case 'Discarded':
      return { published, proposal: null };
    case 'Rejected':
      return proposal === null ? life : { published, proposal: { state: 'rejected', document: proposal.document, authors: proposal.authors, rejectedBy: fact.by, reason: fact.reason } };
    case 'Published':
      return { published: [...published, fact.revision], proposal: null };
    case 'Paused':
    case 'Resumed':
    case 'EndSet':
    case 'CalledOff':
    case 'PlanWithdrawn':
      // What somebody proposes beside it is left alone.
      return { published: [...published, ...fact.revisions], proposal };
  }
};

const withAuthor = (proposal: Proposal | null, by: PersonId): readonly PersonId[] => [...new Set([...(proposal?.authors ?? []), by])];
