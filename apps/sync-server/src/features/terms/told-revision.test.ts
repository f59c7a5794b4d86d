import { expect, test } from 'vitest';
import type { Gtin, InstantMs } from '@qoa/shared/ids';
import { asRevision, type ProductScope, type Revision, type StoreScope } from '@qoa/shared/rules';
import { productsToldIn, withoutStoreLists } from './told-revision.ts';

const first = asRevision({ v: 1, programme: 1 as never, revision: 1, cpg: 1 as never, name: 'Sol', effectiveFromMs: 0 as InstantMs, startsAtMs: 0, endsAtMs: null, state: 'active', timeZone: 'America/Mexico_City', products: ['1' as Gtin], earn: { kind: 'stamp-per-item', stamps: 1 }, limits: [], reward: { name: 'Sol', cost: 8 }, courtesyMs: 0 });
const products = (...gtins: readonly string[]): ProductScope => ({ ...first.products, products: gtins as readonly Gtin[] });
const listed: StoreScope = { stores: [], lists: ['piloto'], types: ['tiendita'], cities: [], states: [], countries: [] };
const [item] = first.earn;
const whole: Revision = {
  ...first,
  products: { ...products('1', '2'), except: { products: ['3' as Gtin], tags: [], brands: [], categories: [] } },
  stores: listed,
  earn: item === undefined ? [] : [{ ...item, products: products('4'), stores: listed, per: { kind: 'combo', parts: [{ products: products('5', '1'), pieces: 1 }], timesMax: 1 } }],
  multipliers: { how: 'best', list: item === undefined ? [] : [{ id: 'double', percent: 200, units: ['stamp'], products: products('6'), stores: listed, cards: {}, window: item.window, extraMax: null }] },
  limits: [{ of: { kind: 'items' }, max: 2, per: 'day', scope: { kind: 'products', products: ['7'] }, holder: 'card' }],
  rewards: first.rewards.map((reward) => ({ ...reward, products: ['8' as Gtin] })),
};

test('every product of which the words speak is named once', () => {
  expect(productsToldIn(whole).toSorted()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  expect(productsToldIn({ ...whole, products: products(...Array.from({ length: 500 }, (_, at) => `9${at}`)) }).length).toBeLessThan(40);
});

test('law own tenant: no list of stores is left anywhere; what says nothing of lists stays as it is', () => {
  expect(JSON.stringify(withoutStoreLists(whole))).not.toContain('piloto');
  expect(withoutStoreLists(first)).toEqual(first);
});
