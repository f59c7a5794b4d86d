import type { Plant } from '../src/planting.ts';

/** Events and answers are written in one transaction, the ledger in a second one that now and then does not come. */
export const tornCommit: Plant = (real) => ({
  ...real,
  commit: (book, batch) => {
    const torn = batch.outcome.nextJudgedNo % 7 === 0;
    return real.commit(book, torn ? { ...batch, outcome: { ...batch.outcome, accountDeltas: [] } } : batch);
  },
});
