import fc from 'fast-check';
import { expect } from 'vitest';
import type { ProgrammeId } from '../../ids/index.ts';
import type { EarnRule, Limit, LimitScope, Multiplier, Period, Revision, SaleFacts } from '../index.ts';
import type { Rules } from './test-evaluator-world.ts';
import { aCampaignAnd, aSale } from './test-histories.ts';
import { live, type Lived, unlived } from './test-live.ts';
import { sun } from './test-world.ts';

/** The design's rule *Order and limits*. */
export const changesNoTotal = (rules: Rules) =>
  fc.property(shuffledSales, ({ revision, sales, shuffled }) => {
    expect(totalsOf(rules, revision, shuffled)).toEqual(totalsOf(rules, revision, sales));
  });

/** A campaign of which the order of sales changes no card's total, sales of one card, and the same in another order. */
export const shuffledSales: fc.Arbitrary<{ readonly revision: Revision; readonly sales: readonly SaleFacts[]; readonly shuffled: readonly SaleFacts[] }> = aCampaignAnd((revision, aroundMs) =>
  fc.array(aSale(aroundMs), { minLength: 2, maxLength: 8, size: 'max' }).chain((sales) =>
    fc.record({
      revision: limitsNestedOrApart(revision).map((limits) => ({ ...orderless(revision), limits })),
      sales: fc.constant(sales.map(({ sale }) => sale)),
      shuffled: fc.shuffledSubarray(sales, { minLength: sales.length }).map((all) => all.map(({ sale }) => sale)),
    }),
  ),
);

/** What a card was given of each unit: which of its sales had it, and so what of it has ended since, may hang on the order. */
const totalsOf = (rules: Rules, revision: Revision, sales: readonly SaleFacts[]): readonly number[] => {
  const given = new Map<ProgrammeId, number>();
  sales.reduce<Lived>((lived, sale) => {
    const after = live(rules, revision, lived, sale);
    for (const { programme, units } of after.outcome?.given ?? []) given.set(programme, (given.get(programme) ?? 0) + units);
    return after;
  }, unlived);
  return revision.units.map(({ programme }) => given.get(programme) ?? 0);
};

/** Without what lets one sale decide on another beside its limits. */
export const orderless = (revision: Revision): Revision => ({
  ...revision,
  cards: {},
  cooldownMs: 0,
  budget: null,
  tiers: null,
  units: revision.units.map((unit) => ({ ...unit, goal: null })),
  earn: revision.earn.filter(({ per }) => per.kind !== 'first' && per.kind !== 'birthday').map((rule) => ({ ...rule, cards: {}, per: dropping(rule.per) })),
  multipliers: { ...revision.multipliers, list: revision.multipliers.list.map((multiplier): Multiplier => ({ ...multiplier, cards: {} })) },
});

const dropping = (per: EarnRule['per']): EarnRule['per'] => {
  if (per.kind === 'items') return { ...per, remainder: 'drop' };
  return per.kind === 'amount' || per.kind === 'ticket' ? { ...per, rounding: { ...per.rounding, remainder: 'drop' } } : per;
};

/**
 * Limits of each unit by which what they hold together is nested: a wider scope has no shorter period. A brand for ever and the campaign
 * by day hold neither one in the other: there the order may matter.
 */
export const limitsNestedOrApart = ({ units }: Revision): fc.Arbitrary<readonly Limit[]> =>
  fc.record({ kind: fc.constantFrom(...units.map((unit) => unit.kind)), chain: fc.constantFrom(...chains), periods: fc.subarray(['sale', 'day', 'month', 'lifetime'] as Period[], { minLength: 1 }), maxes: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 4, maxLength: 4 }) }).chain(
    ({ kind, chain, periods, maxes }) => {
      const limits = periods.map((per, index): Limit => ({ of: { kind: 'units', unit: kind }, max: maxes[index] ?? 1, per, scope: chain[Math.min(index, chain.length - 1)] ?? { kind: 'campaign' }, holder: 'card' }));
      return fc.shuffledSubarray(limits, { minLength: limits.length });
    },
  );

/** From the narrowest scope to the widest. */
const chains: readonly (readonly LimitScope[])[] = [[{ kind: 'campaign' }], [{ kind: 'store' }, { kind: 'campaign' }], [{ kind: 'products', products: [sun] }, { kind: 'brand', brand: 'sol' }, { kind: 'campaign' }], [{ kind: 'brand', brand: 'luna' }, { kind: 'campaign' }]];
