import { epoch16Of, type PreviewBasis } from '../events/index.ts';
import type { Epoch, InstantMs, JudgedNo } from '../ids/index.ts';
import type { CampaignState, CampaignTotals } from './campaign-state.ts';
import type { CampaignOutcome, Evaluate, Standing } from './outcome.ts';
import type { Revision } from './document/revision.ts';
import type { SaleFacts } from './sale-facts.ts';

/** A revision with its place in the one total order: a preview basis below `judgedNo` had not heard of it. */
export interface PublishedRevision {
  readonly revision: Revision;
  readonly judgedNo: JudgedNo;
}

/** What the phone knew when it showed its preview, and when its sale arrived. */
export interface Knowledge {
  readonly epoch: Epoch;
  readonly basis: PreviewBasis | null;
  readonly receivedMs: InstantMs;
}

/** A campaign with every revision that was published of it, in that order, and where card and campaign stand. */
export interface Campaign {
  readonly published: readonly PublishedRevision[];
  /** The card's state, in the units of a revision of this campaign. */
  readonly stateFor: (revision: Revision) => CampaignState;
  readonly totals: CampaignTotals | null;
}

/** The revision in force at an instant: of those that have taken effect the one published last. Null before the first. */
export const inForceAt = (published: readonly PublishedRevision[], atMs: InstantMs): PublishedRevision | null => published.findLast(({ revision }) => revision.effectiveFromMs <= atMs) ?? null;

/**
 * With which revision each campaign looks at a sale: the one in force at its corrected time. When the phone's basis had not heard of that revision and the sale
 * arrives within its courtesy window, then whichever gives the card more units, each looked at by itself; equal: the one in force. The courtesy never revives a
 * spent budget: both spend the budget of the revision in force. A phone without a basis promised nothing; a basis of another epoch has heard of nothing.
 * A campaign of which no revision was in force yet takes no part. Rule: Revisions and previews
 */
export const standingsOf = (campaigns: readonly Campaign[], sale: SaleFacts, knowledge: Knowledge, evaluate: Evaluate): readonly Standing[] => {
  const standings: Standing[] = [];
  for (const { published, stateFor, totals } of campaigns) {
    const current = inForceAt(published, sale.atMs);
    if (current === null) continue;
    const standing = { revision: current.revision, state: stateFor(current.revision), totals };
    const heard = heardOf(published, current, sale.atMs, knowledge);
    standings.push(heard === null ? standing : theBetter(standing, { revision: withBudgetOf(heard.revision, current.revision), state: stateFor(heard.revision), totals }, sale, evaluate));
  }
  return standings;
};

const theBetter = (current: Standing, heard: Standing, sale: SaleFacts, evaluate: Evaluate): Standing => (unitsOf(heard, sale, evaluate) > unitsOf(current, sale, evaluate) ? heard : current);

/** The revision that the phone held to be in force, when courtesy is owed for it. */
const heardOf = (published: readonly PublishedRevision[], current: PublishedRevision, atMs: InstantMs, { basis, epoch, receivedMs }: Knowledge): PublishedRevision | null => {
  if (basis === null || receivedMs >= current.revision.effectiveFromMs + current.revision.courtesyMs) return null;
  const isOfThisEpoch = basis.epoch16 === epoch16Of(epoch);
  if (isOfThisEpoch && basis.judgedNo >= current.judgedNo) return null;
  const before = published.slice(0, published.indexOf(current));
  return before.findLast(({ revision, judgedNo }) => revision.effectiveFromMs <= atMs && (!isOfThisEpoch || judgedNo <= basis.judgedNo)) ?? null;
};

const unitsOf = (standing: Standing, sale: SaleFacts, evaluate: Evaluate): number =>
  evaluate([standing], sale).campaigns.flatMap(({ given }: CampaignOutcome) => given).reduce((sum, { units }) => sum + units, 0);

const withBudgetOf = (heard: Revision, current: Revision): Revision => {
  if (heard.budget === current.budget) return heard;
  const known = courteousByHeard.get(heard);
  if (known?.budget === current.budget) return known;
  const courteous = { ...heard, budget: current.budget };
  courteousByHeard.set(heard, courteous);
  return courteous;
};

/** Kept, since what is prepared for judging is kept by the object. */
const courteousByHeard = new WeakMap<Revision, Revision>();
