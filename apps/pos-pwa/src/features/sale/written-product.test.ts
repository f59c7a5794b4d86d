import type { Gtin } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import { writtenProduct } from './written-product.ts';

test.each([
  ['07501055300075', '7501055300075'],
  ['00000096385074', '96385074'],
  ['00036000291452', '036000291452'],
  ['10614141543219', '10614141543219'],
])('%s is printed as %s', (gtin, printed) => {
  expect(writtenProduct({ gtin: gtin as Gtin })).toBe(printed);
});

test('raw text is written as it is', () => {
  expect(writtenProduct({ raw: 'PAN DULCE' })).toBe('PAN DULCE');
});
