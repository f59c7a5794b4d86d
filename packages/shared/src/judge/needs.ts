import type { EventName } from '../events/index.ts';
import type { EventHash, CardCode, EnrolmentId, Gtin, ProgrammeId, Seq } from '../ids/index.ts';

/**
 * The keys that a store reads to make a `BatchState`, each without repeats, in one SQL round trip:
 * answers by (names), forks by (names), sources by (enrolments), cards by (cards), products by (gtins), revisions by the programmes
 * of the sources' stores and by (programmes), card states with their cards, heads of `store:` and `card:` scopes likewise; claims that wait for events of the
 * enrolments, and the events that claims name by (claimed); adjustments by (shown). What those bring in (their products, the cards of claims that waited) is a second question,
 * asked only by a batch with claims.
 */
export interface DataNeeds {
  readonly names: readonly { readonly enrolment: EnrolmentId; readonly seq: Seq; readonly hash: EventHash }[];
  readonly enrolments: readonly EnrolmentId[];
  readonly cards: readonly CardCode[];
  readonly gtins: readonly Gtin[];
  /** Programmes that earlier answers name, which the store may no longer take part in. */
  readonly programmes: readonly ProgrammeId[];
  readonly claimed: readonly EventName[];
  /** Events that may be stored and come with earlier answers: what was added to them is read by name. */
  readonly shown: readonly EventName[];
}
