export type { Arrival, CorrectedTime } from './arrival.ts';
export type { AwaitingClaim, Claim, ClaimedEvent, ClaimRow, VerdictRow } from './claims.ts';
export { judgeBatch } from './judge-batch.ts';
export { adjustedUnitsMax, shortfalls } from './make-whole.ts';
export type { DataNeeds } from './needs.ts';
export type { AccountDelta, AdjustmentRow, BatchOutcome, CardStateRow, EventRow, FeedRowStored, Judged, LossNews, LotRow, PostingRow, TotalUseRow } from './outcome.ts';
export { cardStateKey, eventKey, forkKey } from './state.ts';
export type { BatchState, SourceFacts } from './state.ts';
