import { budgetUnits } from '../budget-and-goal.ts';
import type { Revision } from '../document/revision.ts';
import type { StoreScope } from '../document/scope.ts';
import { found, type RevisionWarning } from './revision-problem.ts';
import { productsMeet, storesMeet } from './scopes-meet.ts';

/** What a budget is asked for. Units of whichever kind. */
export interface WeeklySales {
  /** What the campaign would have given in a week as the last one; null: nothing was sold, so nobody knows. */
  readonly units: number | null;
  /** What it gave already, by all its revisions: a budget begins with what is left of it. Section 8, *Totals*. */
  readonly issued: number;
}

/** Warnings about a revision beside those that are active: who overlaps it, and a budget of which a normal week takes all that is left. */
export const conflictWarnings = (revision: Revision, others: readonly Revision[], week: WeeklySales | null): readonly RevisionWarning[] => [
  ...others
    .filter((other) => other.campaign !== revision.campaign && other.state === 'active' && overlaps(revision, other))
    .map((other) => found('products', 'CAMPAIGN_OVERLAPS', { campaign: other.campaign, name: other.name, sameGroup: revision.group !== null && revision.group === other.group ? 1 : 0 })),
  ...budgetWarnings(revision, week),
];

/** Whether one sale may count in both: at one time, in one store, with one product. What cannot be told apart may meet. */
const overlaps = (a: Revision, b: Revision): boolean =>
  (a.endsAtMs === null || b.startsAtMs < a.endsAtMs) && (b.endsAtMs === null || a.startsAtMs < b.endsAtMs) && ownersMeet(a, b) && storesMeet(ownStores(a), ownStores(b)) && productsMeet(a.products, b.products);

/** A CPG's campaign counts that CPG's products alone. */
const ownersMeet = (a: Revision, b: Revision): boolean => a.owner.kind !== 'cpg' || b.owner.kind !== 'cpg' || a.owner.cpg === b.owner.cpg;

/** A store's campaign counts in that store alone, whatever its scope says beside. */
const ownStores = ({ owner, stores }: Revision): StoreScope => {
  if (owner.kind === 'cpg' || 'resolved' in stores) return stores;
  return stores.stores.length === 0 || stores.stores.includes(owner.store) ? { ...stores, stores: [owner.store] } : { resolved: 'no', rank: 0 };
};

const budgetWarnings = ({ budget }: Revision, week: WeeklySales | null): readonly RevisionWarning[] => {
  const most = budget === null ? null : budgetUnits(budget);
  if (most === null || week === null) return [];
  const left = Math.max(0, most - week.issued);
  return left === 0 || (week.units !== null && week.units >= left) ? [found('budget', 'BUDGET_SHORT', { units: left, weekUnits: week.units ?? 0, issued: week.issued })] : [];
};
