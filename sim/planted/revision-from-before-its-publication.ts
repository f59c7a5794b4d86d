import type { Plant } from '../src/planting.ts';

/** A publication may say that it held before it was made. */
export const revisionFromBeforeItsPublication: Plant = (real) => ({
  ...real,
  decideLife: (life, command, by, nowMs) => real.decideLife(life, command, by, command.do === 'approve' ? Math.min(nowMs, command.effectiveFromMs ?? nowMs) : nowMs),
});
