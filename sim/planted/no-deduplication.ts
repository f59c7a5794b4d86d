import type { Plant } from '../src/planting.ts';

/** The judge does not look at what is stored. */
export const noDeduplication: Plant = (real) => ({ ...real, judgeBatch: (state, arrivals, findings) => real.judgeBatch({ ...state, stored: new Map() }, arrivals, findings) });
