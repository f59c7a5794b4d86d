import type { Window } from '../document/scope.ts';

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;

/** Whether some minute of the week lies in both windows, by the clock on the wall. */
export const windowsMeet = (a: Window, b: Window): boolean => {
  const open = rangesOf(b);
  return rangesOf(a).some(([from, to]) => open.some(([start, end]) => from < end && start < to));
};

type Range = readonly [from: number, to: number];

/** The minutes of a week in which a window is open, from Monday's midnight on. What runs over the end of Sunday opens the week, too. */
const rangesOf = ({ weekdays, hours }: Window): readonly Range[] => {
  const days = weekdays.length === 0 ? [0, 1, 2, 3, 4, 5, 6] : weekdays;
  const ranges: readonly Range[] = hours.length === 0 ? [[0, dayMinutes]] : hours.map(([from, to]) => [from, to > from ? to : to + dayMinutes]);
  return days.flatMap((day) => ranges.map(([from, to]): Range => [day * dayMinutes + from, day * dayMinutes + to])).flatMap(([from, to]): readonly Range[] => (to > weekMinutes ? [[from, weekMinutes], [0, to - weekMinutes]] : [[from, to]]));
};
