import { localDayStartMs, wallClockMs } from '../../campaign/index.ts';
import type { InstantMs } from '../../ids/index.ts';
import type { Complain } from './entry.ts';

const weekdays = ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'];
const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const yearByDefault = 2026;
const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * `lun 5 ene 10:00`, `5 ene 2027 24:00`, `dom 1 nov 01:30 otra vez` (the second of two, when clocks go back): an instant in a zone.
 * The year is 2026 unless told. A weekday that is not that day's, or an hour that the clocks skip, is complained of.
 */
export const readInstant = (text: string, timeZone: string, complain: Complain): InstantMs => {
  const found = /^(?:([a-zá-ú]{3}) )?(\d{1,2}) ([a-z]{3})(?: (\d{4}))? (\d{2}):(\d{2})(?::(\d{2}))?( otra vez)?$/.exec(text.trim());
  const [, weekday, dayOfMonth, monthWord = '', year, hour, minute, second = '0', again] = found ?? [];
  const month = months.indexOf(monthWord);
  if (found === null || month < 0) {
    complain(`expected a time such as "lun 5 ene 10:00", got "${text}"`);
    return 0;
  }
  const day = Math.floor(Date.UTC(Number(year ?? yearByDefault), month, Number(dayOfMonth)) / dayMs);
  if (new Date(day * dayMs).getUTCDate() !== Number(dayOfMonth)) complain(`"${text}" is no day of the calendar`);
  else if (weekday !== undefined && weekdays[weekdayOf(day)] !== weekday) complain(`"${text}" is a ${weekdays[weekdayOf(day)] ?? ''}`);
  const minuteOfDay = Number(hour) * 60 + Number(minute);
  const isOnTheClock = Number(minute) < 60 && minuteOfDay < 1440;
  const start = minuteOfDay === 1440 ? localDayStartMs(timeZone, day + 1) : isOnTheClock ? atMinute(timeZone, day, minuteOfDay, again !== undefined) : undefined;
  if (start === undefined) complain(`"${text}" does not exist in ${timeZone}`);
  return (start ?? 0) + Number(second) * 1000;
};

/** `lun 5 ene 10:00`, or with its year when it is another: what `readInstant` reads. */
export const writeInstant = (atMs: InstantMs, timeZone: string): string => {
  const wall = new Date(wallClockMs(timeZone, atMs));
  const year = wall.getUTCFullYear() === yearByDefault ? '' : ` ${wall.getUTCFullYear()}`;
  const [clock, second] = [wall.toISOString().slice(11, 16), wall.toISOString().slice(17, 19)];
  const again = wallClockMs(timeZone, atMs - 60 * minuteMs) === wall.getTime() ? ' otra vez' : '';
  return `${weekdays[weekdayOf(Math.floor(wall.getTime() / dayMs))] ?? ''} ${wall.getUTCDate()} ${months[wall.getUTCMonth()] ?? ''}${year} ${clock}${second === '00' ? '' : `:${second}`}${again}`;
};

/** 0 is Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The number of a weekday's short name. */
export const readWeekday = (text: string, complain: Complain): number => {
  const index = weekdays.indexOf(text);
  if (index < 0) complain(`expected one of ${weekdays.join(', ')}, got "${text}"`);
  return Math.max(0, index);
};

const atMinute = (timeZone: string, day: number, minuteOfDay: number, again: boolean): InstantMs | undefined => {
  const startMs = localDayStartMs(timeZone, day);
  const wantedMs = day * dayMs + minuteOfDay * minuteMs;
  // Clocks change by at most two hours; the wall clock is asked, not computed.
  const near = [-120, -60, -30, 0, 30, 60, 120].map((shift) => startMs + (minuteOfDay + shift) * minuteMs);
  return near.filter((atMs) => wallClockMs(timeZone, atMs) === wantedMs)[again ? 1 : 0];
};
