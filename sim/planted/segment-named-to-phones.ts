import type { Revision } from '@qoa/shared/rules';
import type { Plant } from '../src/planting.ts';

/** Phones are told a campaign as it was published, with the names of the segments that it asks for. */
export const segmentNamedToPhones: Plant = (real) => ({
  ...real,
  pull: (book, reader, scopes, request, serverMs) => {
    const response = real.pull(book, reader, scopes, request, serverMs);
    const published = (judgedNo: number, body: unknown): unknown => {
      const entry = book.journal.get(judgedNo);
      return entry?.entry === 'fact' && entry.kind === 'campaign' ? { ...(body as Revision), cards: (entry.body as Revision).cards, earn: (entry.body as Revision).earn } : body;
    };
    return { ...response, pages: response.pages.map((page) => ({ ...page, rows: page.rows.map((row) => ({ ...row, body: published(row.judgedNo, row.body) })) })) };
  },
});
