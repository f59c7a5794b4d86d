import { describe, expect, test } from 'vitest';
import type { BannerTruth } from '@qoa/shared/sync';
import { followedTruth, joinedTruth } from './joined-truth.ts';

const storage = { usedBytes: 1, quotaBytes: 2, persisted: true };
const quiet: BannerTruth = { queued: 0, oldestQueuedWallMs: null, oldestQueuedAgeMs: null, drawer: 0, pushing: false, link: 'reached', lastContactMs: 50, nextTryMs: null, live: true, trouble: null };

describe('one truth of all enrolments', () => {
  test('a phone without an enrolment has tried nothing', () => {
    expect(joinedTruth([], storage)).toMatchObject({ queued: 0, link: 'untried', storage });
  });

  test('what an earlier enrolment still has counts, and its age is the oldest; the line is that of the newest', () => {
    const earlier: BannerTruth = { ...quiet, queued: 3, oldestQueuedWallMs: 7, link: 'unreached', live: false, nextTryMs: 99, pushing: true };
    expect(joinedTruth([earlier, { ...quiet, queued: 2, oldestQueuedWallMs: 9 }], storage)).toEqual({
      queued: 5,
      oldestQueuedWallMs: 7,
      drawer: 0,
      pushing: true,
      link: 'reached',
      lastContactWallMs: 50,
      nextTryWallMs: 99,
      live: true,
      trouble: null,
      clockOffsetMs: null,
      storage,
    });
  });

  test('the trouble of the newest enrolment is told first, else that of any other of which something waits', () => {
    const lost: BannerTruth = { ...quiet, queued: 2, trouble: 'KEY_UNKNOWN' };
    expect(joinedTruth([{ ...lost, queued: 0 }, quiet], storage).trouble).toBeNull();
    expect(joinedTruth([lost, quiet], storage).trouble).toEqual({ code: 'KEY_UNKNOWN', earlier: 2 });
    expect(joinedTruth([lost, { ...quiet, trouble: 'STORAGE_ROLLED_BACK' }], storage).trouble).toEqual({ code: 'STORAGE_ROLLED_BACK' });
  });

  test('a tab that follows counts the queue by itself and believes the leader about the line', () => {
    const own = joinedTruth([{ ...quiet, queued: 4, oldestQueuedWallMs: 8, link: 'untried', live: false }], storage);
    const leader = joinedTruth([quiet], { usedBytes: null, quotaBytes: null, persisted: null });
    expect(followedTruth(own, leader)).toMatchObject({ queued: 4, oldestQueuedWallMs: 8, link: 'reached', live: true, storage });
  });
});
