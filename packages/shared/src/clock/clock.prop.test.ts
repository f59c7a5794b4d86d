import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { placeUnsure } from './bracket.ts';
import { estimateTime, placed, type Contact, type EventClock } from './index.ts';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const START_MS = 1_795_000_000_000;

type Step = { readonly do: 'sell' | 'contact' | 'reload'; readonly awakeMs: number; readonly asleepMs: number };

const steps = fc.array(
  fc.record<Step>({ do: fc.constantFrom('sell', 'sell', 'contact', 'reload'), awakeMs: fc.integer({ min: 1, max: 6 * 3_600_000 }), asleepMs: fc.oneof(fc.constant(0), fc.nat(12 * 3_600_000)) }),
  { minLength: 1, maxLength: 30 },
);
const clockErrors = fc.array(fc.oneof(fc.constant(0), fc.constant(YEAR_MS), fc.constant(-YEAR_MS), fc.integer({ min: -DAY_MS, max: DAY_MS })), { minLength: 1, maxLength: 5 });

/** A phone's life with a perfect network: each page load has a clock that is wrong by its own constant; asleep, the monotonic clock stands still. */
const live = (life: readonly Step[], errors: readonly number[]): { readonly contacts: readonly Contact[]; readonly sales: readonly (EventClock & { readonly trueMs: number })[] } => {
  let [trueMs, session, monotonicMs, nextSeq] = [START_MS, 0, 0, 1];
  const contacts: Contact[] = [];
  const sales: (EventClock & { readonly trueMs: number })[] = [];
  const wallMs = (): number => trueMs + (errors[session % errors.length] ?? 0);
  const meet = (): number => contacts.push({ serverMs: trueMs, wallMs: wallMs(), session, monotonicMs, nextSeq });
  meet();
  for (const step of life) {
    trueMs += step.awakeMs + step.asleepMs;
    monotonicMs += step.awakeMs;
    if (step.do === 'reload') [session, monotonicMs] = [session + 1, 0];
    else if (step.do === 'contact') meet();
    else sales.push({ trueMs, seq: nextSeq++, wallMs: wallMs(), clockSession: session, monotonicMs });
  }
  trueMs += 1;
  monotonicMs += 1;
  meet();
  return { contacts, sales };
};

const arrivalOf = (contacts: readonly Contact[]): number => contacts.at(-1)?.serverMs ?? 0;

describe('time', () => {
  test.prop([steps, clockErrors])('law judged, not trusted: the bracket holds the true time and the estimate, however wrong the clock', (life, errors) => {
    const { contacts, sales } = live(life, errors);
    for (const { trueMs, ...event } of sales) {
      const { atMs, bracket } = estimateTime({ event, contacts, arrivalMs: arrivalOf(contacts) });
      for (const ms of [trueMs, atMs]) {
        expect(ms).toBeGreaterThanOrEqual(bracket.fromMs ?? 0);
        expect(ms).toBeLessThanOrEqual(bracket.toMs);
      }
    }
  });

  test.prop([steps])('a right clock is exact', (life) => {
    const { contacts, sales } = live(life, [0]);
    for (const { trueMs, ...event } of sales) expect(estimateTime({ event, contacts, arrivalMs: arrivalOf(contacts) })).toMatchObject({ atMs: trueMs, sure: true });
  });

  test.prop([steps, clockErrors])('a clock a year off is exact with a contact in the same session', (life, errors) => {
    const { contacts, sales } = live(life, errors);
    for (const { trueMs, ...event } of sales) {
      if (!contacts.some(({ session }) => session === event.clockSession)) continue;
      expect(estimateTime({ event, contacts, arrivalMs: arrivalOf(contacts) })).toMatchObject({ atMs: trueMs, sure: true });
    }
  });

  test.prop([fc.array(fc.record({ serverMs: fc.nat(10_000), wallMs: fc.nat(10_000), session: fc.nat(3), monotonicMs: fc.nat(10_000), nextSeq: fc.integer({ min: 1, max: 9 }) }), { maxLength: 8 }), fc.record({ seq: fc.integer({ min: 1, max: 9 }), wallMs: fc.nat(), clockSession: fc.nat(3), monotonicMs: fc.nat(10_000) }), fc.nat(10_000), fc.option(fc.nat(10_000), { nil: undefined })])(
    'contacts that contradict each other still give a time in the bracket, and never one after arrival',
    (contacts, event, arrivalMs, basisServerMs) => {
      const { atMs, bracket } = estimateTime({ event, contacts, arrivalMs, ...(basisServerMs === undefined ? {} : { basisServerMs }) });
      expect(atMs).toBeLessThanOrEqual(Math.min(arrivalMs, bracket.toMs));
      expect(atMs).toBeGreaterThanOrEqual(bracket.fromMs ?? -Infinity);
      const firstAfter = Math.min(...contacts.filter(({ nextSeq }) => nextSeq > event.seq).map(({ serverMs }) => serverMs));
      expect(bracket.toMs).toBe(Math.min(arrivalMs, firstAfter));
      expect(Number.isInteger(atMs)).toBe(true);
    },
  );

  test.prop([fc.nat(1_000_000), fc.nat(1_000_000), fc.integer({ min: 1, max: 50 })])('unsure events keep their order inside the bracket', (fromMs, lengthMs, n) => {
    const places = Array.from({ length: n }, (_, i) => placeUnsure({ fromMs, toMs: fromMs + lengthMs }, i + 1, n));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((ms) => ms >= fromMs && ms <= fromMs + lengthMs)).toBe(true);
  });

  test.prop([fc.nat(1_000_000), fc.array(fc.record({ fromMs: fc.nat(1_000_000), sure: fc.boolean() }), { maxLength: 30 })])(
    'unsure events of one delivery keep their order, and none is placed before what its phone had read or after the end of the bracket',
    (lengthMs, rows) => {
      const toMs = 1_000_000 + lengthMs;
      const estimates = [...rows].sort((a, b) => a.fromMs - b.fromMs).map(({ fromMs, sure }) => ({ atMs: -1, sure, bracket: { fromMs, toMs } }));
      const unsure = placed(estimates).flatMap((atMs, at) => (estimates[at]?.sure === true ? [] : [{ atMs, fromMs: estimates[at]?.bracket.fromMs ?? 0 }]));
      expect(unsure.map(({ atMs }) => atMs)).toEqual(unsure.map(({ atMs }) => atMs).sort((a, b) => a - b));
      expect(unsure.every(({ atMs, fromMs }) => atMs >= fromMs && atMs <= toMs)).toBe(true);
    },
  );

  test.prop([steps, clockErrors, fc.nat(), fc.nat(12 * 3_600_000)])('law judged, not trusted: the row that a phone had read bounds its sale, and the true time stays inside', (life, errors, which, agoMs) => {
    const { contacts, sales } = live(life, errors);
    const sale = sales[which % Math.max(1, sales.length)];
    if (sale === undefined) return;
    const { trueMs, ...event } = sale;
    const basisServerMs = trueMs - agoMs;
    const { atMs, bracket } = estimateTime({ event, contacts, arrivalMs: arrivalOf(contacts), basisServerMs });
    for (const ms of [trueMs, atMs]) {
      expect(ms).toBeGreaterThanOrEqual(Math.max(basisServerMs, bracket.fromMs ?? 0));
      expect(ms).toBeLessThanOrEqual(bracket.toMs);
    }
  });
});
