import type { Plant } from '../src/planting.ts';

/** Every row of a batch names the head that was read before the batch. */
export const feedChainBroken: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) => {
    const outcome = real.judgeBatch(state, arrivals, findings);
    return { ...outcome, feed: outcome.feed.map((row) => ({ ...row, prev: state.scopeHeads.get(row.scope) ?? 0 })) };
  },
});
