import type { Plant } from '../src/planting.ts';

/** A restored server judges what comes again, and does not look at what it had been answered. */
export const earlierAnswersIgnored: Plant = (real) => ({ ...real, judgeBatch: (state, arrivals) => real.judgeBatch(state, arrivals.map(({ earlier: _earlier, ...arrival }) => arrival)) });
