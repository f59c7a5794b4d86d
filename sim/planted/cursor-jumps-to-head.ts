import type { Plant } from '../src/planting.ts';

/** After a page the cursor stands at the scope's head, whether the page reached it or not. */
export const cursorJumpsToHead: Plant = (real) => ({
  ...real,
  applyPage: (cursor, epoch, page) => {
    const outcome = real.applyPage(cursor, epoch, page);
    return outcome.outcome === 'applied' ? { ...outcome, cursor: { epoch, after: { ...outcome.cursor.after, [page.scope]: page.head } } } : outcome;
  },
});
