import type { Plant } from '../src/planting.ts';

/** A judge that was replaced still writes. */
export const twoJudges: Plant = (real) => ({ ...real, commit: (book, batch) => real.commit(book, { ...batch, term: book.term }) });
