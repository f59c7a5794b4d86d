import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Revision, stateText } from '../rules/index.ts';
import { aCampaignAnd, aSale, type Happening } from '../rules/test/test-histories.ts';
import { play } from '../rules/test/test-play.ts';
import { referenceWorld } from '../rules/test/test-reference-world.ts';
import { beginDryRun, type DryRunUnderWay, type ReplayedSale, replaySales, reportOf } from './index.ts';

type Sold = Extract<Happening, { readonly kind: 'sale' }>;

const replayed = ({ card, sale }: Sold): ReplayedSale => ({ facts: sale, card: card === null ? null : `card ${card}` });
const aroundDay = (sales: readonly Sold[]): number => Math.floor(Math.min(...sales.map(({ sale }) => sale.atMs)) / 86_400_000) - 1;
/** The dates of a campaign are set aside: only then is the same judged. */
const datesAside = (revision: Revision): Revision => ({ ...revision, revision: 1, state: 'active', effectiveFromMs: 0, startsAtMs: 0, endsAtMs: null, rewards: [] });
const run = (revision: Revision, sales: readonly Sold[], sizes: readonly number[] = [1000]): DryRunUnderWay => {
  const under = beginDryRun(revision, aroundDay(sales), 90);
  for (let at = 0, turn = 0; at < sales.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    replaySales(under, sales.slice(at, at + size).map(replayed));
    at += size;
  }
  return under;
};
const campaignAndSales = aCampaignAnd((revision, aroundMs) => fc.record({ revision: fc.constant(datesAside(revision)), sales: fc.array(aSale(aroundMs), { minLength: 1, maxLength: 25, size: 'max' }) }));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

describe('a dry run of any campaign over any sales', () => {
  it('comes to what the naive reference gives when it judges the same sales for real', { timeout: 0 }, () => {
    fc.assert(
      fc.property(campaignAndSales, ({ revision, sales }) => {
        const report = reportOf(run(revision, sales), false);
        const seen = play({ revisions: [revision], next: [], happenings: sales, knowsTotals: true }, referenceWorld());
        const given = seen.map((each) => each?.campaigns?.[0]?.given ?? []);
        const codes = seen.flatMap((each) => (each?.verdict === undefined || each.verdict.code === 'GIVEN' ? [] : [each.verdict.code]));
        const unitsOfSale = given.map((each) => sum(each.map(({ units }) => units)));
        expect([report.sales, report.counted]).toEqual([sales.length, unitsOfSale.filter((units) => units > 0).length]);
        expect(report.given).toEqual(revision.units.map(({ kind }) => ({ kind, units: sum(given.flat().filter((one) => one.kind === kind).map(({ units }) => units)) })));
        expect(sum(report.reasons.map((reason) => reason.sales))).toBe(codes.length);
        for (const { code, sales: times } of report.reasons) expect(times).toBe(codes.filter((each) => each === code).length);
        const byCard = [0, 1, 2].map((card) => sum(unitsOfSale.filter((_, at) => sales[at]?.card === card))).filter((units) => units > 0);
        expect(report.mostAffected.map(({ units }) => units)).toEqual(byCard.toSorted((a, b) => b - a));
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('law never negative: gives no more than its budget, and the curve only falls', { timeout: 0 }, () => {
    const budget = fc.record({ units: fc.option(fc.integer({ min: 1, max: 30 })), cents: fc.option(fc.integer({ min: 1, max: 5000 })), centsPerUnit: fc.constantFrom(0, 1, 150) });
    fc.assert(
      fc.property(campaignAndSales, budget, ({ revision, sales }, spent) => {
        const report = reportOf(run({ ...revision, budget: spent }, sales), false);
        const units = sum(report.given.map((each) => each.units));
        expect(units).toBeLessThanOrEqual(spent.units ?? Infinity);
        expect(report.cents).toBe(spent.centsPerUnit === 0 ? null : units * spent.centsPerUnit);
        if (report.cents !== null) expect(report.cents).toBeLessThanOrEqual(spent.cents ?? Infinity);
        const curve = report.days.map(({ budgetUnitsLeft }) => budgetUnitsLeft);
        for (const [day, left] of curve.entries()) if (left !== null) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left).toBeLessThanOrEqual(curve[day - 1] ?? Infinity);
        }
        expect(sum(report.days.map((day) => day.units))).toBe(units);
        expect(sum(report.days.map((day) => day.sales))).toBe(sales.length);
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('is the same in one step and in many', { timeout: 0 }, () => {
    fc.assert(
      fc.property(campaignAndSales, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }), ({ revision, sales }, sizes) => {
        const [whole, split] = [run(revision, sales), run(revision, sales, sizes)];
        expect(reportOf(split, true)).toEqual(reportOf(whole, true));
        for (const [card, { state }] of whole.cards) expect(stateText(split.cards.get(card)?.state ?? state)).toBe(stateText(state));
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('changes nothing of what it was given', () => {
    fc.assert(
      fc.property(campaignAndSales, ({ revision, sales }) => {
        const before = JSON.stringify([revision, sales]);
        run(revision, sales);
        expect(JSON.stringify([revision, sales])).toBe(before);
      }),
      { numRuns: 50, seed: 6 },
    );
  });
});
