import fc from 'fast-check';
import { expect } from 'vitest';
import type { CampaignOutcome, Limit, Revision, SaleFacts } from '../index.ts';
import { linesOf, missOf } from '../reference/lines.ts';
import { isUnder, periodOf } from '../reference/limits.ts';
import { localTime } from '../reference/calendar.ts';
import { evaluatorWorld, type Rules } from './test-evaluator-world.ts';
import { aCampaignAnd, aSale, type History } from './test-histories.ts';
import { play } from './test-play.ts';
import { aLimit } from './test-random-revisions.ts';
import { everyProduct, everyStore } from './test-world.ts';

/** The design's rule *Order and limits*: sales arrive in no order of time. */
export const exceedsNoLimit = (rules: Rules) =>
  fc.property(
    aCampaignAnd((revision, aroundMs) =>
      fc.record({
        limits: fc.array(aLimit(revision.units.map(({ kind }) => kind)), { minLength: 1, maxLength: 3 }),
        // The longest use more than a state keeps.
        happenings: fc.oneof({ weight: 40, arbitrary: fc.array(aSale(aroundMs), { minLength: 2, maxLength: 10, size: 'max' }) }, { weight: 1, arbitrary: fc.array(aSale(aroundMs), { minLength: 80, maxLength: 150, size: 'max' }) }),
        // One boost, so that a line tells what it added.
        extra: fc.option(aLimit(revision.units.map(({ kind }) => kind))),
      }).map(({ limits, happenings, extra }) => ({ revision: extra === null ? { ...revision, limits } : { ...oneBoost(revision), limits: [...limits, { ...extra, of: { kind: 'extra' as const, multiplier: 'boost' } }] }, happenings })),
    ),
    ({ revision, happenings }) => {
      const history: History = { revisions: [revision], next: [], happenings, knowsTotals: true };
      const taken = play(history, evaluatorWorld(rules)).flatMap((observed, place): readonly Taken[] => {
        const happening = happenings[place];
        const outcome = observed?.campaigns?.[0];
        return happening === undefined || outcome === undefined || outcome.given.length === 0 ? [] : [{ card: happening.card, sale: happening.sale, outcome }];
      });
      for (const limit of revision.limits) for (const group of heldTogether(revision, limit, taken)) expect(group).toBeLessThanOrEqual(limit.max);
    },
  );

/** Everything is doubled, by one multiplier. */
const oneBoost = (revision: Revision): Revision => ({
  ...revision,
  tiers: null,
  cards: {},
  earn: revision.earn.map((rule) => ({ ...rule, cards: {}, units: Math.min(rule.units, 7) })),
  multipliers: { how: 'best', list: [{ id: 'boost', percent: 200, units: ['stamp', 'point'], products: everyProduct, stores: everyStore, cards: {}, window: { weekdays: [], hours: [] }, extraMax: null }] },
});

interface Taken {
  readonly card: number | null;
  readonly sale: SaleFacts;
  readonly outcome: Pick<CampaignOutcome, 'explanation'>;
}

/** How much was taken in each period or window, of each card or of all, in each store where stores count apart. */
const heldTogether = (revision: Revision, limit: Limit, taken: readonly Taken[]): readonly number[] => {
  const amounts = taken.map((one) => ({ ...one, amount: amountOf(revision, limit, one), period: periodOf(limit.per, localTime(revision.timeZone, one.sale.atMs).day), whose: JSON.stringify([limit.holder === 'card' ? one.card : null, limit.scope.kind === 'store' ? one.sale.store.id : null]) }));
  const { per } = limit;
  if (per === 'sale') return amounts.map(({ amount }) => amount);
  return amounts.map(({ whose, period, sale: { atMs } }) => {
    const isTogether = (other: (typeof amounts)[number]): boolean => (typeof per === 'object' ? other.sale.atMs >= atMs && other.sale.atMs < atMs + per.hours * 3_600_000 : other.period === period);
    return amounts.filter((other) => other.whose === whose && isTogether(other)).reduce((sum, { amount }) => sum + amount, 0);
  });
};

/** What the explanation shows that a sale took; of items, and of what was added to a fraction, at least so many. */
const amountOf = (revision: Revision, limit: Limit, { sale, outcome }: Taken): number => {
  const eligible = linesOf(sale).filter((line) => missOf(revision, line) === null && isUnder(limit, line.told));
  if (limit.of.kind === 'sales') return eligible.length > 0 ? 1 : 0;
  // What the bound of section 12 cut tells no more what was doubled.
  const isBounded = outcome.explanation.parts.reduce((sum, { before }) => sum + before, 0) >= 1_000_000;
  const counted = outcome.explanation.parts.map((part) => {
    const rule = revision.earn.find(({ id }) => id === part.rule);
    const line = part.line === null ? null : sale.lines[part.line];
    if (rule === undefined || (line === null ? limit.scope.kind === 'brand' || limit.scope.kind === 'products' : !line || !isUnder(limit, line))) return 0;
    // Rounded to the nearest or up, more than half may have stood before.
    if (limit.of.kind === 'extra' && 'rounding' in rule.per && rule.per.rounding.mode !== 'down') return 0;
    if (limit.of.kind === 'extra') return part.percent === 200 && !isBounded ? Math.max(0, part.units - Math.ceil(part.before / 2)) : 0;
    if (limit.of.kind === 'units') return rule.unit === limit.of.unit ? part.units : 0;
    return rule.per.kind === 'item' && rule.unit === revision.units[0]?.kind && part.percent === 100 && part.before < 1_000_000 ? part.before / rule.units : 0;
  });
  return counted.reduce((sum, one) => sum + one, 0);
};
