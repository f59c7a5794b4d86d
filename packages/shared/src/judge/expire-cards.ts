import type { InstantMs, ProgrammeId, StoreId } from '../ids/index.ts';
import { beginBatch, endBatch } from './batch-under-way.ts';
import type { BatchOutcome } from './outcome.ts';
import type { BatchState } from './state.ts';
import { type Holder, takeEnded } from './take-ended.ts';

/** A card whose lots ended while nobody sold to it, and the stores that know it. */
export interface DueCard extends Holder {
  readonly programmes: readonly ProgrammeId[];
  readonly stores: readonly StoreId[];
}

/** Takes what has ended of cards by an instant, as the clock's door asks: the same facts as before a sale. Laws: final, once */
export const expireCards = (state: BatchState, due: readonly DueCard[], untilMs: InstantMs): BatchOutcome => {
  const batch = beginBatch(state, []);
  for (const { programmes, stores, ...holder } of due) takeEnded(batch, holder, { programmes, untilMs, store: null, told: stores });
  return { answers: [], ...endBatch(batch) };
};
