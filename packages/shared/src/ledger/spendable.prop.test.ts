import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noProgress, planPush, takeEarly } from '../intake/index.ts';
import { CARRIED_WAIT_MS, spendableFromMs } from './index.ts';

const arrived = fc.record({ seq: fc.integer({ min: 1, max: 50 }), receivedMs: fc.nat(10 * CARRIED_WAIT_MS), frontier: fc.integer({ min: 0, max: 50 }) });

test('what waits is above its frontier, is ready a day after it came at the latest, and then stays ready', () => {
  fc.assert(
    fc.property(arrived, fc.nat(12 * CARRIED_WAIT_MS), fc.nat(CARRIED_WAIT_MS), fc.nat(9), (event, nowMs, laterMs, risen) => {
      const fromMs = spendableFromMs(event, nowMs);
      expect(fromMs).toBe(event.seq > event.frontier && nowMs < event.receivedMs + CARRIED_WAIT_MS ? event.receivedMs + CARRIED_WAIT_MS : null);
      if (fromMs !== null) expect(spendableFromMs(event, fromMs)).toBeNull();
      const after = spendableFromMs({ ...event, frontier: event.frontier + risen }, nowMs + laterMs);
      expect([fromMs, null]).toContain(after);
    }),
  );
});

test('what a phone pushed itself never waits; what came early waits for its elders, and no longer than for them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 20 }), fc.nat(CARRIED_WAIT_MS - 1), (seq, sinceMs) => {
      const early = takeEarly(noProgress, seq);
      expect(spendableFromMs({ seq, receivedMs: 0, frontier: early.frontier }, sinceMs)).toBe(CARRIED_WAIT_MS);
      const elders = Array.from({ length: seq - 1 }, (_, i) => i + 1);
      const { progress, judge } = planPush(early, { nextSeq: seq + 1, kept: [[1, seq]] }, elders);
      for (const own of [...judge, seq]) expect(spendableFromMs({ seq: own, receivedMs: 0, frontier: progress.frontier }, sinceMs)).toBeNull();
    }),
  );
});
