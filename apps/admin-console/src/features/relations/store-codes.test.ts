import { expect, test } from 'vitest';
import { storeCodesOf } from './store-codes.ts';

test('codes are read from a list, a column of a spreadsheet or a file, each once', () => {
  expect(storeCodesOf(' esq01, LUP02;NOR03\r\n"esq01"\n\n')).toEqual(['ESQ01', 'LUP02', 'NOR03']);
  expect(storeCodesOf(' \n')).toEqual([]);
});
