import { expect, test } from 'vitest';
import { placeRowsOf } from './place-rows.ts';

test('rows of a sheet are read, whatever separates their cells, and what is empty stays as it is', () => {
  expect(placeRowsOf('esq01, Minisúper, Yucatán, Mérida\r\n"LUP02";;Jalisco;\nnor03\tcadena').places).toEqual([
    { code: 'ESQ01', type: 'minisuper', state: 'Yucatán', city: 'Mérida' },
    { code: 'LUP02', state: 'Jalisco' },
    { code: 'NOR03', type: 'cadena' },
  ]);
});

test('a heading, an unknown type, a row that says nothing and one of too many cells are told by their numbers', () => {
  expect(placeRowsOf('código,tipo,estado,ciudad\n\nesq01\nesq01,,,,x\nesq01,cadena').wrong).toEqual([1, 3, 4]);
  expect(placeRowsOf(' \n')).toEqual({ places: [], wrong: [] });
});
