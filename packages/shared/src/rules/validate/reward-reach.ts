import { isTimeZone } from '../../campaign/local-day.ts';
import { budgetUnits } from '../budget-and-goal.ts';
import { percentMax } from './earn-problems.ts';
import { dayOf, spanOf } from '../moment.ts';
import type { EarnRule, Limit, Revision, UnitKind } from '../document/revision.ts';

const hourMs = 3_600_000;
const infinite = Number.POSITIVE_INFINITY;

/** The most units that one card may ever have by this revision's limits, dates, budget and rules; Infinity: nothing bounds it. What it had of an earlier revision is not looked at. */
export const mostEver = (revision: Revision, kind: UnitKind): number => {
  const { limits, budget, earn } = revision;
  const sales = salesOf(revision);
  const byLimits = limits.map((limit) => (limit.scope.kind === 'campaign' && limit.of.kind === 'units' && limit.of.unit === kind ? limit.max * (limit.per === 'sale' ? sales : periodsOf(limit, revision)) : infinite));
  const byRules = earn.filter(({ unit }) => unit === kind).reduce((sum, rule) => sum + mostOfOneSale(rule, percentMax(revision)) * timesOf(rule, revision, sales), 0);
  return Math.floor(Math.min(...byLimits, budget === null ? infinite : (budgetUnits(budget) ?? infinite), byRules));
};

/** How many periods of a limit the campaign meets. */
const periodsOf = ({ per }: Limit, { startsAtMs, endsAtMs, timeZone }: Revision): number => {
  if (per === 'lifetime') return 1;
  if (per === 'sale' || endsAtMs === null || endsAtMs <= startsAtMs || !isTimeZone(timeZone)) return infinite;
  if (typeof per === 'object') return Math.ceil((endsAtMs - startsAtMs) / (per.hours * hourMs));
  return spanOf(per, dayOf(timeZone, endsAtMs - 1)) - spanOf(per, dayOf(timeZone, startsAtMs)) + 1;
};

/** How many sales of one card may be counted, at least 1. */
const salesOf = (revision: Revision): number => {
  const { cards, cooldownMs, startsAtMs, endsAtMs, limits } = revision;
  const byLimits = limits.map((limit) => (limit.scope.kind === 'campaign' && limit.of.kind === 'sales' ? limit.max * periodsOf(limit, revision) : infinite));
  const byCooldown = cooldownMs > 0 && endsAtMs !== null ? Math.max(1, Math.floor((endsAtMs - startsAtMs) / cooldownMs) + 1) : infinite;
  return Math.min(cards.isNew === true ? 1 : infinite, byCooldown, ...byLimits);
};

/** How many of them a rule may give for. */
const timesOf = ({ per, cards }: EarnRule, { startsAtMs, endsAtMs }: Revision, sales: number): number => {
  if (per.kind === 'first' || cards.isNew === true) return 1;
  // A birthday comes again after 300 days at the earliest.
  return per.kind === 'birthday' ? Math.min(sales, endsAtMs === null ? infinite : Math.ceil((endsAtMs - startsAtMs) / (300 * 24 * hourMs)) + 1) : sales;
};

/** Whoever buys more pieces, or spends more, gets more without end. */
const mostOfOneSale = ({ per, units }: EarnRule, percent: number): number => {
  switch (per.kind) {
    case 'first':
    case 'birthday':
      return units;
    case 'visit':
    case 'different':
      return (units * percent) / 100;
    case 'combo':
      return (units * per.timesMax * percent) / 100;
    default:
      return infinite;
  }
};
