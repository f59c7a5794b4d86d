import type { InstantMs } from '../ids/index.ts';
import { type DatedRevision, phaseOf, type Revision, standingFrom } from '../rules/index.ts';

/**
 * A campaign from the first draft to its end. What the world is promised (`published`) and what somebody would like to promise (`proposal`) stand
 * beside each other, so that a campaign that runs can be revised without being touched.
 *
 *   proposal:  draft -> in-review -> (published, and gone)
 *                ^          |
 *                +-- rejected
 *   published: confirmed (its start lies ahead) -> active <-> paused -> ended
 */
export interface CampaignLife {
  /** Every revision that was ever published, in that order; empty: none was. */
  readonly published: readonly Revision[];
  readonly proposal: Proposal | null;
}

/** Somebody who signed in, by number: no name stands in a campaign. */
export type PersonId = number;

/** What is asked of a document before it is a revision. */
export type RevisionDraft = Omit<Revision, 'revision' | 'effectiveFromMs' | 'state'>;

/** A document on its way to publication. */
export type Proposal =
  | { readonly state: 'draft'; readonly document: RevisionDraft; readonly authors: readonly PersonId[] }
  | { readonly state: 'in-review'; readonly document: RevisionDraft; readonly authors: readonly PersonId[]; readonly submittedBy: PersonId }
  | { readonly state: 'rejected'; readonly document: RevisionDraft; readonly authors: readonly PersonId[]; readonly rejectedBy: PersonId; readonly reason: string };

/** Whoever wrote a proposal or sent it to review: they do not publish it (four eyes). */
export const proposersOf = (proposal: Proposal): readonly PersonId[] => [...new Set([...proposal.authors, ...(proposal.state === 'in-review' ? [proposal.submittedBy] : [])])];

/** Before anything happened. */
export const unborn: CampaignLife = { published: [], proposal: null };

/** Where a campaign stands, in the words of the console. */
export type LifeState = 'unborn' | 'draft' | 'in-review' | 'rejected' | 'confirmed' | 'active' | 'paused' | 'ended';

/** As much of a campaign as tells where it stands. */
export interface LifeOutline {
  readonly published: readonly DatedRevision[];
  readonly proposal: Pick<Proposal, 'state'> | null;
}

/** The published side wins: a campaign that runs is active, whatever is proposed beside it. */
export const lifeStateAt = ({ published, proposal }: LifeOutline, nowMs: InstantMs): LifeState => {
  const standing = standingFrom(published, nowMs);
  const [first] = standing;
  if (first === undefined) return proposal?.state ?? 'unborn';
  if (standing.every((revision) => phaseOf(revision, nowMs) === 'ended')) return 'ended';
  const phase = phaseOf(first, nowMs);
  // One that ended while another is planned waits for that one's start.
  return phase === 'ended' || phase === 'soon' ? 'confirmed' : phase;
};
