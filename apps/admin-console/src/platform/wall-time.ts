import { localDay, localDayStartMs, wallClockMs } from '@qoa/shared/campaign';
import type { InstantMs } from '@qoa/shared/ids';

/** A day and a time of it as people write them: `2026-12-01`, `16:30`; an empty time is the whole day. */
export interface WallTime {
  readonly day: string;
  readonly time: string;
}

/** The clock of most of the country, where nothing else is known. */
export const zoneByDefault = 'America/Mexico_City';

const nothing: WallTime = { day: '', time: '' };
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** When something begins, as it is written. */
export const startWritten = (atMs: InstantMs, timeZone: string): WallTime => {
  if (!Number.isFinite(atMs)) return nothing;
  const { day, minutes } = readClock(atMs, timeZone);
  return { day: dayText(day), time: minutes === 0 ? '' : timeOf(minutes) };
};

/** When something ends, as it is written: a midnight is the end of the day before. */
export const endWritten = (atMs: InstantMs, timeZone: string): WallTime => {
  if (!Number.isFinite(atMs)) return nothing;
  const { day, minutes } = readClock(atMs, timeZone);
  return minutes === 0 ? { day: dayText(day - 1), time: '' } : { day: dayText(day), time: timeOf(minutes) };
};

/** The instant at which something begins; NaN when no day is written. */
export const startMsOf = ({ day, time }: WallTime, timeZone: string): InstantMs => instantOf(day, time === '' ? 0 : minutesOf(time), timeZone);

/** The instant at which something ends; NaN when no day is written. */
export const endMsOf = ({ day, time }: WallTime, timeZone: string): InstantMs => (time === '' ? instantOf(day, 1440, timeZone) : instantOf(day, minutesOf(time), timeZone));

/** Minutes of the day of `16:30`. */
export const minutesOf = (time: string): number => {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** `16:30`; the end of the day is `00:00`. */
export const timeOf = (minutes: number): string => (Number.isFinite(minutes) ? `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` : '');

const readClock = (atMs: InstantMs, timeZone: string): { readonly day: number; readonly minutes: number } => {
  const wallMs = wallClockMs(timeZone, atMs);
  const day = Math.floor(wallMs / dayMs);
  return { day, minutes: Math.floor((wallMs - day * dayMs) / minuteMs) };
};

const instantOf = (written: string, minutes: number, timeZone: string): InstantMs => {
  const day = Math.floor(Date.parse(`${written}T00:00:00Z`) / dayMs);
  if (Number.isNaN(day) || Number.isNaN(minutes)) return Number.NaN;
  if (minutes % 1440 === 0) return localDayStartMs(timeZone, day + minutes / 1440);
  const startMs = localDayStartMs(timeZone, day);
  const guessMs = startMs + minutes * minuteMs;
  // On a day that changes the clocks, midnight and the time lie an hour more or less apart.
  return guessMs - (wallClockMs(timeZone, guessMs) - (day * dayMs + minutes * minuteMs));
};

const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The first instant of the day in which an instant lies. */
export const dayStartMs = (atMs: InstantMs, timeZone: string): InstantMs => localDayStartMs(timeZone, localDay(timeZone, atMs));
