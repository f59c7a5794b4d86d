import { describe, expect, test } from 'vitest';
import { LOOK_EVERY_MS, lookAtLeader, trustingWatch, type LeaderLook, type LeaderWatch } from './leader-watch.ts';
import { untriedTruth } from './memory-sync-status.ts';

const waiting: LeaderLook = { follows: true, own: { ...untriedTruth, queued: 2, oldestQueuedWallMs: 7 }, leader: { ...untriedTruth, link: 'reached' } };
const heard = (watch: LeaderWatch): LeaderWatch => ({ ...watch, asked: false });

/** Looks until the leader is said to fail, a sign after each look; answers after how long. */
const failsAfterMs = (look: LeaderLook, ofMs: number): number | null => {
  let watch = trustingWatch;
  for (let nowMs = 0; nowMs < ofMs; nowMs += LOOK_EVERY_MS) {
    const [next, finding] = lookAtLeader(watch, look, nowMs);
    if (finding === 'fails') return nowMs;
    watch = heard(next);
  }
  return null;
};

describe('a tab in use that follows', () => {
  test('asks for a sign while something waits, and finds that the leader fails when none has come by the next look', () => {
    const [asked, first] = lookAtLeader(trustingWatch, waiting, 1_000);
    expect(first).toBe('ask');
    expect(lookAtLeader(asked, waiting, 4_000)).toEqual([trustingWatch, 'fails']);
    expect(lookAtLeader(heard(asked), waiting, 4_000)[1]).toBe('ask');
  });

  test('asks nothing when nothing waits, when it leads, or when nobody looks at it', () => {
    expect(lookAtLeader({ ...trustingWatch, asked: true }, { ...waiting, own: untriedTruth }, 1_000)).toEqual([trustingWatch, null]);
    expect(lookAtLeader({ ...trustingWatch, asked: true }, { ...waiting, follows: false }, 1_000)).toEqual([trustingWatch, null]);
  });

  test('a leader that gives signs and reaches the server, and whose queue stands still, fails after three minutes', () => {
    expect(failsAfterMs(waiting, 3_600_000)).toBe(180_000);
  });

  test('one that has no network, or a trouble with a name, does what can be done', () => {
    expect(failsAfterMs({ ...waiting, leader: { ...untriedTruth, link: 'unreached' } }, 3_600_000)).toBe(null);
    expect(failsAfterMs({ ...waiting, leader: { ...untriedTruth, link: 'reached', trouble: { code: 'STORAGE_FULL' } } }, 3_600_000)).toBe(null);
  });

  test('a queue that moves is no reason', () => {
    const [before] = lookAtLeader(trustingWatch, waiting, 0);
    expect(lookAtLeader(heard(before), { ...waiting, own: { ...waiting.own, queued: 1 } }, 300_000)[1]).toBe('ask');
  });
});
