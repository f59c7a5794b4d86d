import type { StorePay } from '@qoa/shared/feed';
import type { StoreId } from '@qoa/shared/ids';
import type { Participation } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';

/** A participation while somebody fills it in. */
export interface ParticipationForm {
  readonly mode: Participation['mode'];
  readonly which: 'all' | 'chosen';
  readonly chosen: ReadonlySet<StoreId>;
  readonly isPaid: boolean;
  /** Pesos as they were typed: `1.50`. */
  readonly pesos: string;
  readonly per: StorePay['per'];
}

/** What is still missing. */
export type ParticipationProblem = 'stores-missing' | 'pay-missing';

const centsMax = 100_000_00;

/** What stands, ready to be changed. */
export const formOf = ({ mode, stores, pay }: Participation): ParticipationForm => ({
  mode,
  which: stores === 'all' ? 'all' : 'chosen',
  chosen: new Set(stores === 'all' ? [] : stores),
  isPaid: pay !== null,
  pesos: pay === null ? '' : String(pay.cents / 100),
  per: pay?.per ?? 'sale',
});

/** What was filled in; the chosen stores rise by number, so that the same choice is the same text. */
export const participationOf = ({ mode, which, chosen, isPaid, pesos, per }: ParticipationForm): Result<Participation, ParticipationProblem> => {
  const cents = centsOf(pesos);
  if (which === 'chosen' && chosen.size === 0) return err('stores-missing');
  if (isPaid && cents === null) return err('pay-missing');
  return ok({ mode, stores: which === 'all' ? 'all' : [...chosen].sort((a, b) => a - b), pay: isPaid && cents !== null ? { cents, per } : null });
};

/** Whole cents of typed pesos; null for what is no amount above nothing. */
const centsOf = (typed: string): number | null => {
  if (!/^\d{1,6}([.,]\d{1,2})?$/.test(typed.trim())) return null;
  const cents = Math.round(Number(typed.trim().replace(',', '.')) * 100);
  return cents > 0 && cents <= centsMax ? cents : null;
};
