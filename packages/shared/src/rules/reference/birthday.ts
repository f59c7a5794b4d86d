import type { CardFacts } from '../sale-facts.ts';
import { dateOf, dayNumber } from './calendar.ts';

/** Section 5, *birthday*: in the same, last or next year. */
export const isNearBirthday = (birthday: CardFacts['birthday'], day: number, daysAround: number): boolean =>
  birthday !== null && [-1, 0, 1].some((years) => Math.abs(birthdayIn(dateOf(day).year + years, birthday) - day) <= daysAround);

/** 29 February is the 28th where there is none. */
const birthdayIn = (year: number, { month, day }: NonNullable<CardFacts['birthday']>): number => {
  const isLeap = dateOf(dayNumber(year, 2, 29)).month === 2;
  return dayNumber(year, month, month === 2 && day === 29 && !isLeap ? 28 : day);
};
