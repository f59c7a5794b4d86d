import type { Plant } from '../src/planting.ts';

/** Neither end looks at the epoch: numbers of before the restore are taken for numbers of now. */
export const cursorSurvivesARestore: Plant = (real) => ({
  ...real,
  pull: (book, reader, scopes, request, serverMs) => real.pull(book, reader, scopes, { ...request, epoch: request.epoch === null ? null : book.epoch }, serverMs),
  applyPage: (cursor, epoch, page) => real.applyPage({ ...cursor, epoch: cursor.epoch === null ? null : epoch }, epoch, page),
});
