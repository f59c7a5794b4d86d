import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawCardCode } from '../codes/index.ts';
import { bucketOf } from './bucket.ts';

const codes = fc.uint8Array({ minLength: 7, maxLength: 7 }).map((bytes) => drawCardCode(bytes)).filter((code) => code !== null);

test('a card’s place is the same for ever: one that moved would join a holdout late', () => {
  expect(['ANA000000001', 'BETO00000002'].map((code) => bucketOf(code as never))).toEqual([8236, 1331]);
});

test('cards spread evenly over the tenths of all places', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const code of fc.sample(codes, { numRuns: 20_000, seed: 7 })) tenths[Math.floor(bucketOf(code) / 1000)] = (tenths[Math.floor(bucketOf(code) / 1000)] ?? 0) + 1;
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(250);
});
