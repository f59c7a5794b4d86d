import fc from 'fast-check';
import { restrictedKinds } from '../../feed/index.ts';
import type { CpgId, Gtin, ProgrammeId, StoreId } from '../../ids/index.ts';
import { always, plainRevision, plainRule, plainUnit } from '../document/plain.ts';
import type { CardScope, EarnRule, Expiry, Limit, Multiplier, Per, ProductLists, ProductScope, Reward, Revision, Rounding, StoreScope, TierLadder, Unit, UnitKind, Window } from '../index.ts';
import { neverGives } from '../validate/never-gives.ts';
import { cardsMeet, productsMeet, storesMeet } from '../validate/scopes-meet.ts';

// Builders and a generator of revisions for tests.

export const sol = '07501000000014' as Gtin;
export const luna = '07501000000021' as Gtin;
export const mar = '07501000000038' as Gtin;

const noLists: ProductLists = { products: [], tags: [], brands: [], categories: [] };
export const productScope = (lists: Partial<ProductLists> = {}, except: Partial<ProductLists> = {}): ProductScope => ({ ...noLists, ...lists, except: { ...noLists, ...except } });
export const storeScope = (lists: Partial<Exclude<StoreScope, { readonly resolved: unknown }>> = {}): StoreScope => ({ stores: [], lists: [], types: [], cities: [], states: [], countries: [], ...lists });
export { always } from '../document/plain.ts';
export const downRounding: Rounding = { steps: 'whole', at: 'sale', mode: 'down', when: 'after', remainder: 'drop' };

export const earnRule = (per: Per, parts: Partial<EarnRule> = {}): EarnRule => plainRule(`rule-${per.kind}`, 'stamp', per, parts);
export const multiplier = (percent: number, parts: Partial<Multiplier> = {}): Multiplier => ({ id: `by-${percent}`, percent, units: ['stamp'], products: productScope(), stores: storeScope(), cards: {}, window: always, extraMax: null, ...parts });
export const limit = (max: number, per: Limit['per'], parts: Partial<Limit> = {}): Limit => ({ of: { kind: 'units', unit: 'stamp' }, max, per, scope: { kind: 'campaign' }, holder: 'card', ...parts });
export const unit = (kind: UnitKind, parts: Partial<Unit> = {}): Unit => plainUnit(kind, (kind === 'stamp' ? 11 : 12) as ProgrammeId, parts);
export const reward = (cost: number, parts: Partial<Reward> = {}): Reward => ({ id: `reward-${cost}`, name: 'refresco Sol', unit: 'stamp', cost, kind: 'product', products: [], ...parts });

/** A stamp for each piece of one product, at most 2 a day; one free for 8. */
export const aRevision = (parts: Partial<Revision> = {}): Revision =>
  plainRevision({
    campaign: (parts.units?.[0]?.programme ?? 11) as ProgrammeId, owner: { kind: 'cpg', cpg: 3 as CpgId }, name: 'Sellos Sol', effectiveFromMs: Date.UTC(2026, 10, 30, 6), startsAtMs: Date.UTC(2026, 11, 1, 6), timeZone: 'America/Mexico_City',
    units: [unit('stamp', { goal: { units: 8, overflow: 'carry' } })], products: productScope({ products: [sol] }), earn: [earnRule({ kind: 'item' })], limits: [limit(2, 'day')], rewards: [reward(8, { products: [sol] })], ...parts,
  });

const small = fc.integer({ min: 1, max: 9 });
const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values]);
const kinds = fc.constantFrom<UnitKind[]>(['stamp'], ['point'], ['stamp', 'point']);

