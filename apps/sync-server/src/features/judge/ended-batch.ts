import { type DueCard, expireCards } from '@qoa/shared/judge';
import type { InstantMs } from '@qoa/shared/ids';
import { cpgOf, type JudgedBatch, type Life } from './batch.ts';
import { type JudgeMemory, stateOf } from './judge-memory.ts';

/** What has ended of these cards by an instant, as a batch without arrivals, on a memory that holds all that it needs. */
export const endedBatch = (memory: JudgeMemory, { epoch }: Life, due: readonly DueCard[], untilMs: InstantMs): JudgedBatch => {
  const outcome = expireCards(stateOf(memory, epoch, [], new Set()), due, untilMs);
  return { outcome, writes: { outcome, progress: new Map(), contacts: [], firstSales: [], cpgOf: (programme) => cpgOf(memory, programme) }, pieces: [], isIdle: outcome.expiries.length === 0 };
};
