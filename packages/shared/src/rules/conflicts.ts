import { budgetUnits } from './budget-and-goal.ts';
import type { Revision } from './revision.ts';
import { found, type RevisionWarning } from './revision-problem.ts';
import { productsMeet, storesMeet } from './scopes-meet.ts';

/** What a campaign's products sell in a week, as it was lately. */
export interface WeeklySales {
  /** Units that the campaign would have given, of whichever kind. */
  readonly units: number;
}

/** Warnings about a revision beside those that are active: who overlaps it, and a budget that a normal week empties. */
export const conflictWarnings = (revision: Revision, others: readonly Revision[], week: WeeklySales | null): readonly RevisionWarning[] => [
  ...others
    .filter((other) => other.campaign !== revision.campaign && other.state === 'active' && overlaps(revision, other))
    .map((other) => found('products', 'CAMPAIGN_OVERLAPS', { campaign: other.campaign, name: other.name, sameGroup: revision.group !== null && revision.group === other.group ? 1 : 0 })),
  ...budgetWarnings(revision, week),
];

/** Whether one sale may count in both: at one time, in one store, with one product. What cannot be told apart may meet. */
const overlaps = (a: Revision, b: Revision): boolean =>
  (a.endsAtMs === null || b.startsAtMs < a.endsAtMs) && (b.endsAtMs === null || a.startsAtMs < b.endsAtMs) && ownersMeet(a, b) && storesMeet(a.stores, b.stores) && productsMeet(a.products, b.products);

/** A CPG's campaign counts that CPG's products alone. */
const ownersMeet = (a: Revision, b: Revision): boolean => a.owner.kind !== 'cpg' || b.owner.kind !== 'cpg' || a.owner.cpg === b.owner.cpg;

const budgetWarnings = ({ budget }: Revision, week: WeeklySales | null): readonly RevisionWarning[] => {
  if (budget === null || week === null) return [];
  const most = budgetUnits(budget);
  return most !== null && week.units >= most ? [found('budget', 'BUDGET_SHORT', { units: most, weekUnits: week.units })] : [];
};
