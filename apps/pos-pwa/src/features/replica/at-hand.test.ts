import { expect, test } from 'vitest';
import { atHand } from './at-hand.ts';

test('each key is read once, until all are forgotten', async () => {
  let reads = 0;
  const names = atHand(async (key: string) => `${key} ${(reads += 1)}`);
  expect([await names.read('a'), await names.read('a'), await names.read('b')]).toEqual(['a 1', 'a 1', 'b 2']);
  names.forget();
  expect(await names.read('a')).toBe('a 3');
});

test('a read that fails is asked again', async () => {
  let fails = true;
  const names = atHand(async () => {
    if (fails) throw new Error('the disk is away');
    return 'here';
  });
  await expect(names.read(null)).rejects.toThrow('the disk is away');
  fails = false;
  expect(await names.read(null)).toBe('here');
});
