import { expect, test } from 'vitest';
import { sqlStateOf, troubleOf } from './sql-state.ts';

const thrown = (code: string, message = 'no'): Error => Object.assign(new Error(message), { code });

test('rows are refused by classes 22 and 23, patience helps with 08, 40, 53, 55 and 57, and everything else stops the judge', () => {
  for (const code of ['22003', '23505', '23514']) expect(troubleOf(thrown(code))).toBe('rows');
  for (const code of ['08006', '40001', '40P01', '53300', '55P03', '57P01']) expect(troubleOf(thrown(code))).toBe('again');
  for (const code of ['42P01', 'XX000', '25006', '28000']) expect(troubleOf(thrown(code))).toBe('stop');
});

test('a connection that broke has no SQLSTATE and counts as class 08', () => {
  for (const error of [thrown('ECONNRESET'), thrown('ECONNREFUSED'), thrown('EPIPE'), new Error('Connection terminated unexpectedly'), new Error('Query read timeout'), new Error('Client has encountered a connection error and is not queryable')]) {
    expect(sqlStateOf(error)).toBeNull();
    expect(troubleOf(error)).toBe('again');
  }
  expect(troubleOf(new TypeError('x is not a function'))).toBe('stop');
});
