import { describe, expect, test } from 'vitest';
import { placeUnsure } from './bracket.ts';
import { estimateTime, placed, type Contact, type EventClock } from './index.ts';

const enrolled: Contact = { serverMs: 1_000_000, wallMs: 1_000_000, session: 1, monotonicMs: 0, nextSeq: 1 };
const sale: EventClock = { seq: 1, wallMs: 1_600_000, clockSession: 2, monotonicMs: 50_000 };
const next: Contact = { serverMs: 2_000_000, wallMs: 2_000_000, session: 3, monotonicMs: 500, nextSeq: 2 };

describe('time by example', () => {
  test('between two other sessions that agree, the wall clock is believed', () => {
    expect(estimateTime({ event: sale, contacts: [enrolled, next], arrivalMs: 2_000_000 })).toEqual({ atMs: 1_600_000, sure: true, bracket: { fromMs: 1_000_000, toMs: 2_000_000 } });
  });

  test('two contacts that disagree by more than two minutes give an unsure time in the middle', () => {
    const wrong = { ...next, wallMs: next.wallMs + 120_001 };
    expect(estimateTime({ event: sale, contacts: [enrolled, wrong], arrivalMs: 2_000_000 })).toMatchObject({ atMs: 1_500_000, sure: false });
    expect(estimateTime({ event: sale, contacts: [enrolled, { ...wrong, wallMs: next.wallMs + 120_000 }], arrivalMs: 2_000_000 }).sure).toBe(true);
  });

  test('a clock set in mid-session is not believed', () => {
    const contacts = [
      { ...enrolled, session: 2, monotonicMs: 40_000 },
      { ...next, session: 2, monotonicMs: 60_000, wallMs: next.wallMs + 3_600_000 },
    ];
    const { sure, bracket } = estimateTime({ event: sale, contacts, arrivalMs: 2_000_000 });
    expect([sure, bracket]).toEqual([false, { fromMs: 1_000_000, toMs: 2_000_000 }]);
  });

  test('a claim outside the bracket is clamped to it', () => {
    expect(estimateTime({ event: { ...sale, wallMs: 9_000_000 }, contacts: [enrolled, next], arrivalMs: 2_000_000 }).atMs).toBe(2_000_000);
    expect(estimateTime({ event: { ...sale, wallMs: 3 }, contacts: [enrolled, next], arrivalMs: 2_000_000 }).atMs).toBe(1_000_000);
  });

  test('a clock set in mid-session before any later contact still counts the time that has passed', () => {
    const event = { ...sale, clockSession: 1, monotonicMs: 600_000, wallMs: 3 };
    expect(estimateTime({ event, contacts: [enrolled, next], arrivalMs: 2_000_000 }).atMs).toBe(1_600_000);
  });

  test('law judged, not trusted: a monotonic clock that lies proves nothing earlier and leads out of no bracket', () => {
    const event = { ...sale, clockSession: 3, monotonicMs: 0, wallMs: 0 };
    const liar = { ...next, monotonicMs: 1_900_000_000 };
    expect(estimateTime({ event, contacts: [enrolled, liar], arrivalMs: 2_000_000 })).toEqual({ atMs: 1_000_000, sure: true, bracket: { fromMs: 1_000_000, toMs: 2_000_000 } });
  });

  test('the feed row on which the preview stood bounds the event from below', () => {
    expect(estimateTime({ event: { ...sale, wallMs: 3 }, contacts: [enrolled, next], arrivalMs: 2_000_000, basisServerMs: 1_900_000 }).atMs).toBe(1_900_000);
  });

  test('an old header brought again later bounds nothing anew', () => {
    const event = { ...sale, clockSession: 1, monotonicMs: 600_000 };
    const again = { ...enrolled, serverMs: 1_990_000 };
    expect(estimateTime({ event, contacts: [again, next, enrolled], arrivalMs: 2_000_000 })).toMatchObject({ atMs: 1_600_000, bracket: { fromMs: 1_000_000, toMs: 2_000_000 } });
  });

  test('without any contact the event is placed at its arrival', () => {
    expect(estimateTime({ event: sale, contacts: [], arrivalMs: 5 })).toEqual({ atMs: 5, sure: false, bracket: { fromMs: null, toMs: 5 } });
  });

  test('two unsure events stand at a third and two thirds', () => {
    expect([1, 2].map((i) => placeUnsure({ fromMs: 0, toMs: 300 }, i, 2))).toEqual([100, 200]);
  });

  test('of three unsure sales the one that had read a later row begins the rest of the bracket anew', () => {
    const unsure = (fromMs: number) => ({ atMs: -1, sure: false, bracket: { fromMs, toMs: 1200 } });
    expect(placed([unsure(0), unsure(0), unsure(0)])).toEqual([300, 600, 900]);
    expect(placed([unsure(0), unsure(100), unsure(1000)])).toEqual([300, 600, 1100]);
    expect(placed([unsure(0), unsure(900), unsure(900)])).toEqual([300, 1000, 1100]);
  });
});
