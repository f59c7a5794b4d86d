import type { StorePay } from '@qoa/shared/feed';
import type { StoreId } from '@qoa/shared/ids';
import { STORE_PAY_CENTS_MAX, type Participation } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import { centsWritten } from '../../platform/number-written.ts';

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
  const cents = centsWritten(pesos);
  if (which === 'chosen' && chosen.size === 0) return err('stores-missing');
  if (isPaid && !(cents > 0 && cents <= STORE_PAY_CENTS_MAX)) return err('pay-missing');
  return ok({ mode, stores: which === 'all' ? 'all' : [...chosen].sort((a, b) => a - b), pay: isPaid ? { cents, per } : null });
};
