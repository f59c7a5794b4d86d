import type { CardCode, EnrolmentId, EventHash, Gtin, Seq } from '../ids/index.ts';
import type { Arrival } from './arrival.ts';

/**
 * The keys that a store reads to make a `BatchState`, each without repeats, in one SQL round trip:
 * answers by (names), forks by (names), sources by (enrolments), cards by (cards), products by (gtins), revisions by the programmes
 * of the sources' stores, card states by a join of cards with those programmes (`cardAt`), heads of `store:` and `card:` scopes likewise.
 */
export interface DataNeeds {
  readonly names: readonly { readonly enrolment: EnrolmentId; readonly seq: Seq; readonly hash: EventHash }[];
  readonly enrolments: readonly EnrolmentId[];
  readonly cards: readonly CardCode[];
  readonly gtins: readonly Gtin[];
  /** Each card with each enrolment that brings it: join the enrolment's store's programmes to get the (card, programme) pairs. */
  readonly cardAt: readonly { readonly card: CardCode; readonly enrolment: EnrolmentId }[];
}

/** What must be known before these arrivals can be judged. Pure; cost in the number of lines. */
export const dataNeeds = (arrivals: readonly Arrival[]): DataNeeds => {
  throw new Error(`not written yet: ${arrivals.length}`);
};
