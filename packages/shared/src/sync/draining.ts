import type { SyncState } from './state.ts';

/** Under way with more than this push takes. What the feeds tell meanwhile is of these sales for the most part, and is read once, behind them. */
export const isDraining = ({ push, queue, pushLimit }: SyncState): boolean => (push.at === 'under-way' || push.at === 'settling') && queue.queued > pushLimit;
