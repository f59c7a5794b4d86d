import type { ProgrammeId } from '../ids/index.ts';
import type { CampaignState } from './campaign-state.ts';
import type { Moment } from './moment.ts';
import type { Birthday, CardTraits } from './sale-facts.ts';

const dayMs = 86_400_000;
/** So many local days lie between two birthdays at least, whoever changed one. */
export const birthdayDaysApart = 300;

/** Names a birthday rule among those of all campaigns. */
export const birthdayRuleKey = (campaign: ProgrammeId, id: string): string => `${campaign}.${id}`;

/** Whether a birthday rule gives on this day: near the birthday of the last, this or the next year, and not given within 300 days before or after. Section 5, *birthday*. */
export const isBirthdayDue = (campaign: ProgrammeId, id: string, daysAround: number, { birthday, birthdaysDue }: CardTraits, { birthdays }: Pick<CampaignState, 'birthdays'>, { day }: Pick<Moment, 'day'>): boolean => {
  if (birthdaysDue !== undefined) return birthdaysDue.includes(birthdayRuleKey(campaign, id));
  if (birthday === null || birthdays[id]?.some((given) => Math.abs(given - day) <= birthdayDaysApart) === true) return false;
  return isBirthdayAround(birthday, day, daysAround);
};

/** Whether a local day is at most so many days from a birthday in the last, this or the next year. */
export const isBirthdayAround = (birthday: Birthday, day: number, daysAround: number): boolean => {
  const year = new Date(day * dayMs).getUTCFullYear();
  return [year - 1, year, year + 1].some((each) => Math.abs(birthdayIn(each, birthday) - day) <= daysAround);
};

/** Whether a local day lies in the month of a birthday. */
export const isBirthdayMonth = ({ month }: Birthday, day: number): boolean => new Date(day * dayMs).getUTCMonth() + 1 === month;

/** The 29th of February counts as the 28th in other years. */
const birthdayIn = (year: number, { month, day }: Birthday): number => {
  const isLeapDay = month === 2 && day === 29;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (isLeapDay && date.getUTCMonth() !== 1) date.setUTCFullYear(year, 1, 28);
  return date.getTime() / dayMs;
};
