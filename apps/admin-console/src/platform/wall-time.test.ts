import { formatDateTime } from '@qoa/messages';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { endMsOf, endWritten, minutesOf, startMsOf, startWritten, timeOf } from './wall-time.ts';

const mexico = 'America/Mexico_City';
const tijuana = 'America/Tijuana';
const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 }).map((minute) => minute * 60_000);

describe('instants as people write them', () => {
  test('a whole day begins at its midnight and ends at the next', () => {
    expect(startMsOf({ day: '2026-12-01', time: '' }, mexico)).toBe(Date.UTC(2026, 11, 1, 6));
    expect(endMsOf({ day: '2026-12-31', time: '' }, mexico)).toBe(Date.UTC(2027, 0, 1, 6));
    expect(endWritten(Date.UTC(2027, 0, 1, 6), mexico)).toEqual({ day: '2026-12-31', time: '' });
    expect(startWritten(Date.UTC(2026, 11, 1, 22, 30), mexico)).toEqual({ day: '2026-12-01', time: '16:30' });
  });

  test.each([mexico, tijuana, 'Asia/Kathmandu'])('what is written in %s is read back as the same instant', (zone) => {
    fc.assert(
      fc.property(minutes, (atMs) => {
        const [start, end] = [startMsOf(startWritten(atMs, zone), zone), endMsOf(endWritten(atMs, zone), zone)];
        // In the hour that a clock lives twice, the wall tells one of both.
        for (const read of [start, end]) expect(Math.abs(read - atMs) % 3_600_000).toBe(0);
        expect(startWritten(start, zone)).toEqual(startWritten(atMs, zone));
      }),
    );
  });

  test('without a day there is no instant, and none writes nothing', () => {
    expect(startMsOf({ day: '', time: '12:00' }, mexico)).toBeNaN();
    expect(startWritten(Number.NaN, mexico)).toEqual({ day: '', time: '' });
  });

  test('a zone that does not exist does not break the form', () => {
    expect(startWritten(Date.UTC(2026, 11, 1, 6), 'Mars/Base')).toEqual({ day: '2026-12-01', time: '' });
  });

  test('a day is written by the clock of Denver where an older browser does not know Ciudad Juárez, as the words read it', () => {
    const [juarez, { DateTimeFormat }] = ['America/Ciudad_Juarez', Intl];
    const older = vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function (locales, options) {
      if (options?.timeZone === juarez) throw new RangeError('Invalid time zone specified');
      return new DateTimeFormat(locales, options);
    });
    onTestFinished(() => older.mockRestore());
    const endMs = endMsOf({ day: '2026-12-31', time: '' }, juarez);
    expect([endMs, formatDateTime(endMs, 'es', juarez)]).toEqual([Date.UTC(2027, 0, 1, 7), '1 ene, 00:00']);
  });

  test('times of the day', () => {
    expect([minutesOf('16:30'), minutesOf('')]).toEqual([990, Number.NaN]);
    expect([timeOf(990), timeOf(1440), timeOf(Number.NaN)]).toEqual(['16:30', '00:00', '']);
  });
});
