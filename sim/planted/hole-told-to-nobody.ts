import type { Plant } from '../src/planting.ts';

/** The sequence walk goes on over a hole, and puts no loss on record. */
export const holeToldToNobody: Plant = (real) => ({ ...real, findingsOf: (push) => real.findingsOf({ ...push, newHoles: [] }) });
