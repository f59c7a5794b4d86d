import fc from 'fast-check';
import type { StoreId } from '../../ids/index.ts';
import type { CardScope, ProductLists, ProductScope, StoreScope, Window } from '../index.ts';
import { beer, everyStore, moon, sun, sunLight } from './test-world.ts';

/** Random scopes over the small world: often empty, mostly holding something of it. */
const rarely = <T>(some: fc.Arbitrary<readonly T[]>, weight = 4): fc.Arbitrary<readonly T[]> => fc.oneof({ weight, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: some });
const some = <T>(...of: readonly T[]): fc.Arbitrary<readonly T[]> => fc.subarray([...of], { minLength: 1 });

const aProductList: fc.Arbitrary<ProductLists> = fc.record({
  products: rarely(some(sun, sunLight, moon, beer)),
  tags: rarely(some('verano', 'nuevo')),
  brands: rarely(some('sol', 'luna')),
  categories: rarely(some('bebidas', 'bebidas/refrescos', 'salud')),
});
const noProducts: ProductLists = { products: [], tags: [], brands: [], categories: [] };

export const aProductScope: fc.Arbitrary<ProductScope> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ ...noProducts, except: noProducts }) },
  { weight: 3, arbitrary: aProductList.map((lists) => ({ ...lists, except: noProducts })) },
  { weight: 1, arbitrary: fc.record({ lists: aProductList, except: aProductList }).map(({ lists, except }) => ({ ...lists, except })) },
);

export const aStoreScope: fc.Arbitrary<StoreScope> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(everyStore) },
  {
    weight: 2,
    arbitrary: fc.record({
      stores: rarely(some(1 as StoreId, 2 as StoreId), 2),
      lists: rarely(some('norte', 'centro', 'piloto'), 2),
      types: rarely(some('tiendita' as const, 'minisuper' as const, 'cadena' as const)),
      cities: rarely(some('Tijuana', 'Coyoacán')),
      states: rarely(some('BCN', 'CMX')),
      countries: rarely(some('MX')),
    }),
  },
  { weight: 1, arbitrary: fc.record({ resolved: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const), rank: fc.integer({ min: 0, max: 5 }) }) },
);

/** `levels`: how many the ladder has. */
export const aCardScope = (levels: number): fc.Arbitrary<CardScope> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.record(
        {
          isNew: fc.constant(true as const),
          lapsedDays: fc.integer({ min: 1, max: 3 }),
          tiers: fc.subarray(Array.from({ length: levels + 1 }, (_, level) => level)),
          tags: some('vip', 'prueba'),
          exceptTags: some('prueba', 'vip'),
        },
        { requiredKeys: [] },
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom<CardScope>({ isNew: true }, { lapsedDays: 1 }, { tags: ['vip'] }, { exceptTags: ['prueba'] }, { tiers: levels > 0 ? [1] : [0] }) },
  );

export const aWindow: fc.Arbitrary<Window> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ weekdays: [], hours: [] }) },
  {
    weight: 1,
    arbitrary: fc.record({
      weekdays: rarely(fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 2 }), 1),
      hours: rarely(fc.array(fc.tuple(fc.constantFrom(0, 60, 90, 120, 180, 720, 1200, 1320), fc.constantFrom(60, 120, 180, 720, 1080, 1320, 1440)), { minLength: 1, maxLength: 2 }), 1),
    }),
  },
);
