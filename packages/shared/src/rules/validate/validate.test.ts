import { describe, expect, it } from 'vitest';
import { restrictedKinds } from '../../feed/index.ts';
import type { Gtin, StoreId } from '../../ids/index.ts';
import { type Revision, type TierLevel, validateRevision } from '../index.ts';
import { aRevision, downRounding, earnRule, limit, luna, multiplier, productScope, reward, sol, storeScope, unit } from '../test/test-revisions.ts';

const all = { restricted: restrictedKinds };
const dayMs = 86_400_000;
const startsAtMs = aRevision().startsAtMs;
const level = (name: string, atLeast: number, parts: object = {}): TierLevel => ({ name, need: 'all', conditions: [{ metric: 'sales', atLeast }], percent: 100, access: [], ...parts });
const ladder = (...levels: readonly TierLevel[]) => ({ levels, over: { kind: 'lifetime' as const }, countsOwnSale: false, graceDays: 0, onFall: 'step' as const, resetOnRedeem: false });
const boost = (parts: Partial<Revision['multipliers']['list'][number]>): Revision['multipliers'] => ({ how: 'best', list: [multiplier(200, parts)] });
const amount = (parts: object = {}, everyCents = 2000) => ({ kind: 'amount' as const, everyCents, rounding: { ...downRounding, ...parts } });

const problems = (document: unknown): readonly string[] => {
  const found = validateRevision(document, all);
  return found.ok ? [] : found.problems.map(({ field, code }) => `${field} ${code}`);
};
const warnings = (parts: Partial<Revision>): readonly string[] => {
  const found = validateRevision(aRevision(parts), all);
  expect(found.ok ? [] : found.problems).toEqual([]);
  return found.warnings.map(({ field, code, facts }) => `${field} ${code} ${facts['by'] ?? facts['rule'] ?? ''}`.trim());
};

describe('a document that is no revision', () => {
  it.each([[null], [7], ['{}'], [[]]])('%j is told as a whole', (document) => {
    expect(problems(document)).toEqual([' WRONG_TYPE']);
  });

  it('tells every missing member, each by its name', () => {
    expect(problems({ v: 2 })).toHaveLength(Object.keys(aRevision()).length - 1);
    expect(problems({ v: 2 })).toContain('earn REQUIRED');
  });

  it('tells members that do not exist, types, choices and forms, all at once', () => {
    const document = { ...aRevision(), extra: 1, state: 'resting', cooldownMs: 1.5, name: '  ', owner: { kind: 'nobody' }, products: { ...productScope(), products: ['123'] }, earn: [{ ...earnRule({ kind: 'item' }), id: 'a b' }] };
    expect(problems(document)).toEqual(['owner.kind UNKNOWN_CHOICE', 'name REQUIRED', 'state UNKNOWN_CHOICE', 'products.products.0 MALFORMED', 'cooldownMs WRONG_TYPE', 'earn.0.id MALFORMED', 'extra UNKNOWN_MEMBER']);
  });

  it.each([[1e20, { max: 100 }], [-1e20, { min: 0 }]])('tells of a number out of all bounds (%d) the bound that binds, once', (holdoutPercent, facts) => {
    const found = validateRevision(aRevision({ holdoutPercent }), all);
    expect(found.ok ? [] : found.problems).toEqual([{ field: 'holdoutPercent', code: 'OUT_OF_RANGE', facts }]);
  });

  it('tells of a store scope what the nearest of its two forms lacks', () => {
    expect(problems(aRevision({ stores: { ...storeScope(), types: ['kiosco'] } as never }))).toEqual(['stores.types.0 UNKNOWN_CHOICE']);
    expect(problems(aRevision({ stores: { resolved: 'maybe', rank: 2 } as never }))).toEqual(['stores.resolved UNKNOWN_CHOICE']);
    expect(problems(aRevision({ limits: [limit(2, { hours: 0 })] }))).toEqual(['limits.0.per.hours OUT_OF_RANGE']);
  });

  it('goes on to what members say of one another while only bounds are broken', () => {
    expect(problems(aRevision({ holdoutPercent: 101, timeZone: 'Marte/Olimpo', endsAtMs: startsAtMs }))).toEqual(['holdoutPercent OUT_OF_RANGE', 'timeZone UNKNOWN_TIME_ZONE', 'endsAtMs ENDS_BEFORE_START']);
  });
});

