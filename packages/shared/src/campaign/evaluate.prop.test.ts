import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cola, colaRevision, noonMs } from '../judge/small-world.ts';
import { type CampaignRevision, emptyCardState, evaluate, raiseUses, type SaleFacts } from './index.ts';

const hourMs = 3_600_000;
const aSale = fc.record({ pieces: fc.integer({ min: 0, max: 6 }), hour: fc.integer({ min: -60, max: 60 }) }).map(
  ({ pieces, hour }): SaleFacts => ({
    atMs: noonMs + hour * hourMs,
    hasCard: true,
    lines: [{ gtin: cola, cpg: 1, restricted: null, quantity: pieces * 1000 + (pieces % 2) * 500, amountCents: null }],
  }),
);
const limitsOf = fc.record({ sale: fc.option(fc.integer({ min: 1, max: 5 })), day: fc.option(fc.integer({ min: 1, max: 8 })), dayFirst: fc.boolean() }).map(({ sale, day, dayFirst }) => {
  const perSale = sale === null ? [] : [{ per: 'sale' as const, units: sale }];
  const perDay = day === null ? [] : [{ per: 'day' as const, units: day }];
  return dayFirst ? [...perDay, ...perSale] : [...perSale, ...perDay];
});

const total = (revision: CampaignRevision, sales: readonly SaleFacts[]): number => {
  const used: Record<string, number> = {};
  let units = 0;
  for (const sale of sales) {
    const earned = evaluate(revision, { ...emptyCardState, used }, sale);
    raiseUses(used, earned.uses);
    units += earned.units;
  }
  return units;
};

describe('evaluate', () => {
  it('with calendar limits alone the order of arrival changes no card’s total', () => {
    fc.assert(
      fc.property(limitsOf, fc.array(aSale, { maxLength: 10 }).chain((sales) => fc.tuple(fc.constant(sales), fc.shuffledSubarray(sales, { minLength: sales.length }))), (limits, [sales, shuffled]) => {
        const revision = colaRevision({ limits });
        expect(total(revision, shuffled)).toBe(total(revision, sales));
      }),
    );
  });

  it('never gives more than is due, than a limit allows, or less than nothing', () => {
    fc.assert(
      fc.property(limitsOf, aSale, fc.integer({ min: 0, max: 9 }), (limits, sale, usedToday) => {
        const first = evaluate(colaRevision({ limits: [] }), emptyCardState, sale);
        const day = Object.keys(first.uses)[0];
        const earned = evaluate(colaRevision({ limits }), { ...emptyCardState, used: day === undefined ? {} : { [day]: usedToday } }, sale);
        expect(earned.units).toBeGreaterThanOrEqual(0);
        expect(earned.units).toBeLessThanOrEqual(earned.before);
        for (const limit of limits) expect(earned.units).toBeLessThanOrEqual(limit.per === 'sale' ? limit.units : Math.max(0, limit.units - usedToday));
      }),
    );
  });

  it('counters stay few: the oldest days are closed, and a closed day gives nothing under a daily limit', () => {
    const used: Record<string, number> = {};
    const dailySale = (dayNo: number): SaleFacts => ({ atMs: noonMs + dayNo * 24 * hourMs, hasCard: true, lines: [{ gtin: cola, cpg: 1, restricted: null, quantity: 1000, amountCents: null }] });
    const revision = colaRevision({ endsAtMs: null, startsAtMs: 0 });
    for (let dayNo = 0; dayNo < 150; dayNo += 1) raiseUses(used, evaluate(revision, { ...emptyCardState, used }, dailySale(dayNo)).uses);
    expect(Object.keys(used).length).toBeLessThanOrEqual(101);
    expect(evaluate(revision, { ...emptyCardState, used }, dailySale(3))).toMatchObject({ units: 0, explanation: { code: 'LIMIT_REACHED' } });
    expect(evaluate(revision, { ...emptyCardState, used }, dailySale(149))).toMatchObject({ units: 1 });
  });
});
