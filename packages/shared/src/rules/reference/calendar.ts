import type { InstantMs } from '../../ids/index.ts';

const dayMs = 86_400_000;
const quarterMs = 900_000;

export interface LocalTime {
  /** Days since 1970-01-01 in the zone. */
  readonly day: number;
  /** 0 is Monday. */
  readonly weekday: number;
  /** Of the local day, as a clock on the wall shows it. */
  readonly minute: number;
}

/** What calendar and clock show in a zone. */
export const localTime = (timeZone: string, atMs: InstantMs): LocalTime => {
  const shown = new Map(clockOf(timeZone).formatToParts(atMs).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(shown.get(type));
  const year = shown.get('era') === 'BC' ? 1 - number('year') : number('year');
  const day = dayNumber(year, number('month'), number('day'));
  return { day, weekday: weekdayOf(day), minute: number('hour') * 60 + number('minute') };
};

/** The first instant of a local day: searched for among the quarters of an hour around it. */
export const dayStartMs = (timeZone: string, day: number): InstantMs => {
  let before = day * 96 - 80;
  let after = day * 96 + 80;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localTime(timeZone, middle * quarterMs).day >= day) after = middle;
    else before = middle;
  }
  return after * quarterMs;
};

/** The number of a calendar date; a month of 13 is the next year's first. */
export const dayNumber = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / dayMs);
};

export const dateOf = (day: number): { readonly year: number; readonly month: number; readonly day: number } => {
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

export type CalendarPeriod = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The first day of the period that holds this day, or of the one after it. */
export const periodStart = (period: CalendarPeriod, day: number, next = false): number => {
  const { year, month } = dateOf(day);
  const further = next ? 1 : 0;
  if (period === 'day') return day + further;
  if (period === 'week') return day - weekdayOf(day) + 7 * further;
  if (period === 'month') return dayNumber(year, month + further, 1);
  if (period === 'quarter') return dayNumber(year, month - ((month - 1) % 3) + 3 * further, 1);
  return dayNumber(year + further, 1, 1);
};

// Making one takes longer than judging a hundred sales.
const clocks = new Map<string, Intl.DateTimeFormat>();

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
  clocks.set(timeZone, made);
  return made;
};
