import { rowsPage } from '../src/feed-pages.ts';
import type { Plant } from '../src/planting.ts';

/** Compaction mends the chain behind it and states no floor: whoever stood below it reads on as if nothing had been there. */
export const floorNotStated: Plant = (real) => ({
  ...real,
  pull: (book, reader, scopes, request, serverMs) => {
    const answer = real.pull(book, reader, scopes, request, serverMs);
    const pages = answer.pages.map((page) => {
      const after = request.epoch === book.epoch ? request.after[page.scope] : undefined;
      const left = page.snapshot && after !== undefined ? rowsPage(book, page.scope, after, request.limit) : null;
      return left === null ? page : { ...left, floor: 0, rows: left.rows.map((row, at) => (at === 0 ? { ...row, prev: after ?? 0 } : row)) };
    });
    return { ...answer, pages };
  },
});