const lists: fc.Arbitrary<ProductLists> = fc.record({ products: some([sol, luna, mar]), tags: some(['verano', 'frío']), brands: some(['Sol', 'Luna']), categories: some(['bebidas', 'bebidas/refrescos', 'botanas']) });
/** Excepts only what no list of the generator names, so that the scope is not empty. */
const products: fc.Arbitrary<ProductScope> = fc.oneof(fc.constant(productScope()), fc.record({ lists, brands: some(['Mar']), tags: some(['oferta']) }).map(({ lists: named, ...except }) => productScope(named, except)));
const stores: fc.Arbitrary<StoreScope> = fc.oneof(
  fc.constant(storeScope()),
  fc.record({ resolved: fc.constantFrom('yes' as const, 'no' as const), rank: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ stores: some([1, 2] as StoreId[]), lists: some(['norte']), types: some(['tiendita', 'minisuper', 'cadena'] as const), cities: some(['Mérida', 'Puebla']), states: some(['Yucatán']), countries: some(['MX']) }),
);
const window: fc.Arbitrary<Window> = fc.record({ weekdays: some([0, 1, 2, 3, 4, 5, 6]), hours: fc.array(fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 })), { maxLength: 2 }) });
const cards = (levels: number): fc.Arbitrary<CardScope> =>
  fc.oneof(
    fc.constant({}),
    fc.constant({ isNew: true as const }),
    fc.record({ lapsedDays: small, tiers: some(Array.from({ length: levels + 1 }, (_, tier) => tier)), tags: some(['vip']), exceptTags: some(['personal']) }, { requiredKeys: [] }),
  );
const rounding: fc.Arbitrary<Rounding> = fc
  .record({ steps: fc.constantFrom('whole' as const, 'proportional' as const), at: fc.constantFrom('unit' as const, 'line' as const, 'sale' as const), mode: fc.constantFrom('down' as const, 'nearest' as const, 'up' as const), when: fc.constantFrom('before' as const, 'after' as const), carry: fc.boolean() })
  .map(({ carry, ...rest }) => ({ ...rest, remainder: carry && rest.at === 'sale' && rest.mode === 'down' ? ('carry' as const) : ('drop' as const) }));
const everyCents = fc.integer({ min: 1, max: 100 }).map((pesos) => pesos * 100);
const per: fc.Arbitrary<Per> = fc.oneof(
  fc.constant({ kind: 'item' as const }),
  fc.record({ kind: fc.constant('items' as const), every: fc.integer({ min: 2, max: 9 }), remainder: fc.constantFrom('carry' as const, 'drop' as const) }),
  fc.record({ kind: fc.constantFrom('amount' as const, 'ticket' as const), everyCents, rounding }),
  fc.constant({ kind: 'visit' as const }),
  fc.record({ kind: fc.constant('different' as const), atLeast: fc.integer({ min: 2, max: 5 }) }),
  fc.record({ kind: fc.constant('combo' as const), parts: fc.array(fc.record({ products, pieces: small }), { minLength: 1, maxLength: 3 }), timesMax: small }),
  fc.constant({ kind: 'first' as const }),
  fc.record({ kind: fc.constant('birthday' as const), daysAround: fc.integer({ min: 0, max: 7 }) }),
);
const expiry: fc.Arbitrary<Expiry> = fc.oneof(
  fc.constant({ by: 'never' as const }),
  fc.record({ by: fc.constant('age' as const), days: fc.integer({ min: 30, max: 400 }), ends: fc.constantFrom('instant' as const, 'day' as const, 'month' as const, 'year' as const) }),
  fc.record({ by: fc.constant('date' as const), atMs: fc.integer({ min: Date.UTC(2027, 0, 1), max: Date.UTC(2028, 0, 1) }) }),
  fc.record({ by: fc.constantFrom('first' as const, 'inactivity' as const), days: fc.integer({ min: 30, max: 400 }) }),
);
const tiers: fc.Arbitrary<TierLadder | null> = fc.option(
  fc
    .record({
      heights: fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 3 }),
      metrics: fc.subarray(['sales', 'cents', 'earned', 'held'] as const, { minLength: 1 }),
      need: fc.constantFrom('any' as const, 'all' as const),
      over: fc.oneof(fc.constant({ kind: 'lifetime' as const }), fc.record({ kind: fc.constant('calendar' as const), period: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const) }), fc.record({ kind: fc.constant('rolling' as const), days: small })),
      countsOwnSale: fc.boolean(),
      graceDays: fc.integer({ min: 0, max: 9 }),
      onFall: fc.constantFrom('step' as const, 'reach' as const),
      resetOnRedeem: fc.boolean(),
    })
    .map(({ heights, metrics, need, ...rest }) => ({
      ...rest,
      levels: heights.sort((a, b) => a - b).map((height, i) => ({ name: ['Plata', 'Oro', 'Diamante'][i] ?? '', need, conditions: metrics.map((metric) => ({ metric, atLeast: height * 100 })), percent: 100 + i * 50, access: i === 1 ? ['reward-0'] : [] })),
    })),
);

