import type { Gtin } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import { aRevision, earnRule, limit, multiplier, productScope, reward } from '../../../shared/src/rules/test/test-revisions.ts';
import { productsToldIn } from './told-in.ts';

const products = (...gtins: readonly string[]) => productScope({ products: gtins as readonly Gtin[] });
const whole = aRevision({
  products: productScope({ products: ['1', '2'] as never }, { products: ['3'] as never }),
  earn: [earnRule({ kind: 'combo', parts: [{ products: products('5', '1'), pieces: 1 }], timesMax: 1 }, { products: products('4') })],
  multipliers: { how: 'best', list: [multiplier(200, { products: products('6') })] },
  limits: [limit(2, 'day', { scope: { kind: 'products', products: ['7'] } })],
  rewards: [reward(8, { products: ['8' as Gtin] })],
});

test('every product of which the words speak is named once', () => {
  expect(new Set(productsToldIn(whole))).toEqual(new Set(['1', '2', '3', '4', '5', '6', '7', '8']));
});

test('of a list longer than the words tell no more is asked for', () => {
  expect(productsToldIn({ ...whole, products: products(...Array.from({ length: 500 }, (_, at) => `9${at}`)) }).length).toBeLessThan(40);
});
