import type { CampaignTotals } from './campaign-state.ts';
import type { Look } from './look.ts';
import { type CutPart, cutFromLast, unitsOf } from './part.ts';
import type { Budget, Unit } from './document/revision.ts';

/** Cuts the parts by what the campaign may still give to everyone. Says whether it took something. Section 8. */
export const cutByBudget = ({ compiled: { revision }, totals }: Look, parts: readonly CutPart[]): boolean => {
  if (revision.budget === null || totals === null) return false;
  const excess = unitsOf(parts, () => true) - budgetLeft(revision.budget, totals);
  return excess > 0 && cutFromLast(parts, excess, () => true) > 0;
};

/** What a budget may still give. */
export const budgetLeft = (budget: Budget, { units }: Pick<CampaignTotals, 'units'>): number => Math.max(0, (budgetUnits(budget) ?? Number.POSITIVE_INFINITY) - units);

/** How many units a budget has in all; null: as many as are asked for. */
export const budgetUnits = ({ units, cents, centsPerUnit }: Budget): number | null => {
  const paid = cents === null || centsPerUnit <= 0 ? null : Math.floor(cents / centsPerUnit);
  return units === null || paid === null ? (units ?? paid) : Math.min(units, paid);
};

/** Cuts the parts by goals that drop what exceeds them. Says which unit's was the last to take something. A debt is repaid first and fills no goal. */
export const cutByGoals = ({ compiled: { revision }, state }: Look, parts: readonly CutPart[]): Unit | null => {
  let cut: Unit | null = null;
  for (const unit of stampsFirst(revision.units)) {
    if (unit.goal === null || unit.goal.overflow !== 'drop') continue;
    const { balance, debt } = state.holdings[unit.programme] ?? nothingHeld;
    const isOfUnit = ({ rule: { rule } }: CutPart): boolean => rule.unit === unit.kind;
    const excess = unitsOf(parts, isOfUnit) - Math.max(0, unit.goal.units - balance) - debt;
    if (excess > 0 && cutFromLast(parts, excess, isOfUnit) > 0) cut = unit;
  }
  return cut;
};

const nothingHeld = { balance: 0, debt: 0 };

export const stampsFirst = (units: readonly Unit[]): readonly Unit[] => (units.length > 1 && units[0]?.kind === 'point' ? [...units].reverse() : units);
