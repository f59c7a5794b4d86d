import { describe, expect, test } from 'vitest';
import { untriedTruth } from '../sync/index.ts';
import { bannerState } from './banner-state.ts';

const nowMs = 1_800_000_000_000;
const hourMs = 3_600_000;
const says = (truth: Partial<typeof untriedTruth>): object => bannerState({ ...untriedTruth, ...truth }, nowMs);

describe('what the banner says', () => {
  test('all is synced only when nothing waits here', () => {
    expect(says({ link: 'reached', lastContactWallMs: nowMs })).toEqual({ says: 'synced', lastContactWallMs: nowMs });
    expect(says({ link: 'reached', queued: 1, oldestQueuedWallMs: nowMs - 1000 })).toMatchObject({ says: 'waiting', queued: 1 });
  });

  test('the age is that of the oldest unsent event, and a clock set back does not make it negative', () => {
    expect(says({ queued: 3, oldestQueuedWallMs: nowMs - hourMs })).toEqual({ says: 'waiting', queued: 3, ageMs: hourMs });
    expect(says({ queued: 3, oldestQueuedWallMs: nowMs + hourMs })).toMatchObject({ ageMs: 0 });
  });

  test('after a day it asks for a connection, unless it is sending just then', () => {
    const old = { queued: 3, oldestQueuedWallMs: nowMs - 25 * hourMs };
    expect(says(old)).toEqual({ says: 'long', ageMs: 25 * hourMs });
    expect(says({ ...old, pushing: true })).toEqual({ says: 'sending', queued: 3 });
  });

  test('without a connection and with nothing waiting one may go on selling', () => {
    expect(says({ link: 'unreached' })).toEqual({ says: 'offline' });
    expect(says({})).toEqual({ says: 'untried' });
    expect(says({ lastContactWallMs: nowMs - hourMs })).toEqual({ says: 'remembered', lastContactWallMs: nowMs - hourMs });
  });

  test('with sales in the drawer not everything is synced, whatever the link; what waits is told first', () => {
    for (const link of ['reached', 'unreached', 'untried'] as const) expect(says({ link, drawer: 2 })).toEqual({ says: 'damaged', count: 2 });
    expect(says({ drawer: 2, queued: 1, oldestQueuedWallMs: nowMs })).toMatchObject({ says: 'waiting' });
  });

  test('storage that is nearly full and a clock that is off are told beside what is true of the sales, never instead of it', () => {
    const full = { usedBytes: 81, quotaBytes: 100, persisted: true };
    expect(says({ link: 'reached', lastContactWallMs: nowMs, clockOffsetMs: 120_001 })).toEqual({ says: 'synced', lastContactWallMs: nowMs, aside: 'clock-off' });
    expect(says({ link: 'unreached', clockOffsetMs: -hourMs, storage: full })).toEqual({ says: 'offline', aside: 'storage-low' });
    expect(says({ link: 'unreached', clockOffsetMs: 120_000, storage: { ...full, usedBytes: 80 } })).toEqual({ says: 'offline' });
    expect(says({ queued: 1, oldestQueuedWallMs: nowMs, clockOffsetMs: hourMs })).toEqual({ says: 'waiting', queued: 1, ageMs: 0 });
  });

  test('a trouble comes first', () => {
    expect(says({ queued: 3, oldestQueuedWallMs: nowMs, trouble: { code: 'KEY_UNKNOWN' } })).toEqual({ says: 'trouble', code: 'KEY_UNKNOWN' });
  });
});
