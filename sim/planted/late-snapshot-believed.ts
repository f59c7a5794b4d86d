import type { Plant } from '../src/planting.ts';

/** A snapshot replaces what is here, however long it was on its way. */
export const lateSnapshotBelieved: Plant = (real) => ({
  ...real,
  applyPage: (cursor, epoch, page) => real.applyPage(page.snapshot ? { ...cursor, after: { ...cursor.after, [page.scope]: 0 } } : cursor, epoch, page),
});
