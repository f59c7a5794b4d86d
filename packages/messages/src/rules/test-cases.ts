import type { StoreId } from '@qoa/shared/ids';
import type { Revision } from '@qoa/shared/rules';
import { aRevision, always, downRounding, earnRule, limit, luna, mar, multiplier, productScope, reward, sol, storeScope, unit } from '../../../shared/src/rules/test/test-revisions.ts';
import type { RuleNames } from './rule-names.ts';

/** What people call the things of the test campaigns. */
export const names: Readonly<Record<'es' | 'en', RuleNames>> = {
  es: {
    products: { [sol]: { one: 'refresco Sol', many: 'refrescos Sol', gender: 'm' }, [luna]: { one: 'galleta Luna', many: 'galletas Luna', gender: 'f' }, [mar]: { one: 'agua Mar', many: 'aguas Mar', gender: 'f' } },
    categories: { bebidas: { one: 'bebida', many: 'bebidas', gender: 'f' }, 'bebidas/refrescos': { one: 'refresco', many: 'refrescos', gender: 'm' }, botanas: { one: 'botana', many: 'botanas', gender: 'f' } },
    brands: {},
    tags: {},
    stores: { 1: 'Abarrotes Lupita', 2: 'La Esquina' },
    storeLists: { norte: 'Zona norte' },
    cities: {},
    states: {},
    countries: { MX: 'México' },
    cardTags: { vip: 'Clientes frecuentes' },
  },
  en: {
    products: { [sol]: { one: 'Sol soda', many: 'Sol sodas', gender: 'm' }, [luna]: { one: 'Luna cookie', many: 'Luna cookies', gender: 'f' }, [mar]: { one: 'Mar water', many: 'Mar waters', gender: 'f' } },
    categories: { bebidas: { one: 'drink', many: 'drinks', gender: 'f' }, 'bebidas/refrescos': { one: 'soda', many: 'sodas', gender: 'm' }, botanas: { one: 'snack', many: 'snacks', gender: 'f' } },
    brands: {},
    tags: {},
    stores: { 1: 'Abarrotes Lupita', 2: 'La Esquina' },
    storeLists: { norte: 'North' },
    cities: {},
    states: {},
    countries: { MX: 'Mexico' },
    cardTags: { vip: 'Frequent customers' },
  },
};

const dayMs = 86_400_000;
const { startsAtMs } = aRevision();
const item = { kind: 'item' as const };
const amount = (pesos: number, rounding: object = {}) => ({ kind: 'amount' as const, everyCents: pesos * 100, rounding: { ...downRounding, ...rounding } });
const point = { unit: 'point' as const };
const store = { kind: 'store' as const, store: 1 as StoreId };
const anything = productScope();
const level = (name: string, parts: object = {}) => ({ name, need: 'all' as const, conditions: [{ metric: 'sales' as const, atLeast: 10 }], percent: 100, access: [], ...parts });
const ladder = { over: { kind: 'lifetime' as const }, countsOwnSale: false, graceDays: 30, onFall: 'step' as const, resetOnRedeem: false };
const plain = { limits: [], rewards: [], units: [unit('stamp')] };
const points = { limits: [], rewards: [], units: [unit('point')] };

