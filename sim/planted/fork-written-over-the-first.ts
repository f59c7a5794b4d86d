import type { Plant } from '../src/planting.ts';

/** A fork that people decided is written where events are, over what came first under its number. */
export const forkWrittenOverTheFirst: Plant = (real) => ({
  ...real,
  commit: (book, batch) => real.commit(book, { ...batch, outcome: { ...batch.outcome, verdicts: batch.outcome.verdicts.map((row) => ({ ...row, isFork: false })) } }),
});