const refused: readonly (readonly [string, Partial<Revision>, readonly string[]])[] = [
  ['units out of bounds', { earn: [earnRule({ kind: 'item' }, { units: 0 })] }, ['earn.0.units OUT_OF_RANGE']],
  ['a multiplier that multiplies by nothing', { multipliers: { how: 'best', list: [multiplier(100)] } }, ['multipliers.list.0.percent OUT_OF_RANGE']],
  ['a reward for nothing, as often as one likes', { rewards: [reward(0)] }, ['rewards.0.times REQUIRED']],
  ['a reward for less than nothing', { rewards: [reward(-1)] }, ['rewards.0.cost OUT_OF_RANGE']],
  ['a reward for a tier that there is not', { rewards: [reward(8, { cards: { tiers: [2] } })] }, ['rewards.0.cards.tiers.0 UNKNOWN_TIER']],
  ['a reward for nobody', { rewards: [reward(8, { cards: { tags: ['vip'], exceptTags: ['vip'] } })] }, ['rewards.0.cards SCOPE_EMPTY']],
  ['a reward that gold opens, for silver alone', { tiers: ladder(level('Plata', 5), level('Oro', 10, { access: ['reward-8'] })), rewards: [reward(8, { cards: { tiers: [1] } })] }, ['rewards.0.cards SCOPE_EMPTY']],
  ['no way to earn', { earn: [] }, ['earn REQUIRED']],
  ['more rules than fifty', { earn: Array.from({ length: 51 }, (_, i) => earnRule({ kind: 'item' }, { id: `r${i}` })) }, ['earn TOO_MANY']],
  ['10,001 products', { products: productScope({ products: Array.from({ length: 10_001 }, (_, i) => String(i).padStart(14, '0') as Gtin) }) }, ['products.products TOO_MANY']],
  ['a combo part outside the campaign', { earn: [earnRule({ kind: 'combo', parts: [{ products: productScope({ products: [luna] }), pieces: 1 }], timesMax: 1 })] }, ['earn.0.per.parts.0.products SCOPE_OUTSIDE']],
  ['an id twice', { earn: [earnRule({ kind: 'item' }, { id: 'a' }), earnRule({ kind: 'visit' }, { id: 'a' })] }, ['earn.1.id REPEATED']],
  ['a name that every object has', { earn: [earnRule({ kind: 'item' }, { id: 'constructor' })] }, ['earn.0.id RESERVED']],
  ['the tier’s own multiplier', { multipliers: { how: 'best', list: [multiplier(200, { id: 'tier' })] } }, ['multipliers.list.0.id RESERVED']],
  ['a product twice', { products: productScope({ products: [sol, sol] }) }, ['products.products.1 REPEATED']],
  ['a unit twice', { units: [unit('stamp'), unit('stamp')] }, ['units.1 REPEATED', 'units.1 REPEATED']],
  ['another campaign’s name', { campaign: 5 as never }, ['campaign NOT_FIRST_PROGRAMME']],
  ['points that the campaign does not have', { earn: [earnRule({ kind: 'item' }, { unit: 'point' })], limits: [limit(1, 'day', { of: { kind: 'units', unit: 'point' } })], rewards: [reward(5, { unit: 'point' })] }, ['earn.0.unit UNIT_NOT_IN_CAMPAIGN', 'limits.0.of.unit UNIT_NOT_IN_CAMPAIGN', 'rewards.0.unit UNIT_NOT_IN_CAMPAIGN']],
  ['an end before the start', { endsAtMs: startsAtMs - 1 }, ['endsAtMs ENDS_BEFORE_START']],
  ['a last day to redeem before the start', { redeemUntilMs: startsAtMs }, ['redeemUntilMs ENDS_BEFORE_START']],
  ['units held beyond the date on which they end', { units: [unit('stamp', { heldDays: 10, expiry: { by: 'date', atMs: startsAtMs + 10 * dayMs } })] }, ['units.0.expiry EXPIRES_BEFORE_USE']],
  ['units held beyond the last day to redeem', { units: [unit('stamp', { heldDays: 10 })], redeemUntilMs: startsAtMs + 10 * dayMs }, ['redeemUntilMs EXPIRES_BEFORE_USE']],
  ['units that end before they may be used', { units: [unit('stamp', { heldDays: 10, expiry: { by: 'age', days: 10, ends: 'day' } })] }, ['units.0.expiry EXPIRES_BEFORE_USE']],
  ['a zone that does not exist', { timeZone: 'America/Atlantida' }, ['timeZone UNKNOWN_TIME_ZONE']],
  // 2026-12-01 is a Tuesday.
  ['Mondays of a campaign from Tuesday to Thursday', { endsAtMs: startsAtMs + 3 * dayMs, earn: [earnRule({ kind: 'item' }, { window: { weekdays: [0], hours: [] } })] }, ['earn.0.window WINDOW_NEVER_OPENS']],
  ['mornings of a campaign of one afternoon', { startsAtMs: startsAtMs + 12 * 3_600_000, endsAtMs: startsAtMs + 20 * 3_600_000, earn: [earnRule({ kind: 'item' }, { window: { weekdays: [], hours: [[420, 540]] } })] }, ['earn.0.window WINDOW_NEVER_OPENS']],
  ['a weekday twice', { earn: [earnRule({ kind: 'item' }, { window: { weekdays: [1, 1], hours: [] } })] }, ['earn.0.window.weekdays.1 REPEATED']],
  ['products that are all excepted', { products: productScope({ products: [sol] }, { products: [sol] }) }, ['products SCOPE_EMPTY']],
  ['a category below an excepted one', { products: productScope({ categories: ['bebidas/refrescos'] }, { categories: ['bebidas'] }) }, ['products SCOPE_EMPTY']],
  ['new cards that have not come for a while', { cards: { isNew: true, lapsedDays: 30 } }, ['cards SCOPE_EMPTY']],
  ['a rule for another brand than the campaign’s', { products: productScope({ brands: ['Sol'] }), earn: [earnRule({ kind: 'item' }, { products: productScope({ brands: ['Luna'] }) })] }, ['earn.0.products SCOPE_OUTSIDE']],
  ['a rule for what the campaign leaves out', { products: productScope({}, { categories: ['bebidas'] }), earn: [earnRule({ kind: 'item' }, { products: productScope({ categories: ['bebidas/refrescos'] }) })] }, ['earn.0.products SCOPE_OUTSIDE']],
  ['a boost for a product that the campaign does not have', { multipliers: { how: 'best', list: [multiplier(200, { products: productScope({ products: [luna] }) })] } }, ['multipliers.list.0.products SCOPE_OUTSIDE']],
  ['a rule for another store', { stores: storeScope({ stores: [1] as StoreId[] }), earn: [earnRule({ kind: 'item' }, { stores: storeScope({ stores: [2] as StoreId[] }) })] }, ['earn.0.stores SCOPE_OUTSIDE']],
  ['a rule for chains in a campaign of corner stores', { stores: storeScope({ types: ['tiendita'] }), earn: [earnRule({ kind: 'item' }, { stores: storeScope({ types: ['cadena'] }) })] }, ['earn.0.stores SCOPE_OUTSIDE']],
  ['a rule for another city', { stores: storeScope({ cities: ['Mérida'] }), earn: [earnRule({ kind: 'item' }, { stores: storeScope({ cities: ['Puebla'] }) })] }, ['earn.0.stores SCOPE_OUTSIDE']],
  ['those who stayed away, in a campaign for new cards', { cards: { isNew: true }, earn: [earnRule({ kind: 'item' }, { cards: { lapsedDays: 30 } })], rewards: [] }, ['earn.0.cards SCOPE_OUTSIDE']],
  ['a rule without the only group of the campaign', { cards: { tags: ['vip'] }, earn: [earnRule({ kind: 'item' }, { cards: { exceptTags: ['vip'] } })] }, ['earn.0.cards SCOPE_OUTSIDE']],
  ['a part of a combo that its own rule leaves out', { products: productScope(), earn: [earnRule({ kind: 'combo', parts: [{ products: productScope({ brands: ['Luna'] }), pieces: 1 }], timesMax: 1 }, { products: productScope({ brands: ['Sol'] }) })] }, ['earn.0.per.parts.0.products SCOPE_OUTSIDE']],
  ['a combo of more pieces than count', { earn: [earnRule({ kind: 'combo', parts: [{ products: productScope(), pieces: 3 }], timesMax: 1 })], limits: [limit(2, 'sale', { of: { kind: 'items' } })] }, ['earn.0.per RULE_NEVER_GIVES']],
  ['six pieces, of which two count and none is kept', { earn: [earnRule({ kind: 'items', every: 6, remainder: 'drop' })], limits: [limit(2, 'day', { of: { kind: 'items' } })] }, ['earn.0.per RULE_NEVER_GIVES']],
  ['a tier without a ladder', { cards: { tiers: [1] } }, ['cards.tiers.0 UNKNOWN_TIER']],
  ['a restricted kind is named', { allows: ['alcohol', 'alcohol'] }, ['allows.1 REPEATED']],
  ['a remainder carried where it cannot be', { earn: [earnRule(amount({ at: 'line', remainder: 'carry' })), earnRule(amount({ mode: 'up', remainder: 'carry' }), { id: 'b' })] }, ['earn.0.per.rounding.remainder CARRY_NOT_POSSIBLE', 'earn.1.per.rounding.remainder CARRY_NOT_POSSIBLE']],
  ['numbers beyond 2^53', { earn: [earnRule(amount({ steps: 'proportional' }), { units: 10_000 })] }, ['earn.0.per OVERFLOW']],
  ['a minimum of nothing', { minimum: { cents: null, pieces: null, on: 'scope' } }, ['minimum REQUIRED']],
  ['a budget of nothing', { budget: { units: null, cents: null, centsPerUnit: 5 } }, ['budget REQUIRED']],
  ['money that no unit costs', { budget: { units: null, cents: 500, centsPerUnit: 0 } }, ['budget.centsPerUnit OUT_OF_RANGE']],
  ['a budget beyond 2^53', { budget: { units: 1_000_000_000, cents: null, centsPerUnit: 100_000_000 } }, ['budget.centsPerUnit OVERFLOW']],
  ['tiers that do not rise', { tiers: ladder(level('Plata', 10), level('Oro', 10)) }, ['tiers.levels.1.conditions TIERS_DO_NOT_RISE']],
  ['tiers of one name', { tiers: ladder(level('Oro', 10), level('Oro', 20)) }, ['tiers.levels.1.name REPEATED']],
  ['a tier that opens no reward', { tiers: ladder(level('Oro', 10, { access: ['viaje'] })) }, ['tiers.levels.0.access.0 UNKNOWN_REWARD']],
  ['products of a discount', { rewards: [reward(8, { kind: 'discount', products: [sol] })] }, ['rewards.0.products NOT_A_PRODUCT']],
  ['a reward that earns itself', { earn: [earnRule({ kind: 'item' }, { units: 3 })], limits: [], rewards: [reward(2, { products: [sol] })] }, ['rewards.0.cost REWARD_EARNS_ITSELF']],
  ['a reward that each visit for it pays for', { earn: [earnRule({ kind: 'visit' }, { units: 10 })], rewards: [reward(1, { products: [sol] })], limits: [] }, ['rewards.0.cost REWARD_EARNS_ITSELF']],
  ['a reward that the rule of every single piece pays for', { earn: [earnRule({ kind: 'items', every: 1, remainder: 'drop' }, { units: 10 })], rewards: [reward(1, { products: [sol] })], limits: [] }, ['rewards.0.cost REWARD_EARNS_ITSELF']],
  ['a reward above a goal that drops the excess', { units: [unit('stamp', { goal: { units: 5, overflow: 'drop' } })] }, ['rewards.0.cost REWARD_OUT_OF_REACH']],
];

