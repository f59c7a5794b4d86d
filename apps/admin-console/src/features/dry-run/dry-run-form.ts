import { DRY_RUN_DAYS_MAX, SAMPLE_SALES_A_DAY_MAX, type DryRunRequest } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';

/** Over which sales, while somebody fills it in; numbers as they are typed. */
export interface DryRunForm {
  readonly kind: DryRunRequest['over']['kind'];
  readonly days: string;
  readonly salesADay: string;
}

/** Which number is wrong. */
export type DryRunProblem = 'days-wrong' | 'sales-wrong';

/** Two weeks of the past are asked for first; a shop that is made up sells 60 times a day. */
export const firstForm: DryRunForm = { kind: 'past', days: '14', salesADay: '60' };

/** What was filled in. */
export const overOf = ({ kind, days, salesADay }: DryRunForm): Result<DryRunRequest['over'], DryRunProblem> => {
  const [wholeDays, wholeSales] = [within(days, DRY_RUN_DAYS_MAX), within(salesADay, SAMPLE_SALES_A_DAY_MAX)];
  if (wholeDays === null) return err('days-wrong');
  if (kind === 'past') return ok({ kind, days: wholeDays });
  return wholeSales === null ? err('sales-wrong') : ok({ kind, days: wholeDays, salesADay: wholeSales });
};

const within = (typed: string, max: number): number | null => {
  const number = Number(typed);
  return /^\d{1,4}$/.test(typed.trim()) && number >= 1 && number <= max ? number : null;
};
