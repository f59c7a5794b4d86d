import type { DryRunReport } from '../protocol/campaigns.ts';
import { budgetUnits } from '../rules/index.ts';
import type { DryRunUnderWay } from './replay.ts';

const mostAffectedMax = 10;
const dayMs = 86_400_000;

/** What a dry run came to. `cut`: there were more sales than were looked at. */
export const reportOf = (run: DryRunUnderWay, cut: boolean): DryRunReport => {
  const { revision, sales, counted, cards, given, prizes } = run;
  const units = given.reduce((sum, each) => sum + each, 0);
  return {
    sales,
    cards: cards.size,
    counted,
    given: revision.units.map(({ kind }, place) => ({ kind, units: given[place] ?? 0 })),
    prizes,
    cents: revision.budget === null || revision.budget.centsPerUnit <= 0 ? null : Math.min(Number.MAX_SAFE_INTEGER, units * revision.budget.centsPerUnit),
    days: daysOf(run),
    reasons: [...run.reasons].map(([code, of]) => ({ code, sales: of })).sort((a, b) => b.sales - a.sales || (a.code < b.code ? -1 : 1)),
    mostAffected: mostAffectedOf(run),
    cut,
  };
};

/** The budget as each day left it, what was given counted on the day of its sale. */
const daysOf = ({ revision: { budget }, firstDay, days }: DryRunUnderWay): DryRunReport['days'] => {
  let left = budget === null ? null : budgetUnits(budget);
  return days.map(({ sales, units }, place) => {
    if (left !== null) left -= units;
    return { day: new Date((firstDay + place) * dayMs).toISOString().slice(0, 10), sales, units, budgetUnitsLeft: left };
  });
};

const mostAffectedOf = ({ cards }: DryRunUnderWay): DryRunReport['mostAffected'] => {
  const giving = [...cards].filter(([, { units }]) => units > 0).sort(([a, one], [b, other]) => other.units - one.units || other.sales - one.sales || (a < b ? -1 : 1));
  return giving.slice(0, mostAffectedMax).map(([card, { sales, units }]) => ({ cardEnd: card.slice(-4), sales, units }));
};
