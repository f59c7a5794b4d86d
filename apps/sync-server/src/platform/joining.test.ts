import { describe, expect, test } from 'vitest';
import { joining } from './joining.ts';

describe('a call that joins one under way', () => {
  test('looks once more, however many joined, and never beside the first', async () => {
    let [looks, beside, besideMax] = [0, 0, 0];
    const look = joining(async () => {
      looks += 1;
      beside += 1;
      besideMax = Math.max(besideMax, beside);
      await Promise.resolve();
      beside -= 1;
      return false;
    });
    await Promise.all([look(), look(), look()]);
    expect([looks, besideMax]).toEqual([2, 1]);
    await look();
    expect(looks).toBe(3);
  });

  test('goes on while something is left, and begins anew after one that failed', async () => {
    const left = [true, true, false];
    const look = joining(() => Promise.resolve(left.shift() ?? Promise.reject(new Error('away'))));
    await look();
    expect(left).toEqual([]);
    await expect(look()).rejects.toThrow('away');
    left.push(false);
    await look();
    expect(left).toEqual([]);
  });
});
