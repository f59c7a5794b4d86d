const daysMaxOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The most days that a month has in any year; 31 for what is no month from 1 to 12, as before one is chosen. */
export const daysMaxOfMonth = (month: number): number => daysMaxOfMonths[month - 1] ?? 31;
