import { describe, expect, test } from 'vitest';
import { openPatiently, type Opening } from './open-patiently.ts';

const world = { name: 'world' };

const opening = async (answers: readonly Opening<typeof world>[]): Promise<{ readonly shown: readonly unknown[]; readonly waits: readonly number[]; readonly opened: unknown }> => {
  const [left, shown, waits] = [[...answers], [] as unknown[], [] as number[]];
  const opened = await openPatiently(async () => left.shift() ?? world, (told) => shown.push(told), async (ms) => void waits.push(ms));
  return { shown, waits, opened };
};

describe('opening', () => {
  test('shows what opened', async () => {
    expect(await opening([world])).toEqual({ shown: [world], waits: [], opened: world });
  });

  test('storage that fails is shown in words and tried again, longer apart each time, until it opens', async () => {
    const { shown, waits, opened } = await opening(['STORAGE_UNAVAILABLE', 'STORAGE_FULL', 'STORAGE_UNAVAILABLE', world]);
    expect([shown, opened]).toEqual([['STORAGE_UNAVAILABLE', 'STORAGE_FULL', 'STORAGE_UNAVAILABLE', world], world]);
    [500, 1000, 2000].forEach((leastMs, nth) => expect(waits[nth]).toBeGreaterThanOrEqual(leastMs));
  });

  test('what no second try can mend ends it', async () => {
    expect(await opening(['PAGE_INSECURE', world])).toEqual({ shown: ['PAGE_INSECURE'], waits: [], opened: null });
  });
});