const rewardBounds = (levels: number): fc.Arbitrary<Pick<Reward, 'cards' | 'birthday' | 'times'>> =>
  fc.oneof(
    fc.constant({}),
    fc.record(
      {
        cards: cards(levels),
        birthday: fc.oneof(fc.constant({ kind: 'month' as const }), fc.record({ kind: fc.constant('days' as const), daysAround: fc.integer({ min: 0, max: 9 }) })),
        times: fc.record({ max: fc.integer({ min: 1, max: 3 }), per: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const, 'lifetime' as const) }),
      },
      { requiredKeys: [] },
    ),
  );

/** What a level opens is for no card below it. */
const withoutTiers = (reward: Reward): Reward => (reward.cards === undefined ? reward : { ...reward, cards: { ...reward.cards, tiers: [] } });

const partsOf = (units: readonly UnitKind[], ladder: TierLadder | null) => {
  const kind = fc.constantFrom(...units);
  const scopes = { products, stores, cards: cards(ladder?.levels.length ?? 0), window };
  const named = <T>(values: readonly T[], name: string): T[] => values.map((value, i) => ({ ...value, id: `${name}-${i}` }));
  return fc.record({
    earn: fc.array(fc.record({ id: fc.constant(''), unit: kind, units: small, ...scopes, per }), { minLength: 1, maxLength: 4 }).map((rules) => named(rules, 'rule')),
    multipliers: fc.record({
      how: fc.constantFrom('best' as const, 'multiply' as const),
      list: fc.array(fc.record({ id: fc.constant(''), percent: fc.integer({ min: 101, max: 1000 }), units: fc.subarray([...units], { minLength: 1 }), ...scopes, extraMax: fc.option(small) }), { maxLength: 3 }).map((list) => named(list, 'multiplier')),
    }),
    limits: fc.array(
      fc.record({
        of: fc.oneof(kind.map((unitKind) => ({ kind: 'units' as const, unit: unitKind })), fc.constant({ kind: 'sales' as const }), fc.constant({ kind: 'items' as const })),
        max: small,
        per: fc.oneof(fc.constantFrom('sale' as const, 'day' as const, 'week' as const, 'month' as const, 'lifetime' as const), fc.record({ hours: fc.integer({ min: 1, max: 72 }) })),
        scope: fc.oneof(fc.constant({ kind: 'campaign' as const }), fc.constant({ kind: 'brand' as const, brand: 'Sol' }), fc.constant({ kind: 'products' as const, products: [sol, luna] }), fc.constant({ kind: 'store' as const })),
        holder: fc.constantFrom('card' as const, 'everyone' as const),
      }),
      { maxLength: 3 },
    ),
    rewards: fc.array(fc.record({ id: fc.constant(''), name: fc.constantFrom('refresco Sol', 'tu pedido con $20 menos'), unit: kind, cost: fc.integer({ min: 10, max: 50 }), kind: fc.constantFrom('product' as const, 'discount' as const, 'benefit' as const), products: fc.constant([]), bounds: rewardBounds(ladder?.levels.length ?? 0) }).map(({ bounds, ...reward }) => ({ ...reward, ...bounds, cost: bounds.times !== undefined && bounds.times.max === 1 ? 0 : reward.cost })), { minLength: 1, maxLength: 3 }).map((rewards) => named(rewards, 'reward').map((one, i) => (i === 0 ? withoutTiers(one) : one))),
    units: fc.tuple(...units.map((unitKind) => fc.record({ kind: fc.constant(unitKind), programme: fc.constant((unitKind === 'stamp' ? 11 : 12) as ProgrammeId), goal: fc.option(fc.record({ units: fc.integer({ min: 50, max: 90 }), overflow: fc.constantFrom('carry' as const, 'drop' as const) })), heldDays: fc.integer({ min: 0, max: 9 }), expiry, warnDays: fc.integer({ min: 0, max: 9 }) }))),
  });
};

