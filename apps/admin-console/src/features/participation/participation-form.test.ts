import { describe, expect, test } from 'vitest';
import { STORE_PAY_CENTS_MAX, type Participation } from '@qoa/shared/protocol';
import { stubDraft, stubParts } from '../../stub/stub-parts.ts';
import { isInside } from './is-inside.ts';
import { formOf, participationOf } from './participation-form.ts';
import { everyStore, shownStores, storeChoices } from './shown-stores.ts';

const paid: Participation = { mode: 'managed', stores: [2, 1] as never, pay: { cents: 150, per: 'unit' } };

describe('a participation', () => {
  test('comes out as it went in, its stores in order', () => {
    expect(participationOf(formOf(paid))).toEqual({ ok: true, value: { ...paid, stores: [1, 2] } });
    expect(participationOf(formOf({ mode: 'opt-in', stores: 'all', pay: null }))).toEqual({ ok: true, value: { mode: 'opt-in', stores: 'all', pay: null } });
  });

  test('of chosen stores needs one', () => {
    expect(participationOf({ ...formOf(paid), chosen: new Set() })).toEqual({ ok: false, error: 'stores-missing' });
  });

  test.each([['0.5', 50], ['2,25', 225], ['1', 100], ['1,000', 100_000], ['1,000,000', STORE_PAY_CENTS_MAX]])('pays %s pesos', (pesos, cents) => {
    expect(participationOf({ ...formOf(paid), pesos })).toMatchObject({ value: { pay: { cents } } });
  });

  test.each(['', '0', '-1', '1.234', 'dos', '1e9', '1000000.01'])('does not pay “%s”', (pesos) => {
    expect(participationOf({ ...formOf(paid), pesos })).toEqual({ ok: false, error: 'pay-missing' });
  });
});

describe('stores to choose from', () => {
  const { stores } = stubParts;
  const names = (filter: Partial<typeof everyStore>): readonly string[] => shownStores(stores, { ...everyStore, ...filter }).map(({ name }) => name);

  test('are found by name, type, place and list', () => {
    expect(names({ typed: 'esquina' })).toEqual(['Abarrotes La Esquina']);
    expect(names({ type: 'cadena' })).toEqual(['Cadena Centro']);
    expect(names({ state: 'Jalisco', city: 'Zapopan' })).toEqual(['Abarrotes Lupita']);
    expect(names({ list: 'piloto', typed: 'lupita' })).toEqual(['Abarrotes Lupita']);
  });

  test('offer the cities of the state that was chosen', () => {
    expect(storeChoices(stores, { state: 'Puebla' })).toEqual({ types: ['cadena', 'minisuper', 'tiendita'], states: ['Jalisco', 'Puebla'], cities: ['Cholula', 'Puebla'], lists: ['piloto'] });
  });

  test('outside of the campaign’s own scope are known', () => {
    const document = stubDraft({ stores: { stores: [], lists: [], types: [], cities: [], states: ['Puebla'], countries: [] } });
    expect(stores.map((store) => isInside(document, store))).toEqual([false, false, true, true]);
  });
});
