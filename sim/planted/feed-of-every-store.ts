import { townStores } from '../src/town.ts';
import type { Plant } from '../src/planting.ts';

/** A phone may follow whichever store it likes. */
export const feedOfEveryStore: Plant = (real) => ({
  ...real,
  scopesOf: (book, reader) => (reader.reader === 'device' ? [...new Set([...real.scopesOf(book, reader), ...townStores.map(({ id }) => `store:${id}`)])] : real.scopesOf(book, reader)),
});
