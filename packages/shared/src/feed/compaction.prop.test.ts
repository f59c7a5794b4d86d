import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AgedRow, compactedUpTo, feedKeptMs } from './index.ts';

const nowMs = 1_800_000_000_000;
const rows = fc.array(fc.record({ step: fc.integer({ min: 1, max: 9 }), receivedMs: fc.oneof(fc.constant(null), fc.integer({ min: nowMs - 2 * feedKeptMs, max: nowMs })) }), { maxLength: 40 }).map((steps) => {
  let judgedNo = 0;
  return steps.map(({ step, receivedMs }): AgedRow => ({ judgedNo: (judgedNo += step), receivedMs }));
});
const toldFrom = fc.integer({ min: 0, max: 250 });

test('law resume: what goes is a beginning of the chain, all of it old, and none of what a snapshot tells', () => {
  fc.assert(
    fc.property(rows, toldFrom, (all, from) => {
      const upTo = compactedUpTo(all, from, nowMs);
      const gone = all.filter(({ judgedNo }) => judgedNo <= upTo);
      for (const { judgedNo, receivedMs } of gone) {
        expect(receivedMs).not.toBeNull();
        expect(receivedMs).toBeLessThan(nowMs - feedKeptMs);
        expect(judgedNo).toBeLessThan(from);
      }
      // And nothing that could go stays.
      const next = all[gone.length];
      expect(next === undefined || next.receivedMs === null || next.receivedMs >= nowMs - feedKeptMs || next.judgedNo >= from).toBe(true);
    }),
  );
});

test('in pieces of any size, the same rows go', () => {
  fc.assert(
    fc.property(rows, toldFrom, fc.integer({ min: 1, max: 7 }), (all, from, piece) => {
      let left = all;
      for (;;) {
        const upTo = compactedUpTo(left.slice(0, piece), from, nowMs);
        if (upTo === 0) break;
        left = left.filter(({ judgedNo }) => judgedNo > upTo);
      }
      const atOnce = compactedUpTo(all, from, nowMs);
      expect(left).toEqual(all.filter(({ judgedNo }) => judgedNo > atOnce));
    }),
  );
});

test('a row of exactly ninety days stays', () => {
  expect([compactedUpTo([{ judgedNo: 4, receivedMs: nowMs - feedKeptMs }], 9, nowMs), compactedUpTo([{ judgedNo: 4, receivedMs: nowMs - feedKeptMs - 1 }], 9, nowMs)]).toEqual([0, 4]);
});