/** Revisions that `validateRevision` accepts, of every kind of rule, limit, multiplier, tier and expiry. */
export const revisions: fc.Arbitrary<Revision> = fc.tuple(kinds, tiers).chain(([units, ladder]) =>
  fc
    .record({
      parts: partsOf(units, ladder),
      products,
      stores,
      cards: cards(ladder?.levels.length ?? 0),
      days: fc.option(fc.integer({ min: 10, max: 400 })),
      state: fc.constantFrom('active' as const, 'paused' as const, 'ended' as const),
      redeemDays: fc.option(fc.integer({ min: 400, max: 500 })),
      courtesyMs: fc.constantFrom(0, 86_400_000, 7_200_000),
      holdoutPercent: fc.integer({ min: 0, max: 50 }),
      allows: some(restrictedKinds),
      minimum: fc.option(fc.record({ cents: fc.option(everyCents), pieces: small, on: fc.constantFrom('scope' as const, 'ticket' as const) })),
      cooldownMs: fc.constantFrom(0, 1_800_000, 7_200_000, 86_400_000),
      budget: fc.option(fc.record({ units: fc.integer({ min: 1000, max: 9000 }), cents: fc.option(everyCents), centsPerUnit: small })),
      group: fc.option(fc.constant('refrescos')),
    })
    .map(({ parts, days, redeemDays, ...rest }) => {
      const base = aRevision({ ...rest, ...parts, tiers: ladder });
      return { ...base, endsAtMs: days === null ? null : base.startsAtMs + days * 86_400_000, redeemUntilMs: redeemDays === null ? null : base.startsAtMs + redeemDays * 86_400_000 };
    })
    .map((revision) => ({ ...revision, earn: revision.earn.map((rule) => within(revision, partsWithin(revision, rule))), multipliers: { ...revision.multipliers, list: revision.multipliers.list.map((one) => within(revision, one)) } }))
    .map((revision) => ({ ...revision, limits: [...revision.limits, ...revision.multipliers.list.slice(0, 1).map(({ id, percent }) => limit(percent, 'month', { of: { kind: 'extra', multiplier: id } }))] }))
    .filter((revision) => neverGives(revision).length === 0),
);

/** A scope that would lie outside its campaign says nothing instead. */
const within = <Scoped extends Pick<EarnRule, 'products' | 'stores' | 'cards'>>({ products: of, stores: at, cards: who }: Revision, scoped: Scoped): Scoped => ({
  ...scoped,
  products: productsMeet(scoped.products, of) ? scoped.products : productScope(),
  stores: 'resolved' in scoped.stores || 'resolved' in at || storesMeet(scoped.stores, at) ? scoped.stores : storeScope(),
  cards: cardsMeet(scoped.cards, who) ? scoped.cards : {},
});

const partsWithin = ({ products: of }: Revision, rule: EarnRule): EarnRule => {
  if (rule.per.kind !== 'combo') return rule;
  const meets = (part: ProductScope): boolean => productsMeet(part, of) && productsMeet(part, rule.products);
  return { ...rule, per: { ...rule.per, parts: rule.per.parts.map((part) => ({ ...part, products: meets(part.products) ? part.products : productScope() })) } };
};
