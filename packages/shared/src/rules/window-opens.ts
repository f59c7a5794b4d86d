import { localDayStartMs, wallClockMs } from '../campaign/index.ts';
import type { InstantMs } from '../ids/index.ts';
import { type Moment, weekdayOf } from './moment.ts';
import type { Window } from './document/scope.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const daysAhead = 7;

/** When the window next opens after a moment at which it is closed, its ranges by the clock of the local day; null: never. Section 11, *own instant*. */
export const windowOpensMs = ({ weekdays, hours }: Window, { day, timeZone, atMs }: Moment): InstantMs | null => {
  const starts = hours.length === 0 ? [0] : hours.map(([from]) => from);
  for (let each = day; each <= day + daysAhead; each += 1) {
    if (weekdays.length > 0 && !weekdays.includes(weekdayOf(each))) continue;
    const opensMs = starts.map((minute) => clockShowsMs(timeZone, each, minute)).filter((startMs) => startMs > atMs);
    if (opensMs.length > 0) return Math.min(...opensMs);
  }
  return null;
};

/** The first instant of a local day at which the clock shows this minute, or, where clocks skip it, one after it. */
export const clockShowsMs = (timeZone: string, day: number, minute: number): InstantMs => {
  const wantedMs = day * dayMs + minute * minuteMs;
  const plainMs = localDayStartMs(timeZone, day) + minute * minuteMs;
  // By how much the clocks were set forward since the day began.
  const shiftMs = wallClockMs(timeZone, plainMs) - wantedMs;
  let atMs = plainMs - shiftMs;
  while (wallClockMs(timeZone, atMs) < wantedMs) atMs += minuteMs;
  return shiftMs === 0 ? plainMs : atMs;
};
