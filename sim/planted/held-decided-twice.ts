import { eventKey, forkKey } from '@qoa/shared/judge';
import type { Plant } from '../src/planting.ts';

/** Whoever decides something held does not look whether it was decided meanwhile: it is judged once more. */
export const heldDecidedTwice: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) => {
    const [stored, forks] = [new Map(state.stored), new Map(state.forks)];
    const unseeing = arrivals.map((arrival) => {
      if (arrival.decided === undefined) return arrival;
      const { enrolment, seq, hash } = arrival.envelope;
      for (const [answers, key] of [[stored, eventKey(enrolment, seq)], [forks, forkKey(enrolment, seq, hash)]] as const) {
        const stands = answers.get(key);
        if (stands?.hash === hash) answers.set(key, { ...stands, class: 'held', code: 'FORK' });
      }
      const seen = [stored.get(eventKey(enrolment, seq)), ...[...forks.values()].filter((fork) => forks.get(forkKey(enrolment, seq, fork.hash)) === fork)];
      return { ...arrival, decided: { ...arrival.decided, seenNo: Math.max(...seen.map((answer) => answer?.judgedNo ?? 0)) } };
    });
    return real.judgeBatch({ ...state, stored, forks }, unseeing, findings);
  },
});
