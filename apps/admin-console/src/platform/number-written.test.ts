import { expect, test } from 'vitest';
import { centsWritten, numberWritten } from './number-written.ts';

test.each([['1', 1], ['1.', 1], ['.5', 0.5], ['-3', -3], ['1.234', 1.234], ['1,5', 1.5], ['1,000', 1_000], ['12,345,678.5', 12_345_678.5], [' 1 000 ', 1_000]])('“%s” is the number %d', (text, number) => {
  expect(numberWritten(text)).toBe(number);
});

test.each(['', '-', '.', '1,0000', '1000,000', '1,00,000', '1.000,5', '1,2,3', '1.2.3', 'dos', '1e9'])('“%s” is no number', (text) => {
  expect(numberWritten(text)).toBeNaN();
});

test.each([['2,25', 225], ['2.25', 225], ['$1,000', 100_000], ['1,000.5', 100_050], ['0.29', 29], ['1000000', 100_000_000]])('“%s” pesos are %d cents', (text, cents) => {
  expect(centsWritten(text)).toBe(cents);
});

test.each(['1.234', 'dos', ''])('“%s” pesos are no amount', (text) => {
  expect(centsWritten(text)).toBeNaN();
});
