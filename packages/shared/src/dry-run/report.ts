import type { Cents } from '../ids/index.ts';
import { budgetLeft, budgetUnits, type RuleCode, type UnitKind } from '../rules/index.ts';
import type { DryRunUnderWay } from './replay.ts';

/** What rules would have given on some sales. */
export interface DryRunReport {
  readonly sales: number;
  readonly cards: number;
  /** Sales that the campaign would have counted. */
  readonly counted: number;
  readonly given: readonly { readonly kind: UnitKind; readonly units: number }[];
  /** A card takes the cheapest prize of each unit that it may have, in the moment of a sale, as often as it can pay for it. */
  readonly prizes: number;
  /** By the budget's price of a unit; null: it has none. */
  readonly cents: Cents | null;
  /** In the campaign's zone, rising, days without sales too. `budgetUnitsLeft` null: no budget. */
  readonly days: readonly { readonly day: string; readonly sales: number; readonly units: number; readonly budgetUnitsLeft: number | null }[];
  /** Why sales gave nothing or less, the most frequent first. */
  readonly reasons: readonly { readonly code: RuleCode | 'NO_CARD' | 'NO_CAMPAIGN'; readonly sales: number }[];
  /** At most 10, most units first, with their counted sales. A card is named by the end of its code alone. */
  readonly mostAffected: readonly { readonly cardEnd: string; readonly sales: number; readonly units: number }[];
  /** True when there were more sales than are looked at: the newest were. */
  readonly cut: boolean;
  /** Units that the campaign gave before: the run begins with what they leave of its budget and of its limits for everyone in all its life. */
  readonly gaveBefore: number;
  /** How many stores it looks at: those that take part today, where not all do, else those of its scope. Null: a made-up shop. */
  readonly stores: { readonly of: 'scope' | 'takingPart'; readonly count: number } | null;
}

const mostAffectedMax = 10;
const dayMs = 86_400_000;

/** What a dry run came to. `cut`: there were more sales than were looked at; `stores`: where. */
export const reportOf = (run: DryRunUnderWay, cut: boolean, stores: DryRunReport['stores'] = null): DryRunReport => {
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
    gaveBefore: run.before.units,
    stores,
  };
};

/** The budget as each day left it, what was given counted on the day of its sale. */
const daysOf = ({ revision: { budget }, before, firstDay, days }: DryRunUnderWay): DryRunReport['days'] => {
  let left = budget === null || budgetUnits(budget) === null ? null : budgetLeft(budget, before);
  return days.map(({ sales, units }, place) => {
    if (left !== null) left -= units;
    return { day: new Date((firstDay + place) * dayMs).toISOString().slice(0, 10), sales, units, budgetUnitsLeft: left };
  });
};

const mostAffectedOf = ({ cards }: DryRunUnderWay): DryRunReport['mostAffected'] => {
  const giving = [...cards].filter(([, { units }]) => units > 0).sort(([a, one], [b, other]) => other.units - one.units || other.sales - one.sales || (a < b ? -1 : 1));
  return giving.slice(0, mostAffectedMax).map(([card, { sales, units }]) => ({ cardEnd: card.slice(-4), sales, units }));
};
