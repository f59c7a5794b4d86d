import { describe, expect, test } from 'vitest';
import type { CpgId, Gtin, StoreId } from '../../ids/index.ts';
import type { Revision, Reward } from '../document/revision.ts';
import { type KnownNames, type KnownWords, nameProblems, nameWarnings, productsNamedIn } from './name-problems.ts';
import { campaign, chips, cola, everyProduct, everyStore, limit, multiplier, rule, store } from '../test/test-campaign.ts';

const [own, other] = [1 as CpgId, 2 as CpgId];
const beer = '07501000000035' as Gtin;
const known: KnownNames = { products: [{ gtin: cola, cpg: own, restricted: null }, { gtin: chips, cpg: other, restricted: null }, { gtin: beer, cpg: own, restricted: 'alcohol' }], brands: [{ name: 'Sol', cpg: own }, { name: 'Luna', cpg: other }], stores: [store] };
const words: KnownWords = {
  products: [
    { gtin: cola, name: 'Refresco Sol', cpg: own, brand: 'Sol', categories: ['bebidas/refrescos'], tags: ['nuevo'], restricted: null },
    { gtin: beer, name: 'Cerveza Espuma', cpg: own, brand: 'Espuma', categories: ['cervezas'], tags: ['nuevo'], restricted: 'alcohol' },
    { gtin: chips, name: 'Papas Luna', cpg: other, brand: 'Luna', categories: ['botanas'], tags: ['ajeno'], restricted: null },
  ],
  stores: [store],
};
const gone = '07509999999990' as Gtin;
const found = (changes: Parameters<typeof campaign>[0], zone: string | null = null) => nameProblems(campaign(changes), known, zone).map(({ field, code, facts }) => [field, code, facts['names'] ?? facts['zone']]);

describe('what a new campaign names', () => {
  test.each([
    ['a brand that there is not', { products: { ...everyProduct, brands: ['Sol', 'Sole'] } }, 'products.brands', 'UNKNOWN_NAME', 'Sole'],
    ['a product of another maker', { products: { ...everyProduct, products: [chips] } }, 'products.products', 'OTHER_MAKER', chips],
    ['a brand of another maker', { earn: [rule({ products: { ...everyProduct, brands: ['Luna'] } })] }, 'earn.0.products.brands', 'OTHER_MAKER', 'Luna'],
    ['a part of a combination', { earn: [rule({ per: { kind: 'combo', timesMax: 1, parts: [{ products: { ...everyProduct, products: [chips] }, pieces: 1 }] } })] }, 'earn.0.per.parts.0.products.products', 'OTHER_MAKER', chips],
    ['a limit on goods of others', { limits: [limit({ scope: { kind: 'brand', brand: 'Luna' } })] }, 'limits.0.scope.brand', 'OTHER_MAKER', 'Luna'],
    ['a store that there is not', { stores: { ...everyStore, stores: [store.id, 99_999 as StoreId] } }, 'stores.stores', 'UNKNOWN_NAME', '99999'],
    ['a list of nothing but beer', { products: { ...everyProduct, products: [beer] } }, 'products.products', 'RESTRICTED_ALONE', beer],
    ['a boost of nothing but beer', { multipliers: { how: 'best' as const, list: [multiplier({ products: { ...everyProduct, products: [beer] } })] } }, 'multipliers.list.0.products.products', 'RESTRICTED_ALONE', beer],
    ['an offset for a zone', { timeZone: '+05:30' }, 'timeZone', 'UNKNOWN_TIME_ZONE', '+05:30'],
  ])('is refused where it is %s', (_what, changes, ...problem) => {
    expect(found(changes)).toEqual([problem]);
  });

  test('may be anybody’s in a store’s campaign, and may leave out what there is not', () => {
    expect(found({ products: { ...everyProduct, products: [cola, gone] } })).toEqual([]);
    expect(found({ owner: { kind: 'store', store: store.id }, products: { ...everyProduct, products: [cola, chips], brands: ['Sol', 'Luna'] } })).toEqual([]);
    expect(found({ products: { ...everyProduct, except: { ...everyProduct.except, products: [gone], brands: ['Luna'] } } })).toEqual([]);
  });

  test('keeps the zone that was published, whatever it is', () => {
    expect([found({ timeZone: '+05:30' }, '+05:30'), found({ timeZone: '-06:00' }, '+05:30')]).toEqual([[], [['timeZone', 'UNKNOWN_TIME_ZONE', '-06:00']]]);
  });

  test('may be ten thousand products that nobody knows yet, which is told once', () => {
    const products = Array.from({ length: 10_000 }, (_, i) => String(i).padStart(14, '0') as Gtin);
    expect(nameWarnings(campaign({ products: { ...everyProduct, products } }), words)).toEqual([{ field: 'products.products', code: 'NOTHING_YET', facts: { names: products.slice(0, 5).join(', '), more: 9_995 } }]);
  });

  test('asks for every product of a scope or a limit, once', () => {
    expect(productsNamedIn(campaign({ products: { ...everyProduct, products: [cola] }, earn: [rule({ products: { ...everyProduct, products: [cola] } })], limits: [limit({ scope: { kind: 'products', products: [chips] } })] }))).toEqual([cola, chips]);
  });
});

