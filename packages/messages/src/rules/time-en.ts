import type { Window } from '@qoa/shared/rules';
import { dayText, timeText } from './formats.ts';
import { andEn } from './lists.ts';

/** `Monday to Friday from 7 to 9 am`; of a window that is always open, nothing. */
export const windowEn = ({ weekdays, hours }: Window): string => [weekdaysEn(weekdays), andEn(hours.map(rangeEn))].filter((part) => part !== '').join(' ');

/** `December 1, 2026`, with the hour where it is not midnight. */
export const dateEn = (atMs: number, timeZone: string): string => {
  const time = timeText(atMs, 'en', timeZone);
  return time === '00:00' ? dayText(atMs, 'en', timeZone) : `${dayText(atMs, 'en', timeZone)} at ${time}`;
};

/** The last day of what ends before an instant: midnight ends the day before. */
export const lastDayEn = (beforeMs: number, timeZone: string): string => (timeText(beforeMs, 'en', timeZone) === '00:00' ? dayText(beforeMs - 1, 'en', timeZone) : dateEn(beforeMs, timeZone));

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const weekdaysEn = (weekdays: readonly number[]): string => {
  const days = [...weekdays].sort((a, b) => a - b);
  const [first = 0] = days;
  const last = days.at(-1) ?? 0;
  if (days.length === 0 || days.length === 7) return '';
  if (days.length > 2 && last - first === days.length - 1) return `${names[first] ?? ''} to ${names[last] ?? ''}`;
  return `on ${andEn(days.map((day) => `${names[day] ?? ''}s`))}`;
};

const rangeEn = ([from, to]: readonly [number, number]): string => {
  const next = to > from ? '' : ' the next day';
  const [start, end] = [hourEn(from), hourEn(to)];
  return start.part === end.part && start.part !== '' && next === '' ? `from ${start.clock} to ${end.clock} ${end.part}` : `from ${said(start)} to ${said(end)}${next}`;
};

const said = ({ clock, part }: { readonly clock: string; readonly part: string }): string => (part === '' ? clock : `${clock} ${part}`);

const hourEn = (minuteOfDay: number): { readonly clock: string; readonly part: string } => {
  const hour = Math.floor(minuteOfDay / 60) % 24;
  const minute = minuteOfDay % 60;
  if (minute === 0 && hour % 12 === 0) return { clock: hour === 0 ? 'midnight' : 'noon', part: '' };
  return { clock: `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`, part: hour < 12 ? 'am' : 'pm' };
};
