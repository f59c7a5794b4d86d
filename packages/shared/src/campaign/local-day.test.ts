import { describe, expect, it } from 'vitest';
import { localDay, localDayStartMs } from './local-day.ts';

const dayMs = 86_400_000;
const dayOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / dayMs;

/** What Intl says, asked afresh. */
const askedDay = (timeZone: string, atMs: number): number => {
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(atMs).split('-').map(Number);
  return dayOf(year ?? 0, month ?? 0, day ?? 0);
};

describe('the calendar day in a zone', () => {
  it('is cut at local midnight, not at 18:00 in Mexico City', () => {
    expect(localDay('America/Mexico_City', Date.UTC(2026, 10, 23, 5, 59, 59, 999))).toBe(dayOf(2026, 11, 22));
    expect(localDay('America/Mexico_City', Date.UTC(2026, 10, 23, 6))).toBe(dayOf(2026, 11, 23));
  });

  it.each(['America/Tijuana', 'America/Mexico_City', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Santiago', 'Europe/Madrid', 'Pacific/Apia'])('agrees with Intl every 7 h 13 min of two years in %s', (zone) => {
    for (let atMs = Date.UTC(2025, 0, 1); atMs < Date.UTC(2027, 0, 1); atMs += 25_980_000) expect([atMs, localDay(zone, atMs)]).toEqual([atMs, askedDay(zone, atMs)]);
  });

  it.each([['America/Tijuana', 2026, 3, 8], ['America/Tijuana', 2026, 11, 1], ['America/Santiago', 2026, 9, 6]])('starts once on a day that changes the clocks: %s %i-%i-%i', (zone, year, month, date) => {
    for (const day of [dayOf(year, month, date), dayOf(year, month, date) + 1]) {
      const startMs = localDayStartMs(zone, day);
      expect([localDay(zone, startMs), localDay(zone, startMs - 1)]).toEqual([day, day - 1]);
    }
  });

  it('answers for any clock, however wrong', () => {
    for (const atMs of [0, -1, -62_135_596_800_000, 2 ** 49, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER]) expect(Number.isInteger(localDay('America/Mexico_City', atMs))).toBe(true);
  });
});
