import type { Gtin, ProgrammeId } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import { fieldOrder } from './amount-order.ts';

const line = (gtin: string, amountCents: number | null = null) => ({ product: { gtin: gtin as Gtin }, quantity: 1000, amountCents });
const asked = (...products: string[]) => ({ campaign: 1 as ProgrammeId, products: products as Gtin[], brings: null });

test('products whose amount counts come first, those without one before all others', () => {
  expect(fieldOrder([line('a'), line('b'), line('c', 900), line('d')], asked('c', 'd'))).toEqual({ first: 'lines', places: [3, 0, 1, 2] });
});

test('a single product is asked for its own amount, several for the ticket, unless a campaign asks otherwise', () => {
  expect(fieldOrder([line('a')], null).first).toBe('lines');
  expect(fieldOrder([line('a'), line('b')], null).first).toBe('ticket');
  expect(fieldOrder([line('a')], asked()).first).toBe('ticket');
  expect(fieldOrder([line('a', 100), line('b')], null).first).toBe('lines');
});
