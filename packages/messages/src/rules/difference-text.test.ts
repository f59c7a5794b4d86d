import { differences } from '@qoa/shared/campaign-life';
import type { Revision } from '@qoa/shared/rules';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aRevision, earnRule, limit, productScope, revisions, reward, sol } from '../../../shared/src/rules/test/test-revisions.ts';
import { differenceText, type DifferenceNames } from './difference-text.ts';
import { choiceNamesEs, memberNamesEs } from './member-names-es.ts';

const names: DifferenceNames = { timeZone: 'America/Mexico_City', products: { [sol]: 'Refresco Sol' }, stores: { 2: 'Abarrotes Lupita' }, entries: { 'rule-item': 'por cada refresco Sol' } };
const said = (before: unknown, after: unknown, locale: 'es' | 'en' = 'es'): readonly string[] =>
  differences(before, after).map((difference) => {
    const { label, before: old, after: young } = differenceText(difference, names, locale);
    return `${label}: ${old} → ${young}`;
  });
const changed = (parts: Partial<Revision>, locale: 'es' | 'en' = 'es'): readonly string[] => said(aRevision(), aRevision(parts), locale);

describe('a difference in words', () => {
  test.each<[string, Partial<Revision>, string]>([
    ['a number', { limits: [limit(3, 'day')] }, 'Tope 1 › máximo: 2 → 3'],
    ['a choice', { limits: [limit(2, 'week')] }, 'Tope 1 › por: el día → la semana'],
    ['a length of time, all of it', { cooldownMs: 5_400_000 }, 'Tiempo de espera: nada → 1 hora y 30 minutos'],
    ['an end at midnight, by its last day', { endsAtMs: Date.UTC(2027, 0, 1, 6) }, 'Termina: nada → 31 de diciembre de 2026'],
    ['an end within a day', { redeemUntilMs: Date.UTC(2027, 0, 2, 0, 30) }, 'Canje hasta: nada → 1 de enero de 2027 a las 18:30'],
    ['a beginning', { startsAtMs: Date.UTC(2027, 0, 1, 6) }, 'Empieza: 1 de diciembre de 2026 → 1 de enero de 2027'],
    ['a member of a rule, by what the rule does', { earn: [earnRule({ kind: 'item' }, { units: 2 })] }, 'Forma de ganar “por cada refresco Sol” › unidades: 1 → 2'],
    ['a product, by its name', { products: productScope() }, 'Productos › productos: Refresco Sol → nada'],
    ['a budget that there was not', { budget: { units: 5000, cents: null, centsPerUnit: 150 } }, 'Presupuesto: nada → unidades: 5,000; costo por unidad: $1.50'],
    ['a reward that is gone', { rewards: [] }, 'Premio “reward-8”: nombre: refresco Sol; unidad: sello; costo: 8; tipo: producto; productos: Refresco Sol → nada'],
    ['hours and weekdays', { earn: [earnRule({ kind: 'item' }, { window: { weekdays: [0], hours: [[600, 720]] } })] }, 'Forma de ganar “por cada refresco Sol” › horario › días de la semana: nada → lunes'],
    ['a name that somebody typed, as it is', { name: 'sale' }, 'Nombre: Sellos Sol → sale'],
  ])('says %s', (_what, parts, expected) => {
    expect(changed(parts)[0]).toBe(expected);
  });

  test('speaks English', () => expect(changed({ limits: [limit(2, 'week')], rewards: [reward(8, { products: [sol], cost: 9 })] }, 'en')).toEqual(['Limit 1 › per: the day → the week', 'Reward “reward-8” › cost: 8 → 9']));

  test('says the stores of a participation', () => expect(said({ stores: 'all' }, { stores: [2] })).toEqual(['Tiendas: todas → Abarrotes Lupita']));

  test('names a member of a later release as it is written', () => expect(said({ glow: 1 }, { glow: { hue: 'red' } })).toEqual(['Glow: 1 → hue: red']));
});

test('every member and choice of the rules language has a word', () => {
  fc.assert(
    fc.property(revisions, (revision) => {
      const wordless = leaves(revision).flatMap(([path, value]) => {
        const unnamed = path.filter((segment) => !/^\d+$/.test(segment) && !Object.hasOwn(memberNamesEs, segment));
        const isTyped = path.some((segment) => ['name', 'id', 'group', 'timeZone', 'brand', 'access', 'multiplier', 'tags', 'exceptTags', 'brands', 'categories', 'lists', 'cities', 'states', 'countries'].includes(segment)) || path.at(-2) === 'products';
        return typeof value === 'string' && !isTyped && !Object.hasOwn(choiceNamesEs, value) ? [...unnamed, value] : unnamed;
      });
      expect(wordless).toEqual([]);
    }),
  );
});

const leaves = (value: unknown, path: readonly string[] = []): readonly (readonly [readonly string[], unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key])) : [[path, value]];