/** Campaigns as people make them. */
export const campaigns: Readonly<Record<string, Partial<Revision>>> = {
  'a stamp for each piece, two a day': {},
  'a stamp for each purchase in a store': { owner: store, products: anything, earn: [earnRule({ kind: 'visit' })], limits: [limit(1, 'day')], rewards: [reward(10, { name: 'Café' })] },
  'a stamp for each purchase with a product': { earn: [earnRule({ kind: 'visit' })], limits: [limit(3, 'week'), limit(10, 'month')] },
  'a point for every $20 in a store': { owner: store, products: anything, ...points, earn: [earnRule(amount(20), point)], rewards: [reward(100, { unit: 'point', name: '$50 de descuento', kind: 'discount' })] },
  'points by brand, in proportion': { products: productScope({ brands: ['Sol'] }), ...points, earn: [earnRule(amount(10, { steps: 'proportional', mode: 'nearest' }), { unit: 'point', units: 3 })] },
  'points on the whole ticket': { owner: store, products: anything, ...points, earn: [earnRule({ kind: 'ticket', everyCents: 5050, rounding: downRounding }, point)] },
  'a stamp for every three pieces': { ...plain, earn: [earnRule({ kind: 'items', every: 3, remainder: 'carry' })] },
  'two for one': { rewards: [reward(1, { products: [sol] })], limits: [] },
  'five different cookies or waters': { ...plain, products: productScope({ products: [luna, mar] }), earn: [earnRule({ kind: 'different', atLeast: 2 }, { units: 5 })] },
  'a combo': { ...plain, products: anything, earn: [earnRule({ kind: 'combo', parts: [{ products: productScope({ products: [sol] }), pieces: 2 }, { products: productScope({ products: [luna] }), pieces: 1 }], timesMax: 3 }, { units: 5 })] },
  'first purchase': { ...plain, earn: [earnRule(item), earnRule({ kind: 'first' }, { units: 5 })] },
  'birthday of the day': { ...plain, earn: [earnRule({ kind: 'birthday', daysAround: 0 }, { units: 2 })] },
  'birthday of the week': { ...points, products: anything, earn: [earnRule({ kind: 'birthday', daysAround: 3 }, { unit: 'point', units: 1500 })] },
  'happy hour, Monday to Friday from 7 to 9': { ...plain, earn: [earnRule(item, { units: 2, window: { weekdays: [0, 1, 2, 3, 4], hours: [[420, 540]] } })] },
  'weekends around noon and at night': { ...plain, earn: [earnRule(item, { window: { weekdays: [6, 5], hours: [[690, 780], [1320, 120]] } })] },
  'double on Tuesdays': { ...plain, multipliers: { how: 'best', list: [multiplier(200, { window: { weekdays: [1], hours: [] }, extraMax: 10 })] } },
  'double on Tuesdays, so many extra a month': { ...plain, multipliers: { how: 'best', list: [multiplier(200, { window: { weekdays: [1], hours: [] } })] }, limits: [limit(100, 'month', { of: { kind: 'extra', multiplier: 'by-200' } })] },
  'half as much again for a tag': { ...points, earn: [earnRule(item, point)], multipliers: { how: 'best', list: [multiplier(150, { units: ['point'], products: productScope({ tags: ['verano'] }) })] } },
  'fivefold, multiplied with triple': { ...plain, multipliers: { how: 'multiply', list: [multiplier(500, { cards: { tags: ['vip'] } }), multiplier(300, { window: { weekdays: [], hours: [[900, 1080]] } })] } },
  'stamps and points from one sale': { limits: [], units: [unit('stamp'), unit('point')], earn: [earnRule(item), earnRule(amount(1), { unit: 'point', id: 'points' })], rewards: [reward(8, { products: [sol] })] },
  'only in corner stores of Mérida': { ...plain, stores: storeScope({ types: ['tiendita'], cities: ['Mérida'], states: ['Yucatán'] }) },
  'only in two stores': { ...plain, stores: storeScope({ stores: [1, 2] as StoreId[] }) },
  'a list of stores, in one rule': { ...plain, earn: [earnRule(item), earnRule(item, { id: 'more', units: 2, stores: storeScope({ lists: ['norte'] }) })] },
  'for new cards': { ...plain, cards: { isNew: true }, endsAtMs: startsAtMs + 31 * dayMs },
  'for those who stayed away': { ...plain, cards: { lapsedDays: 30, exceptTags: ['personal'] } },
  'a category but one brand': { ...plain, products: productScope({ categories: ['bebidas'] }, { brands: ['Mar'], categories: ['bebidas/refrescos'] }) },
  'a smallest purchase and a wait': { ...plain, minimum: { cents: 5000, pieces: 3, on: 'scope' }, cooldownMs: 5_400_000 },
  'a smallest ticket': { ...plain, minimum: { cents: 10_050, pieces: null, on: 'ticket' }, limits: [limit(1, 'sale', { of: { kind: 'items' } }), limit(2, { hours: 24 }, { of: { kind: 'sales' } })] },
  'a budget of stamps and money': { ...plain, budget: { units: 10_000, cents: 500_000, centsPerUnit: 150 } },
  'limits of brand, products, stores and everyone': { ...plain, limits: [limit(2, 'day', { scope: { kind: 'brand', brand: 'Sol' } }), limit(1, 'lifetime', { scope: { kind: 'products', products: [luna] } }), limit(5, 'day', { scope: { kind: 'store' } }), limit(1000, 'lifetime', { holder: 'everyone' })] },
  'stamps that expire in three months': { limits: [], units: [unit('stamp', { expiry: { by: 'age', days: 90, ends: 'month' }, warnDays: 7 })] },
  'points that end by a date or by staying away': { limits: [], rewards: [], units: [unit('stamp', { expiry: { by: 'date', atMs: Date.UTC(2027, 1, 1, 6) } }), unit('point', { expiry: { by: 'inactivity', days: 60 } })] },
  'held credit that lives from the first': { limits: [], units: [unit('stamp', { heldDays: 3, expiry: { by: 'first', days: 30 }, goal: { units: 8, overflow: 'drop' } })] },
  'silver and gold': {
    ...plain,
    tiers: { ...ladder, over: { kind: 'calendar', period: 'year' }, levels: [level('Plata', { percent: 150 }), level('Oro', { need: 'any', percent: 200, conditions: [{ metric: 'sales', atLeast: 50 }, { metric: 'cents', atLeast: 500_000 }], access: ['viaje'] })] },
    rewards: [reward(20, { id: 'viaje', name: 'rifa de un viaje', kind: 'benefit' })],
  },
  'a double for gold alone': { ...plain, tiers: { ...ladder, over: { kind: 'rolling', days: 90 }, graceDays: 0, onFall: 'reach', countsOwnSale: true, resetOnRedeem: true, levels: [level('Oro', { conditions: [{ metric: 'earned', atLeast: 100 }, { metric: 'held', atLeast: 5 }] })] }, earn: [earnRule(item), earnRule(item, { id: 'gold', units: 2, cards: { tiers: [1] } })] },
  'beer, where its owner may': { ...plain, allows: ['alcohol'], products: productScope({ categories: ['cervezas'] }), group: 'cervezas', holdoutPercent: 10, courtesyMs: 0 },
  'a choice of prizes': { limits: [], rewards: [reward(8, { name: 'Bebida', products: [sol, mar] })] },
  'a coffee for the birthday and a gift for a group': { limits: [], units: [unit('stamp')], budget: { units: 1000, cents: null, centsPerUnit: 0 }, rewards: [reward(8, { products: [sol] }), reward(0, { id: 'cafe', name: 'Café', birthday: { kind: 'month' }, times: { max: 1, per: 'year' } }), reward(0, { id: 'gift', name: 'una sorpresa', kind: 'benefit', cards: { tags: ['vip'] }, times: { max: 2, per: 'month' } })] },
  'many products': { ...plain, products: productScope({ products: Array.from({ length: 25 }, (_, i) => String(7_501_000_001_000 + i).padStart(14, '0')) as never }) },
  'paused': { ...plain, state: 'paused' },
  'ended, with a last day to redeem': { limits: [], state: 'ended', endsAtMs: startsAtMs + 12.75 * dayMs, redeemUntilMs: startsAtMs + 40 * dayMs },
  'always and everywhere': { ...plain, owner: store, products: anything, earn: [earnRule(item, { window: always })] },
};
