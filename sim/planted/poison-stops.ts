import { assert } from '@qoa/shared/result';
import type { Plant } from '../src/planting.ts';

/** An event that this release cannot read stops the batch. */
export const poisonStops: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) => {
    assert(arrivals.every(({ event }) => event.kind !== 'Sealed'), 'every kind is known');
    return real.judgeBatch(state, arrivals, findings);
  },
});
