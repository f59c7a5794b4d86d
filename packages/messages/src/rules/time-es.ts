import type { Window } from '@qoa/shared/rules';
import { dayText, timeText } from './formats.ts';
import { yEs } from './lists.ts';

/** `de lunes a viernes de 7 a 9 de la mañana`; of a window that is always open, nothing. */
export const windowEs = ({ weekdays, hours }: Window): string => [weekdaysEs(weekdays), yEs(hours.map(rangeEs))].filter((part) => part !== '').join(' ');

/** `1 de diciembre de 2026`, with the hour where it is not midnight. */
export const dateEs = (atMs: number, timeZone: string): string => {
  const time = timeText(atMs, 'es', timeZone);
  return time === '00:00' ? dayText(atMs, 'es', timeZone) : `${dayText(atMs, 'es', timeZone)} a las ${time}`;
};

/** The last day of what ends before an instant: midnight ends the day before. */
export const lastDayEs = (beforeMs: number, timeZone: string): string => (timeText(beforeMs, 'es', timeZone) === '00:00' ? dayText(beforeMs - 1, 'es', timeZone) : dateEs(beforeMs, timeZone));

const names = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'];
const severalNames = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábados', 'domingos'];

const weekdaysEs = (weekdays: readonly number[]): string => {
  const days = [...weekdays].sort((a, b) => a - b);
  const [first = 0] = days;
  const last = days.at(-1) ?? 0;
  if (days.length === 0 || days.length === 7) return '';
  if (days.length > 2 && last - first === days.length - 1) return `de ${names[first] ?? ''} a ${names[last] ?? ''}`;
  return `los ${yEs(days.map((day) => severalNames[day] ?? ''))}`;
};

const rangeEs = ([from, to]: readonly [number, number]): string => {
  const next = to > from ? '' : ' del día siguiente';
  const [start, end] = [hourEs(from), hourEs(to)];
  return start.part === end.part && next === '' ? `de ${start.clock} a ${end.clock} ${end.part}` : `de ${start.clock} ${start.part} a ${end.clock} ${end.part}${next}`;
};

/** As people say it: 7:30 de la mañana, 12 del día, 12 de la noche. */
const hourEs = (minuteOfDay: number): { readonly clock: string; readonly part: string } => {
  const hour = Math.floor(minuteOfDay / 60) % 24;
  const minute = minuteOfDay % 60;
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
  if (hour === 0) return { clock, part: 'de la noche' };
  if (hour < 6) return { clock, part: 'de la madrugada' };
  if (hour < 12) return { clock, part: 'de la mañana' };
  if (hour === 12) return { clock, part: 'del día' };
  return { clock, part: hour < 19 ? 'de la tarde' : 'de la noche' };
};
