import type { PlaceWritten } from '@qoa/shared/protocol';
import type { StoreType } from '@qoa/shared/rules';

/** Rows of a sheet as places of stores, and the numbers of those that say nothing that we understand. */
export interface PlaceRows {
  readonly places: readonly PlaceWritten[];
  readonly wrong: readonly number[];
}

const types: ReadonlyMap<string, StoreType> = new Map([['tiendita', 'tiendita'], ['minisuper', 'minisuper'], ['cadena', 'cadena']]);

/** Reads `code, type, state, city` a line, apart by commas, semicolons or tabs; what is empty stays as it is. A heading is one of the wrong rows. */
export const placeRowsOf = (text: string): PlaceRows => {
  const read = text.split(/\r?\n/).map((line, at) => (line.trim() === '' ? null : { no: at + 1, place: placeOf(line) }));
  return { places: read.flatMap((row) => row?.place ?? []), wrong: read.flatMap((row) => (row !== null && row.place === null ? [row.no] : [])) };
};

const placeOf = (line: string): PlaceWritten | null => {
  const [code = '', written = '', state = '', city = '', ...more] = line.split(/[,;\t]/).map((cell) => cell.replace(/^\s*"?|"?\s*$/g, ''));
  const type = types.get(written.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
  if (code === '' || more.some((cell) => cell !== '') || (written !== '' && type === undefined) || (type === undefined && state === '' && city === '')) return null;
  return { code: code.toUpperCase(), ...(type === undefined ? {} : { type }), ...(state === '' ? {} : { state }), ...(city === '' ? {} : { city }) };
};
