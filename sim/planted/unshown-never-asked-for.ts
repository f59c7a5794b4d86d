import type { Plant } from '../src/planting.ts';

/** What a receipt brought first after a restore is stored, so a phone of a release that sends nothing again unasked is never asked what it had been answered. */
export const unshownNeverAskedFor: Plant = (real) => ({ ...real, otherLife: () => null, takeEarly: (progress, seq) => ({ ...real.takeEarly(progress, seq), unshown: progress.unshown }) });
