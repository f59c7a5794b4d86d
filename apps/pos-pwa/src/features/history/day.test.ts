import type { EnrolmentId, EventHash } from '@qoa/shared/ids';
import { describe, expect, test } from 'vitest';
import type { ListedEvent } from '../replica/index.ts';
import { splitByDay, totalsOf } from './day.ts';

const zone = 'America/Mexico_City';
const event = (seq: number, atMs: number, more: Partial<ListedEvent> = {}): ListedEvent => ({
  name: { enrolment: 'a1a1a1a1a1a1a1a1' as EnrolmentId, seq, hash: '0'.repeat(32) as EventHash },
  own: true,
  atMs,
  card: null,
  lines: [],
  ticketCents: null,
  state: 'queued',
  answer: null,
  claim: null,
  ...more,
});

describe('a day of sales', () => {
  test('is cut in the store’s zone, not at midnight UTC', () => {
    const sevenInTheEvening = Date.UTC(2026, 10, 23, 1);
    const { today, earlier } = splitByDay([event(2, Date.UTC(2026, 10, 22, 15)), event(1, Date.UTC(2026, 10, 22, 5))], sevenInTheEvening, zone);
    expect(today.map(({ name }) => name.seq)).toEqual([2]);
    expect(earlier.map(({ name }) => name.seq)).toEqual([1]);
  });

  test('is cut by a stand-in where this browser does not know the zone', () => {
    const midnightMs = Date.UTC(2026, 10, 23, 6);
    expect(splitByDay([event(2, midnightMs), event(1, midnightMs - 1)], midnightMs, 'America/Atlantis').today.map(({ name }) => name.seq)).toEqual([2]);
  });

  test('has 25 hours where and when the border turns its clocks back, and no sale of it falls out', () => {
    const border = 'America/Tijuana';
    const firstMs = Date.UTC(2026, 10, 1, 7);
    const hours = Array.from({ length: 26 }, (_, hour) => event(hour, firstMs + hour * 3_600_000));
    expect(splitByDay(hours, firstMs, border).today).toHaveLength(25);
    expect(splitByDay(hours, firstMs, zone).today.map(({ name }) => name.seq).at(-1)).toBe(22);
  });

  test('adds up sales, pieces, stamps, points and what still waits', () => {
    const line = { product: { raw: 'PAN' }, amountCents: null };
    const given = [{ programme: 1, unit: 'stamp', units: 2, balance: 5, goal: 8 }, { programme: 2, unit: 'point', units: 12, balance: 40, goal: null }] as never;
    const answer = { seq: 2, hash: '0'.repeat(32) as EventHash, judgedNo: 4, class: 'accepted', code: null, facts: {}, given } as const;
    const events = [event(1, 0, { lines: [{ ...line, quantity: 3000 }, { ...line, quantity: 350 }] }), event(2, 0, { state: 'accepted', answer, lines: [{ ...line, quantity: 1000 }] })];
    expect(totalsOf(events)).toEqual({ sales: 2, pieces: 5, stamps: 2, points: 12, pending: 1 });
  });
});
