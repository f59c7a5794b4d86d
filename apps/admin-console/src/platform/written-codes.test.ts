import { expect, test } from 'vitest';
import { codesOf } from './written-codes.ts';

test('codes are read from a list, a column of a spreadsheet or a file, each once', () => {
  expect(codesOf(' esq01, LUP02;NOR03\r\n"esq01"\n\n')).toEqual(['ESQ01', 'LUP02', 'NOR03']);
  expect(codesOf(' \n')).toEqual([]);
});
