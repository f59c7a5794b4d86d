import type { Plant } from '../src/planting.ts';

/** A transaction of which nothing is known is taken for refused, and the next event in line for its culprit. */
export const innocentPunishedAfterALostCommit: Plant = (real) => ({
  ...real,
  culpritOf: (trouble, batch, behind) => (trouble === 'commit-lost' ? (behind[0] ?? null) : real.culpritOf(trouble, batch, behind)),
});
