import { expect, test } from 'vitest';
import { productNames } from './product-names.ts';

const gender = (name: string): string | undefined => productNames([{ gtin: '1', name }])['1']?.gender;

test('a product is called as the catalogue calls it, for one and for several', () => {
  expect(productNames([{ gtin: '1', name: 'Refresco Sol 600 ml' }])).toEqual({ '1': { one: 'Refresco Sol 600 ml', many: 'Refresco Sol 600 ml', gender: 'm' } });
});

test('its first word gives the gender', () => {
  expect(['Refresco Sol', 'Galletas Luna', 'Leche entera', 'Botana', 'Agua mineral', 'Jabón', ''].map(gender)).toEqual(['m', 'f', 'f', 'f', 'm', 'm', 'm']);
});
