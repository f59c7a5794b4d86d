import { afterEach, expect, test, vi } from 'vitest';
import { askToPersist, readStorage } from './storage-report.ts';

afterEach(() => vi.unstubAllGlobals());

const storageOf = (promised: boolean) => ({ persisted: vi.fn(() => Promise.resolve(promised)), persist: vi.fn(() => Promise.resolve(true)), estimate: () => Promise.resolve({ usage: 7, quota: 100 }) });

test('a browser that has not promised to keep the events is asked to, one that has is left alone', async () => {
  const [unsure, sure] = [storageOf(false), storageOf(true)];
  for (const storage of [unsure, sure]) {
    vi.stubGlobal('navigator', { storage });
    await askToPersist();
  }
  expect([unsure.persist.mock.calls.length, sure.persist.mock.calls.length]).toEqual([1, 0]);
});

test('what it says of its storage is reported, and what it does not say is null', async () => {
  vi.stubGlobal('navigator', { storage: storageOf(true) });
  expect(await readStorage()).toEqual({ usedBytes: 7, quotaBytes: 100, persisted: true });
  vi.stubGlobal('navigator', { storage: { ...storageOf(false), estimate: () => Promise.resolve({}) } });
  expect(await readStorage()).toEqual({ usedBytes: null, quotaBytes: null, persisted: false });
  vi.stubGlobal('navigator', {});
  expect(await readStorage()).toEqual({ usedBytes: null, quotaBytes: null, persisted: null });
  await askToPersist();
});
