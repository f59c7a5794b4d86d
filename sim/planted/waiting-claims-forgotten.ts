import type { Plant } from '../src/planting.ts';

/** A claim that came before its sale is never looked at again. */
export const waitingClaimsForgotten: Plant = (real) => ({ ...real, judgeBatch: (state, arrivals, findings) => real.judgeBatch({ ...state, awaiting: new Map() }, arrivals, findings) });
