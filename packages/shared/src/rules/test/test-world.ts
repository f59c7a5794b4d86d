import type { CpgId, Gtin, StoreId } from '../../ids/index.ts';
import type { CardFacts, LineFacts, StoreFacts } from '../index.ts';

/** A small world for tests of the rules: two CPGs, six products, two stores, three cards; so small that limits bite and rules collide. */
export const sun = '07501000000011' as Gtin;
export const sunLight = '07501000000028' as Gtin;
export const moon = '07502000000010' as Gtin;
export const beer = '07501000000035' as Gtin;
export const unheard = '07509000000016' as Gtin;
export const sunCpg = 1 as CpgId;
export const moonCpg = 2 as CpgId;

const product = (gtin: Gtin | null, changes: Partial<LineFacts> = {}): LineFacts => ({ gtin, cpg: sunCpg, brand: 'sol', categories: ['bebidas/refrescos'], tags: [], restricted: null, quantity: 1000, amountCents: null, isPrize: false, ...changes });

/** Lines of one piece without an amount. */
export const products = {
  sun: product(sun, { tags: ['verano'] }),
  sunLight: product(sunLight, { categories: ['bebidas/refrescos/sin-azucar', 'salud'], tags: ['verano', 'nuevo'] }),
  moon: product(moon, { cpg: moonCpg, brand: 'luna', categories: ['bebidasfrias'], tags: ['nuevo'] }),
  beer: product(beer, { categories: ['bebidas'], restricted: 'alcohol' }),
  unheard: product(unheard, { cpg: null, brand: null, categories: [] }),
  loose: product(null, { cpg: null, brand: null, categories: [] }),
} satisfies Readonly<Record<string, LineFacts>>;

export const stores: readonly [StoreFacts, StoreFacts] = [
  { id: 1 as StoreId, type: 'tiendita', country: 'MX', state: 'BCN', city: 'Tijuana', lists: ['norte'] },
  { id: 2 as StoreId, type: 'minisuper', country: 'MX', state: 'CMX', city: 'Coyoacán', lists: ['centro', 'piloto'] },
];

export const cards: readonly [CardFacts, CardFacts, CardFacts] = [
  { tags: [], birthday: { month: 3, day: 9 }, bucket: 1 },
  { tags: ['vip'], birthday: { month: 2, day: 29 }, bucket: 5000 },
  { tags: ['vip', 'prueba'], birthday: null, bucket: 9999 },
];

export { everyProduct, everyStore } from '../document/plain.ts';
