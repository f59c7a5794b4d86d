import type { BatchState } from '@qoa/shared/judge';
import type { Plant } from '../src/planting.ts';

/** What is left of a budget was read before the batch before was written. */
export const budgetReadOutsideTheLock: Plant = (real) => {
  let before: BatchState['totals'] = new Map();
  return {
    ...real,
    judgeBatch: (state, arrivals, findings) => {
      const totals = before;
      before = state.totals;
      return real.judgeBatch({ ...state, totals }, arrivals, findings);
    },
  };
};
