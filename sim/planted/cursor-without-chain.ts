import type { Plant } from '../src/planting.ts';

/** The reader believes that a page always joins on. */
export const cursorWithoutChain: Plant = (real) => ({
  ...real,
  applyPage: (cursor, epoch, page) => {
    let prev = cursor.after[page.scope] ?? 0;
    const rows = page.rows.filter(({ judgedNo }) => judgedNo > prev).map((row) => {
      const joined = { ...row, prev };
      prev = row.judgedNo;
      return joined;
    });
    return real.applyPage(cursor, epoch, page.snapshot ? page : { ...page, rows });
  },
});
