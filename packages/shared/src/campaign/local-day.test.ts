import { describe, expect, it } from 'vitest';
import { isTimeZone, localDay, localDayStartMs, wallClockMs, zoneHere } from './local-day.ts';
import { refusingZone } from './test-older-zones.ts';

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

describe('a zone that this machine’s calendar data lack', () => {
  const springMs = Date.UTC(2026, 2, 8, 9, 30);
  const hour = (zone: string, atMs: number): number => (wallClockMs(zone, atMs) % dayMs) / 3_600_000;

  it('is no time zone, and is read by the clock of most of the country', () => {
    expect([isTimeZone('America/Atlantis'), zoneHere('America/Atlantis')]).toEqual([false, 'America/Mexico_City']);
    for (let atMs = Date.UTC(2026, 0, 1); atMs < Date.UTC(2027, 0, 1); atMs += 25_980_000) expect(localDay('America/Atlantis', atMs)).toBe(localDay('America/Mexico_City', atMs));
    expect(localDayStartMs('', dayOf(2026, 11, 23))).toBe(Date.UTC(2026, 10, 23, 6));
  });

  it('is Ciudad Juárez in an older browser, which keeps the clock of Denver, its change in spring too', () => {
    refusingZone('America/Ciudad_Juarez', () => {
      expect([isTimeZone('America/Ciudad_Juarez'), zoneHere('America/Ciudad_Juarez')]).toEqual([true, 'America/Denver']);
      expect([springMs - 3_600_000, springMs].map((atMs) => hour('America/Ciudad_Juarez', atMs))).toEqual([1.5, 3.5]);
    });
    // What Intl itself says here, where the data are new.
    expect([springMs - 3_600_000, springMs].map((atMs) => new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Ciudad_Juarez', timeStyle: 'short' }).format(atMs))).toEqual(['01:30', '03:30']);
  });

  it('is no stand-in where the data have it', () => {
    expect(['America/Tijuana', 'America/Mexico_City', 'America/Hermosillo'].map(zoneHere)).toEqual(['America/Tijuana', 'America/Mexico_City', 'America/Hermosillo']);
  });
});
