import type { CampaignState } from './campaign-state.ts';
import type { Moment } from './moment.ts';
import type { CardFacts } from './sale-facts.ts';

const dayMs = 86_400_000;
const daysApart = 300;

/** Whether a birthday rule gives on this day: near the birthday of the last, this or the next year, and not given within 300 days before or after. Section 5, *birthday*. */
export const isBirthdayDue = (id: string, daysAround: number, { birthday }: CardFacts, { birthdays }: CampaignState, { day }: Moment): boolean => {
  if (birthday === null || birthdays[id]?.some((given) => Math.abs(given - day) <= daysApart) === true) return false;
  const year = new Date(day * dayMs).getUTCFullYear();
  return [year - 1, year, year + 1].some((each) => Math.abs(birthdayIn(each, birthday) - day) <= daysAround);
};

/** The 29th of February counts as the 28th in other years. */
const birthdayIn = (year: number, { month, day }: { readonly month: number; readonly day: number }): number => {
  const isLeapDay = month === 2 && day === 29;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (isLeapDay && date.getUTCMonth() !== 1) date.setUTCFullYear(year, 1, 28);
  return date.getTime() / dayMs;
};
