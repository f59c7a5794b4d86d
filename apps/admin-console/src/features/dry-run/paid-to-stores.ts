import type { StorePay } from '@qoa/shared/feed';
import type { Cents } from '@qoa/shared/ids';
import type { DryRunReport } from '@qoa/shared/protocol';

/** What all stores together would earn for taking part, in cents; null: they earn nothing aside. */
export const paidToStores = ({ counted, given, prizes }: Pick<DryRunReport, 'counted' | 'given' | 'prizes'>, pay: StorePay | null): Cents | null => {
  if (pay === null) return null;
  const times = { sale: counted, unit: given.reduce((sum, { units }) => sum + units, 0), prize: prizes }[pay.per];
  return Math.min(Number.MAX_SAFE_INTEGER, times * pay.cents);
};
