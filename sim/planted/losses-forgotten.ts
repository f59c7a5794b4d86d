import type { Plant } from '../src/planting.ts';

/** Losses are remembered no longer than a batch: what comes closes none of them. */
export const lossesForgotten: Plant = (real) => ({ ...real, judgeBatch: (state, arrivals, findings) => real.judgeBatch({ ...state, losses: new Map() }, arrivals, findings) });