test('a word that nothing has today is worth a look: it may come', () => {
  const scope = { ...everyProduct, tags: ['nuevo', 'ajeno'], categories: ['bebidas', 'botanas'] };
  const told = nameWarnings(campaign({ products: scope, stores: { ...everyStore, lists: ['centro', 'norte'], cities: ['Coyoacán', 'Puebla'], states: ['CMX'], countries: ['FR'] } }), words);
  expect(told.map(({ field, code, facts }) => [field, code, facts['names']])).toEqual([
    ['products.tags', 'NOTHING_YET', 'ajeno'],
    ['products.categories', 'NOTHING_YET', 'botanas'],
    ['stores.lists', 'NOTHING_YET', 'norte'],
    ['stores.cities', 'NOTHING_YET', 'Puebla'],
    ['stores.countries', 'NOTHING_YET', 'FR'],
  ]);
});

test('a store’s campaign that leaves out that store is told where it does: it counts in no other', () => {
  const owner = { kind: 'store' as const, store: store.id };
  const told = (changes: Parameters<typeof campaign>[0]) => nameWarnings(campaign({ owner, ...changes }), words).flatMap(({ field, code }) => (code === 'OWN_STORE_OUTSIDE' ? [field] : []));
  const [elsewhere, here] = [{ ...everyStore, stores: [99 as StoreId] }, { ...everyStore, stores: [99 as StoreId, store.id] }];
  expect([told({ stores: elsewhere }), told({ stores: { ...everyStore, cities: ['Puebla'] } }), told({ earn: [rule({ stores: elsewhere })] })]).toEqual([['stores'], ['stores'], ['earn.0.stores']]);
  expect([told({}), told({ stores: here }), told({ owner: { kind: 'cpg', cpg: own }, stores: elsewhere })]).toEqual([[], [], []]);
});

test('a prize that keeps the name of another maker’s goods, which it can no longer be, is told beside the name', () => {
  const told = (changes: Partial<Reward>, owner: Revision['owner'] = { kind: 'cpg', cpg: own }) => nameWarnings(campaign({ owner, rewards: [{ id: 'free', unit: 'stamp', cost: 8, kind: 'product', products: [], name: 'Papas Luna', ...changes }] }), words);
  expect(told({})).toEqual([{ field: 'rewards.0.name', code: 'NAME_OF_OTHERS', facts: { name: 'Papas Luna' } }]);
  expect([...told({ products: [chips] }), ...told({ name: 'Refresco Sol' }), ...told({ name: 'Unas papas' }), ...told({ kind: 'benefit' }), ...told({}, { kind: 'store', store: store.id })]).toEqual([]);
});

describe('goods of a kind that a campaign does not allow', () => {
  const warned = (changes: Parameters<typeof campaign>[0]) => nameWarnings(campaign(changes), words).map(({ field, code, facts }) => [field, code, facts['names'] ?? '']);
  const beers = { ...everyProduct, categories: ['cervezas'] };

  test('are told where nothing else is in a scope today, of the campaign once and not of its rules', () => {
    expect(warned({ products: beers })).toEqual([['products', 'RESTRICTED_TODAY', '']]);
    expect(warned({ earn: [rule(), rule({ id: 'beers', products: { ...everyProduct, brands: ['Espuma'] } })] })).toEqual([['earn.1.products', 'RESTRICTED_TODAY', '']]);
    expect(warned({ products: { ...everyProduct, tags: ['nuevo'] }, earn: [rule({ products: beers })] })).toEqual([['earn.0.products', 'RESTRICTED_TODAY', '']]);
    expect(warned({ products: { ...everyProduct, except: { ...everyProduct.except, brands: ['Sol'] } } })).toEqual([['products', 'RESTRICTED_TODAY', '']]);
  });

  test('are told by name where they stand among others, and are refused where they stand alone', () => {
    expect(warned({ products: { ...everyProduct, products: [cola, beer] } })).toEqual([['products.products', 'RESTRICTED_LEFT_OUT', beer]]);
    expect(warned({ products: { ...everyProduct, products: [beer] } })).toEqual([]);
    expect(found({ products: { ...everyProduct, products: [cola, beer] } })).toEqual([]);
    expect(found({ products: { ...everyProduct, products: [beer, gone] } })).toEqual([]);
  });

  test('count where the campaign names their kind', () => {
    expect([...warned({ products: beers, allows: ['alcohol'] }), ...warned({ products: { ...everyProduct, products: [cola, beer] }, allows: ['alcohol'] }), ...found({ products: { ...everyProduct, products: [beer] }, allows: ['alcohol'] })]).toEqual([]);
    expect(found({ products: { ...everyProduct, products: [beer] }, allows: ['tobacco'] })).toEqual([['products.products', 'RESTRICTED_ALONE', beer]]);
  });
});