describe('a revision that contradicts itself', () => {
  it.each(refused)('%s is refused with its field', (_, parts, expected) => {
    expect(problems(aRevision(parts))).toEqual(expected);
  });

  it('a restricted kind needs the owner’s permission', () => {
    const found = validateRevision(aRevision({ allows: ['tobacco', 'medicine'] }), { restricted: ['medicine'] });
    expect(found.ok ? [] : found.problems).toEqual([{ field: 'allows.0', code: 'RESTRICTED_NOT_PERMITTED', facts: { kind: 'tobacco' } }]);
  });
});

describe('what may be published, and is worth a look', () => {
  it('an ordinary stamp card is not', () => {
    expect(warnings({})).toEqual([]);
  });

  it.each<readonly [string, Partial<Revision>, readonly string[]]>([
    ['a day limit above the week’s', { limits: [limit(5, 'day'), limit(3, 'week')] }, ['limits.0 LIMIT_NEVER_BITES']],
    ['a limit twice', { limits: [limit(2, 'day'), limit(2, 'day')] }, ['limits.1 LIMIT_NEVER_BITES']],
    ['a week above a month may bite where two months meet', { limits: [limit(5, 'week'), limit(3, 'month')] }, []],
    ['a limit on a brand where no rule has lines', { earn: [earnRule({ kind: 'visit' })], limits: [limit(2, 'day', { scope: { kind: 'brand', brand: 'Sol' } })] }, ['limits.0.scope LIMIT_SEES_NO_LINES']],
    ['a limit on a brand that sees one way to earn, and nothing of the two that give for the purchase', { earn: [earnRule({ kind: 'item' }), earnRule({ kind: 'visit' }), earnRule({ kind: 'items', every: 2, remainder: 'drop' })], limits: [limit(2, 'day', { scope: { kind: 'brand', brand: 'Sol' } })] }, ['limits.0.scope LIMIT_MISSES_RULE 2', 'limits.0.scope LIMIT_MISSES_RULE 3']],
    ['a limit on products beside a visit of other products, or of the other unit', { units: [unit('stamp'), unit('point')], products: productScope(), earn: [earnRule({ kind: 'item' }), earnRule({ kind: 'visit' }, { products: productScope({ products: [luna] }) }), earnRule({ kind: 'visit' }, { id: 'visit-points', unit: 'point' })], limits: [limit(2, 'day', { scope: { kind: 'products', products: [sol] } })] }, []],
    ['a limit on what a boost of another brand adds to one: it adds nothing there', { earn: [earnRule({ kind: 'item' }), earnRule({ kind: 'visit' })], multipliers: boost({ products: productScope({ brands: ['Luna'] }) }), limits: [limit(2, 'day', { of: { kind: 'extra', multiplier: 'by-200' }, scope: { kind: 'brand', brand: 'Sol' } })] }, ['limits.0.scope LIMIT_SEES_NO_LINES']],
    ['a limit on what a boost adds to a brand, beside a welcome that no boost raises and a visit that it does', { earn: [earnRule({ kind: 'item' }), earnRule({ kind: 'first' }, { units: 3 }), earnRule({ kind: 'visit' })], multipliers: boost({}), limits: [limit(2, 'day', { of: { kind: 'extra', multiplier: 'by-200' }, scope: { kind: 'brand', brand: 'Sol' } })] }, ['limits.0.scope LIMIT_MISSES_RULE 3']],
    ['two for one', { rewards: [reward(1, { products: [sol] })] }, ['rewards.0.cost REWARD_AT_ONCE']],
    ['ten stamps a visit for a prize of one, of no product that is named', { earn: [earnRule({ kind: 'visit' }, { units: 10 })], rewards: [reward(1)], limits: [] }, ['rewards.0.cost REWARD_AT_ONCE']],
    ['the same by piece of a brand', { products: productScope({ brands: ['Sol'] }), earn: [earnRule({ kind: 'item' }, { units: 10 })], rewards: [reward(1, { products: [sol] })], limits: [] }, ['rewards.0.cost REWARD_AT_ONCE']],
    ['a coffee in the month of the birthday', { rewards: [reward(0, { birthday: { kind: 'month' }, times: { max: 1, per: 'year' } })] }, ['rewards.0 BENEFIT_NOT_SHOWN']],
    ['a gift for a group', { rewards: [reward(8, { cards: { tags: ['vip'] } })] }, ['rewards.0 BENEFIT_NOT_SHOWN']],
    ['a price for who never bought', { rewards: [reward(8, { cards: { isNew: true } })] }, ['rewards.0 BENEFIT_NOT_SHOWN', 'rewards.0.cost REWARD_TOO_FAR']],
    ['a welcome that pays for a prize is none of these', { earn: [earnRule({ kind: 'item' }), earnRule({ kind: 'first' }, { units: 8 })] }, []],
    ['new cards alone, who come once', { cards: { isNew: true }, earn: [earnRule({ kind: 'visit' })] }, ['rewards.0.cost REWARD_TOO_FAR']],
    ['one a day of three days', { endsAtMs: startsAtMs + 3 * dayMs, limits: [limit(1, 'day')] }, ['rewards.0.cost REWARD_TOO_FAR']],
    ['one a day of eight days is enough', { endsAtMs: startsAtMs + 8 * dayMs, limits: [limit(1, 'day')] }, []],
    ['a budget of less than one prize', { budget: { units: 1, cents: null, centsPerUnit: 0 } }, ['rewards.0.cost REWARD_TOO_FAR']],
    ['a first purchase alone', { earn: [earnRule({ kind: 'first' }, { units: 3 })] }, ['rewards.0.cost REWARD_TOO_FAR']],
    ['one visit a week of a month, doubled', { endsAtMs: startsAtMs + 28 * dayMs, earn: [earnRule({ kind: 'visit' })], limits: [limit(1, 'week', { of: { kind: 'sales' } })], multipliers: { how: 'best', list: [multiplier(200)] } }, []],
    ['cards that have not bought for a while, alone', { cards: { lapsedDays: 30 } }, ['cards NOBODY_BEGINS']],
    ['the same of every rule', { earn: [earnRule({ kind: 'item' }, { cards: { lapsedDays: 30 } })] }, ['earn.0.cards NOBODY_BEGINS']],
    ['the same of one rule beside an open one', { earn: [earnRule({ kind: 'item' }), earnRule({ kind: 'visit' }, { cards: { lapsedDays: 30 } })] }, []],
    ['a first purchase of who has not bought for a while', { earn: [earnRule({ kind: 'item' }), earnRule({ kind: 'first' }, { cards: { lapsedDays: 30 } })] }, ['earn.1.cards NOBODY_BEGINS']],
    ['a tier that only its members can reach', { tiers: ladder(level('Oro', 5)), cards: { tiers: [1] } }, ['tiers.levels TIER_OUT_OF_REACH']],
    ['a limit of a brand that takes no part', { products: productScope({ brands: ['Sol'] }), limits: [limit(1, 'day', { scope: { kind: 'brand', brand: 'Luna' } })] }, ['limits.0.scope LIMIT_OUTSIDE']],
    ['a limit of products that take no part', { limits: [limit(1, 'day', { scope: { kind: 'products', products: [luna] } })] }, ['limits.0.scope LIMIT_OUTSIDE']],
    ['a maker that pays for the whole purchase', { earn: [earnRule({ kind: 'ticket', everyCents: 2000, rounding: downRounding })] }, ['earn.0.per TICKET_COUNTS_ALL']],
    ['a lifetime limit below the reward', { limits: [limit(5, 'lifetime')] }, ['rewards.0.cost REWARD_TAKES_A_LIFE']],
    ['redeeming that ends before earning', { endsAtMs: startsAtMs + 30 * dayMs, redeemUntilMs: startsAtMs + 20 * dayMs }, ['redeemUntilMs REDEEM_ENDS_FIRST']],
    ['lots that expire while sales still earn', { units: [unit('stamp', { expiry: { by: 'date', atMs: startsAtMs + dayMs } })] }, ['units.0.expiry EXPIRES_WHILE_EARNING']],
    ['a warning before the stamp', { units: [unit('stamp', { warnDays: 30, expiry: { by: 'age', days: 30, ends: 'day' } })] }, ['units.0.warnDays WARNING_TOO_EARLY']],
    ['a tier that gives less', { tiers: ladder(level('Plata', 5, { percent: 200 }), level('Oro', 9, { percent: 150 })) }, ['tiers.levels.1.percent TIER_GIVES_LESS']],
    ['a boost of a morning, where only the afternoon gives', { earn: [earnRule({ kind: 'item' }, { window: { weekdays: [], hours: [[720, 1080]] } })], multipliers: boost({ window: { weekdays: [], hours: [[480, 720]] } }) }, ['multipliers.list.0 MULTIPLIER_NEVER_MEETS window']],
    ['a boost of Mondays, where a Sunday’s night runs into them', { earn: [earnRule({ kind: 'item' }, { window: { weekdays: [6], hours: [[1320, 120]] } })], multipliers: boost({ window: { weekdays: [0], hours: [] } }) }, []],
    ['a boost of Mondays, where only Tuesdays and the weekend give', { earn: [earnRule({ kind: 'item' }, { window: { weekdays: [1], hours: [] } }), earnRule({ kind: 'visit' }, { window: { weekdays: [5, 6], hours: [] } })], multipliers: boost({ window: { weekdays: [0], hours: [] } }) }, ['multipliers.list.0 MULTIPLIER_NEVER_MEETS window']],
    ['a boost of points, where stamps alone are given', { units: [unit('stamp'), unit('point')], multipliers: boost({ units: ['point'] }) }, ['multipliers.list.0 MULTIPLIER_NEVER_MEETS unit']],
    ['a boost of what is not boosted', { earn: [earnRule({ kind: 'birthday', daysAround: 3 }, { units: 8 })], multipliers: boost({}), tiers: ladder(level('Plata', 5, { percent: 150 })) }, ['multipliers.list.0 MULTIPLIER_NEVER_MEETS bonus', 'tiers.levels.0.percent MULTIPLIER_NEVER_MEETS bonus']],
    ['a boost of another product than the rule’s', { products: productScope(), earn: [earnRule({ kind: 'item' }, { products: productScope({ products: [sol] }) })], multipliers: boost({ products: productScope({ products: [luna] }) }) }, ['multipliers.list.0 MULTIPLIER_NEVER_MEETS products']],
    ['a boost in other stores than the rule’s', { earn: [earnRule({ kind: 'item' }, { stores: storeScope({ stores: [1] as StoreId[] }) })], multipliers: boost({ stores: storeScope({ stores: [2] as StoreId[] }) }) }, ['multipliers.list.0 MULTIPLIER_NEVER_MEETS stores']],
    ['a boost of new cards, where a rule is for old ones and another gives the other unit', { units: [unit('stamp'), unit('point')], earn: [earnRule({ kind: 'item' }, { cards: { lapsedDays: 30 } }), earnRule({ kind: 'visit' }, { unit: 'point' })], multipliers: boost({ cards: { isNew: true } }) }, ['multipliers.list.0 MULTIPLIER_NEVER_MEETS']],
    ['a level that asks for more than a full card holds', { units: [unit('stamp', { goal: { units: 8, overflow: 'drop' } })], tiers: ladder({ ...level('Oro', 5), conditions: [{ metric: 'sales', atLeast: 5 }, { metric: 'held', atLeast: 9 }] }) }, ['tiers.levels.0.conditions.1.atLeast LEVEL_ABOVE_GOAL']],
    ['a level that asks for a full card', { units: [unit('stamp', { goal: { units: 8, overflow: 'drop' } })], tiers: ladder({ ...level('Oro', 5), conditions: [{ metric: 'held', atLeast: 8 }] }) }, []],
    ['a level above a goal that lets the excess stand', { tiers: ladder({ ...level('Oro', 5), conditions: [{ metric: 'held', atLeast: 9 }] }) }, []],
    ['everyone in the holdout', { holdoutPercent: 100 }, ['holdoutPercent EVERYONE_HELD_OUT']],
  ])('%s', (_, parts, expected) => {
    expect(warnings(parts)).toEqual(expected);
  });

  // On 2026-03-08 the clocks of Tijuana skip from 2:00 to 3:00, on 2026-11-01 they show 1:00 to 2:00 twice.
  const inTijuana = (day: string, days: number, window: Revision['earn'][number]['window'], parts: Partial<Revision> = {}) => {
    const from = Date.parse(`${day}T08:00Z`);
    return problems(aRevision({ timeZone: 'America/Tijuana', startsAtMs: from, endsAtMs: from + days * dayMs, earn: [earnRule({ kind: 'item' }, { window })], rewards: [], ...parts }));
  };

  it('a window that a change of the clocks skips never opens, unless it comes again', () => {
    const night = { weekdays: [6], hours: [[120, 180]] } satisfies Revision['earn'][number]['window'];
    expect(inTijuana('2026-03-05', 5, night)).toEqual(['earn.0.window WINDOW_NEVER_OPENS']);
    expect(inTijuana('2026-03-02', 12, night)).toEqual(['earn.0.window WINDOW_NEVER_OPENS']);
    expect(inTijuana('2026-03-02', 14, night)).toEqual([]);
    expect(inTijuana('2026-02-25', 14, night)).toEqual([]);
    expect(inTijuana('2026-03-05', 5, { ...night, hours: [[120, 181]] })).toEqual([]);
    expect(inTijuana('2026-03-05', 5, { ...night, hours: [[119, 180]] })).toEqual([]);
    expect(inTijuana('2026-03-05', 5, { weekdays: [6, 0], hours: [[120, 180]] })).toEqual([]);
  });

  it('a window that the clocks show once more opens then', () => {
    const secondHourMs = Date.parse('2026-11-01T09:30:30Z');
    const window = { weekdays: [], hours: [[91, 92]] } satisfies Revision['earn'][number]['window'];
    expect(inTijuana('2026-11-01', 1, window, { startsAtMs: secondHourMs, endsAtMs: secondHourMs + 31_000 })).toEqual([]);
    expect(inTijuana('2026-11-01', 1, window, { startsAtMs: secondHourMs, endsAtMs: secondHourMs + 30_000 })).toEqual(['earn.0.window WINDOW_NEVER_OPENS']);
  });

  it('a window of a night that began the day before the campaign opens', () => {
    expect(warnings({ startsAtMs, endsAtMs: startsAtMs + 3_600_000, earn: [earnRule({ kind: 'item' }, { window: { weekdays: [0], hours: [[1320, 120]] } })], rewards: [] })).toEqual([]);
  });

  it('ten thousand products, stores by the list and every member at its bound', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => String(i).padStart(14, '0') as Gtin);
    expect(warnings({ products: productScope({ products: many }), stores: storeScope({ stores: [1, 2] as StoreId[] }), rewards: [] })).toEqual([]);
  });
});
