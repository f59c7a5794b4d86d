import type { Plant } from '../src/planting.ts';

/** Whatever is not in the push counts as lost. */
export const holeThoughKept: Plant = (real) => ({ ...real, planPush: (progress, stated, pushed, blind) => real.planPush(progress, { ...stated, kept: [] }, pushed, blind) });
