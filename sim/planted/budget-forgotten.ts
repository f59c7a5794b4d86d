import type { Plant } from '../src/planting.ts';

/** What all cards had of a campaign lives no longer than a batch. */
export const budgetForgotten: Plant = (real) => ({ ...real, judgeBatch: (state, arrivals, findings) => real.judgeBatch({ ...state, totals: new Map() }, arrivals, findings) });
