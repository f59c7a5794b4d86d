import { eventKey } from '@qoa/shared/judge';
import type { Plant } from '../src/planting.ts';

/** Whoever shows an earlier answer is made whole, as often as it is shown. */
export const madeWholeTwice: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals) => real.judgeBatch({ ...state, firstShown: new Set(arrivals.map(({ envelope }) => eventKey(envelope.enrolment, envelope.seq))) }, arrivals),
});
