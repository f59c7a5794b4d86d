import { expect, test } from 'vitest';
import { daysMaxOfMonth } from './days-of-month.ts';

test('a month has the days of the year that gives it most; before one is chosen there are 31', () => {
  expect([1, 2, 4, 12].map(daysMaxOfMonth)).toEqual([31, 29, 30, 31]);
  expect([0, 13, Number.NaN].map(daysMaxOfMonth)).toEqual([31, 31, 31]);
});
