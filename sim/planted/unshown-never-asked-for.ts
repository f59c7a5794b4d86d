import type { Plant } from '../src/planting.ts';

/** What a receipt brought first after a restore is stored, so its phone is never asked what it had been answered. */
export const unshownNeverAskedFor: Plant = (real) => ({ ...real, takeEarly: (progress, seq) => ({ ...real.takeEarly(progress, seq), unshown: progress.unshown }) });
