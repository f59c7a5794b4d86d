import { eventKey } from '@qoa/shared/judge';
import type { Plant } from '../src/planting.ts';

/** Other bytes under a number that is taken get the first answer. */
export const forkAnsweredAsRepeat: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) =>
    real.judgeBatch(
      state,
      arrivals.map((arrival) => {
        const stored = state.stored.get(eventKey(arrival.envelope.enrolment, arrival.envelope.seq));
        return stored === undefined ? arrival : { ...arrival, envelope: { ...arrival.envelope, hash: stored.hash } };
      }),
      findings,
    ),
});
