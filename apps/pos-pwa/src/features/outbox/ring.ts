import type { InstantMs } from '@qoa/shared/ids';
import type { Covered, Settled, Settlement } from './outbox.ts';

/** The ring keeps what was settled for at most this long, covered by a backup or not. Law: kept */
export const RING_AGE_MAX_MS = 90 * 24 * 60 * 60 * 1000;

/** Whether the ring may forget a settled envelope. Law: kept */
export const mayForget = (settled: Pick<Settled, 'epoch' | 'answer' | 'settledAtMs'>, covered: Covered, nowMs: InstantMs): boolean =>
  (settled.epoch === covered.epoch && settled.answer.judgedNo <= covered.judgedNo) || settled.settledAtMs < nowMs - RING_AGE_MAX_MS;

/** Whether an answer takes the place of the one in the ring: custody became a verdict, or a restored server judged again. Law: once */
export const isLater = (next: Pick<Settlement, 'epoch' | 'answer'>, earlier: Pick<Settlement, 'epoch' | 'answer'>): boolean =>
  next.epoch !== earlier.epoch || next.answer.judgedNo > earlier.answer.judgedNo;
