import { describe, expect, test } from 'vitest';
import { afterTry, waitBefore } from './receipt-step.ts';

describe('a receipt on its way', () => {
  test('is received once the server says so', () => {
    expect(afterTry(1, { heard: true, answer: { received: true } })).toEqual({ state: 'received' });
  });

  test('is tried again while there is no signal or no server, never given up', () => {
    expect(afterTry(3, { heard: false, failure: 'offline' })).toEqual({ state: 'waiting', tries: 3 });
    expect(afterTry(99, { heard: false, failure: 'away' })).toEqual({ state: 'waiting', tries: 99 });
  });

  test('that no phone made is told so', () => {
    expect(afterTry(1, { heard: false, failure: 'refused' })).toEqual({ state: 'lost', code: 'RECEIPT_UNREADABLE' });
  });

  test('waits longer each time, at most half a minute', () => {
    expect([1, 2, 3, 9, 99].map((tries) => waitBefore(tries, 1))).toEqual([2_000, 4_000, 8_000, 30_000, 30_000]);
    expect(waitBefore(1, 0)).toBe(1_000);
  });
});
