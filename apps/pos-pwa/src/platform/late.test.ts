import { expect, test } from 'vitest';
import { late } from './late.ts';

test('a part is loaded once, with its first use; a load that failed is tried again', async () => {
  let loads = 0;
  const part = late(async () => {
    loads += 1;
    if (loads === 1) throw new Error('no network');
    return loads;
  });
  expect(loads).toBe(0);
  await expect(part()).rejects.toThrow('no network');
  expect([await part(), await part()]).toEqual([2, 2]);
});
