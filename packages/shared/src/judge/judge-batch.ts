import type { Arrival } from './arrival.ts';
import type { BatchOutcome } from './outcome.ts';
import type { BatchState } from './state.ts';

/**
 * Judges the arrivals in their order (a source's own in order of seq) on one state, and says everything that changes.
 * Pure and total: no decodable event makes it throw. It changes nothing in `state`.
 *
 * What a sale is answered:
 * - `accepted`: it gave all that its rules promise, or nothing could be expected of it because no card was shown (`given` empty).
 *   Products that take no part do not spoil a sale in which others did.
 * - `partial`: it gave something, and a rule took part of it away; the code names the first rule that did
 *   (LIMIT_DAY, LIMIT_SALE), or DEBT_REPAID when the units went to an old debt.
 * - `refused`: a card was shown and gained nothing; the code says why, the nearest miss first: LIMIT_DAY, LIMIT_SALE, DAY_CLOSED,
 *   CAMPAIGN_PAUSED, CAMPAIGN_ENDED, CAMPAIGN_NOT_STARTED, PRODUCT_FRACTION, PRODUCT_UNKNOWN, PRODUCT_NOT_PROMOTED, NO_CAMPAIGN; or CARD_UNKNOWN.
 *   The sale is on record all the same, in the store's feed and in its figures.
 * - `held`: UNKNOWN_KIND (a body that this release cannot read), FORK (other bytes stand under its (source, seq)), ENROLMENT_REVOKED
 *   (not proved earlier than the revocation), ENROLMENT_UNKNOWN.
 * `given` names each programme in which the sale took part, also when a limit left 0 units, so that the screen can show the balance.
 *
 * Laws: once, no poison, never negative, judged not trusted
 */
export const judgeBatch = (state: BatchState, arrivals: readonly Arrival[]): BatchOutcome => {
  throw new Error(`not written yet: ${state.epoch} ${arrivals.length}`);
};
