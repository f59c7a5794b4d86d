import type { Plant } from '../src/planting.ts';

/** Whoever shows an earlier answer is made whole, as often as it is shown. */
export const madeWholeTwice: Plant = (real) => ({ ...real, judgeBatch: (state, arrivals, findings) => real.judgeBatch({ ...state, added: new Map() }, arrivals, findings) });
