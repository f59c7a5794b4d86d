import { localDay, localDayStartMs, wallClockMs } from '../campaign/index.ts';
import type { InstantMs } from '../ids/index.ts';

const dayMs = 86_400_000;

/** An instant on the calendar of a campaign's zone. */
export interface Moment {
  readonly atMs: InstantMs;
  readonly timeZone: string;
  readonly day: number;
  /** Of the local day by the clock on the wall, 0 to 1439. */
  readonly minute: number;
}

export const momentIn = (timeZone: string, atMs: InstantMs): Moment => {
  const wallMs = wallClockMs(timeZone, atMs);
  const day = Math.floor(wallMs / dayMs);
  return { atMs, timeZone, day, minute: Math.floor((wallMs - day * dayMs) / 60_000) };
};

/** 0 is Monday: 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** A span of the calendar that a day lies in, numbered so that the next one has the next number. */
export type Span = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The number of the span that holds a day. */
export const spanOf = (span: Span, day: number): number => {
  switch (span) {
    case 'day':
      return day;
    case 'week':
      return Math.floor((day + 3) / 7);
    case 'month':
      return monthOf(day);
    case 'quarter':
      return Math.floor(monthOf(day) / 3);
    case 'year':
      return Math.floor(monthOf(day) / 12);
  }
};

/** The first day of a span. */
export const spanStart = (span: Span, no: number): number => {
  switch (span) {
    case 'day':
      return no;
    case 'week':
      return no * 7 - 3;
    case 'month':
      return monthStart(no);
    case 'quarter':
      return monthStart(no * 3);
    case 'year':
      return monthStart(no * 12);
  }
};

/** The instant at which the span after a day's own begins. */
export const spanEndMs = (span: Span, day: number, timeZone: string): InstantMs => localDayStartMs(timeZone, spanStart(span, spanOf(span, day) + 1));

export const dayOf = (timeZone: string, atMs: InstantMs): number => localDay(timeZone, atMs);

/** Months since January of the year 0. */
const monthOf = (day: number): number => {
  const date = new Date(day * dayMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

const monthStart = (month: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  return date.getTime() / dayMs;
};
