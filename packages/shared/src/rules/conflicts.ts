import { budgetUnits } from './budget-and-goal.ts';
import type { Revision } from './revision.ts';
import { found, type RevisionWarning } from './revision-problem.ts';
import type { ProductScope, StoreScope } from './scope.ts';

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

const storesMeet = (a: StoreScope, b: StoreScope): boolean => {
  if ('resolved' in a || 'resolved' in b) return [a, b].every((scope) => !('resolved' in scope) || scope.resolved === 'yes');
  // A store has one id, type, city, state and country; of lists it may be in several.
  return meet(a.stores, b.stores) && meet(a.types, b.types) && meet(a.cities, b.cities) && meet(a.states, b.states) && meet(a.countries, b.countries);
};

const productsMeet = (a: ProductScope, b: ProductScope): boolean =>
  // A product has one GTIN and one brand; of tags and categories it may have several.
  meet(without(a.products, b), without(b.products, a)) && meet(a.brands, b.brands) && !allGone(a, b) && !allGone(b, a);

const without = (products: readonly string[], by: ProductScope): readonly string[] => {
  const gone = new Set<string>(by.except.products);
  return products.filter((gtin) => !gone.has(gtin));
};

/** Whether the other's exceptions take every product or brand that a scope names. */
const allGone = (scope: ProductScope, other: ProductScope): boolean =>
  (scope.products.length > 0 && without(scope.products, other).length === 0) || (scope.brands.length > 0 && scope.brands.every((brand) => other.except.brands.includes(brand)));

const meet = (a: readonly (string | number)[], b: readonly (string | number)[]): boolean => {
  if (a.length === 0 || b.length === 0) return true;
  const known = new Set(b);
  return a.some((one) => known.has(one));
};

const budgetWarnings = ({ budget }: Revision, week: WeeklySales | null): readonly RevisionWarning[] => {
  if (budget === null || week === null) return [];
  const most = budgetUnits(budget);
  return most !== null && week.units >= most ? [found('budget', 'BUDGET_SHORT', { units: most, weekUnits: week.units })] : [];
};
