import fc from 'fast-check';
import { expect } from 'vitest';
import type { Gtin, ProgrammeId } from '../../ids/index.ts';
import type { EarnRule, Limit, LimitScope, Multiplier, Period, Revision, SaleFacts, UnitKind } from '../index.ts';
import type { Rules } from './test-evaluator-world.ts';
import { aCampaignAnd, aSale } from './test-histories.ts';
import { live, type Lived, unlived } from './test-live.ts';
import { moon, sun, sunLight } from './test-world.ts';

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
 * Limits of each unit of which any two lie one in the other, by scope and period alike, or have apart scopes: a wider scope has no shorter period. A brand for
 * ever and the campaign by day hold neither one in the other, nor do weeks and months: there the order may matter.
 */
export const limitsNestedOrApart = ({ units }: Revision): fc.Arbitrary<readonly Limit[]> =>
  fc
    .tuple(...units.map(({ kind }) => fc.oneof(fc.constantFrom(...chains).chain((chain) => limitsAlong(kind, chain)), fc.constantFrom(...apart).chain((all) => limitsApart(kind, all)))))
    .chain((limits) => fc.shuffledSubarray(limits.flat(), { minLength: limits.flat().length }));

type Scopes = readonly LimitScope[];
const campaign: LimitScope = { kind: 'campaign' };
const brand = (name: string): LimitScope => ({ kind: 'brand', brand: name });
const listed = (...products: readonly Gtin[]): LimitScope => ({ kind: 'products', products });

/** From the narrowest scope to the widest. */
const chains: readonly Scopes[] = [[campaign], [{ kind: 'store' }, campaign], [listed(sun), brand('sol'), campaign], [listed(sun), listed(sunLight, sun), brand('sol')], [brand('luna'), campaign]];

/** Chains that have no line in common. */
const apart: readonly (readonly Scopes[])[] = [[[brand('sol')], [brand('luna')]], [[listed(sun), brand('sol')], [listed(moon)]], [[listed(sunLight)], [listed(sun)], [brand('luna')]]];

/** A week may lie in two months. */
const calendars: readonly (readonly Calendar[])[] = [['sale', 'day', 'month', 'lifetime'], ['sale', 'day', 'week', 'lifetime']];
type Calendar = Exclude<Period, object>;

const limitsAlong = (kind: UnitKind, chain: Scopes): fc.Arbitrary<readonly Limit[]> =>
  fc
    .record({ periods: fc.constantFrom(...calendars).chain((calendar) => fc.subarray([...calendar], { minLength: 1 })), maxes: someMaxes })
    .map(({ periods, maxes }) => periods.map((per, index) => limitOf(kind, chain[Math.min(index, chain.length - 1)] ?? campaign, per, maxes[index])));

/** And around them the campaign, by periods that hold all of theirs. */
const limitsApart = (kind: UnitKind, all: readonly Scopes[]): fc.Arbitrary<readonly Limit[]> =>
  fc
    .record({ narrow: fc.tuple(...all.map((chain) => limitsAlong(kind, chain))), around: fc.constantFrom(...calendars).chain((calendar) => fc.subarray([...calendar])), maxes: someMaxes })
    .map(({ narrow, around, maxes }) => [...narrow.flat(), ...around.filter((per) => narrow.flat().every((limit) => isHeld(limit.per, per))).map((per, index) => limitOf(kind, campaign, per, (maxes[index] ?? 1) * 2))]);

const isHeld = (shorter: Period, longer: Calendar): boolean => shorter === 'sale' || longer === 'lifetime' || shorter === longer || (shorter === 'day' && longer !== 'sale');

const someMaxes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 4, maxLength: 4 });

const limitOf = (kind: UnitKind, scope: LimitScope, per: Period, max = 1): Limit => ({ of: { kind: 'units', unit: kind }, max, per, scope, holder: 'card' });
