import { type Birthday, daysMaxOfMonth } from '@qoa/shared/rules';

/** Where the asking stands. */
export type BirthdayStep =
  | { readonly step: 'choosing'; readonly problem: 'incomplete' | 'failed' | null }
  | { readonly step: 'sure' | 'saving' | 'told'; readonly birthday: Birthday }
  | { readonly step: 'told-today' }
  | { readonly step: 'told-before' };

/** What became of telling it. */
export type Outcome = 'kept' | 'told-before' | 'failed';

export const firstStep: BirthdayStep = { step: 'choosing', problem: null };

/** The step after both were chosen, or not; a day that the month does not have is none. */
export const chosen = (month: number, day: number): BirthdayStep => (month >= 1 && day >= 1 && day <= daysMaxOfMonth(month) ? { step: 'sure', birthday: { month, day } } : { step: 'choosing', problem: 'incomplete' });

/** The step after the server was told; `today` is the holder's. */
export const answered = (birthday: Birthday, outcome: Outcome, today: Birthday): BirthdayStep => {
  if (outcome === 'failed') return { step: 'choosing', problem: 'failed' };
  if (outcome === 'told-before') return { step: 'told-before' };
  return birthday.month === today.month && birthday.day === today.day ? { step: 'told-today' } : { step: 'told', birthday };
};
