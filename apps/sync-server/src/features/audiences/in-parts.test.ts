import { err, ok } from '@qoa/shared/result';
import { expect, test } from 'vitest';
import { inParts } from './in-parts.ts';

test('many are decided part by part and counted together', async () => {
  const parts: (readonly number[])[] = [];
  const done = await inParts([1, 2, 3, 4, 5], 2, async (part) => {
    parts.push(part);
    return ok({ changed: 1, unchanged: part.length - 1, unknown: part.filter((one) => one > 3).map(String) });
  });
  expect(parts).toEqual([[1, 2], [3, 4], [5]]);
  expect(done).toEqual(ok({ changed: 3, unchanged: 2, unknown: ['4', '5'] }));
});

test('a refusal ends it, and nothing after it is decided', async () => {
  const parts: (readonly number[])[] = [];
  const done = await inParts([1, 2, 3], 1, async (part) => {
    parts.push(part);
    return part[0] === 2 ? err('away') : ok({ changed: 1, unchanged: 0, unknown: [] });
  });
  expect([parts, done]).toEqual([[[1], [2]], err('away')]);
});
