import { type Moment, weekdayOf } from './moment.ts';
import type { Window } from './document/scope.ts';

/** Whether the window is open at a moment. A range over midnight belongs to the weekday on which it began. Section 3, *Window*. */
export const isOpen = ({ weekdays, hours }: Window, { day, minute }: Moment): boolean => {
  if (hours.length === 0) return isOn(weekdays, day);
  return hours.some(([from, to]) => {
    if (from < to) return minute >= from && minute < to && isOn(weekdays, day);
    return (minute >= from && isOn(weekdays, day)) || (minute < to && isOn(weekdays, day - 1));
  });
};

const isOn = (weekdays: readonly number[], day: number): boolean => weekdays.length === 0 || weekdays.includes(weekdayOf(day));

/** Whether a window says anything. */
export const saysWhen = ({ weekdays, hours }: Window): boolean => weekdays.length > 0 || hours.length > 0;
