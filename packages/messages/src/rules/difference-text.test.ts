import { differences } from '@qoa/shared/campaign-life';
import type { Revision } from '@qoa/shared/rules';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aRevision, earnRule, limit, productScope, revisions, reward, sol, unit } from '../../../shared/src/rules/test/test-revisions.ts';
import { differenceText, type DifferenceNames } from './difference-text.ts';
import { choiceNamesEs, memberNamesEs } from './member-names-es.ts';

const names: DifferenceNames = { timeZone: 'America/Mexico_City', products: { [sol]: 'Refresco Sol' }, stores: { 2: 'Abarrotes Lupita' }, entries: { 'rule-item': 'por cada refresco Sol' }, document: null };
const said = (before: unknown, after: unknown, locale: 'es' | 'en' = 'es'): readonly string[] =>
  differences(before, after).map((difference) => {
    const { label, before: old, after: young } = differenceText(difference, { ...names, document: isDocument(after) ? after : null }, locale);
    return `${label}: ${old} → ${young}`;
  });
const isDocument = (value: unknown): value is Revision => typeof value === 'object' && value !== null && 'units' in value;
const changed = (parts: Partial<Revision>, locale: 'es' | 'en' = 'es'): readonly string[] => said(aRevision(), aRevision(parts), locale);

describe('a difference in words', () => {
  test.each<[string, Partial<Revision>, string]>([
    ['a number', { limits: [limit(3, 'day')] }, 'Tope 1 › máximo: 2 → 3'],
    ['a choice', { limits: [limit(2, 'week')] }, 'Tope 1 › por: el día → la semana'],
    ['a length of time, all of it', { cooldownMs: 5_400_000 }, 'Tiempo de espera entre compras que cuentan: nada → 1 hora y 30 minutos'],
    ['an end at midnight, by its last day', { endsAtMs: Date.UTC(2027, 0, 1, 6) }, 'Último día para ganar: nada → 31 de diciembre de 2026'],
    ['an end within a day', { redeemUntilMs: Date.UTC(2027, 0, 2, 0, 30) }, 'Último día para canjear: nada → 1 de enero de 2027 a las 18:30'],
    ['a beginning', { startsAtMs: Date.UTC(2027, 0, 1, 6) }, 'Empieza: 1 de diciembre de 2026 → 1 de enero de 2027'],
    ['a member of a rule, by what the rule does', { earn: [earnRule({ kind: 'item' }, { units: 2 })] }, 'Forma de ganar “por cada refresco Sol” › da: 1 → 2'],
    ['a product, by its name', { products: productScope() }, 'Productos: Refresco Sol → nada'],
    ['a budget that there was not', { budget: { units: 5000, cents: null, centsPerUnit: 150 } }, 'Presupuesto: nada → sellos o puntos: 5,000; costo de cada sello o punto: $1.50'],
    ['a reward that is gone', { rewards: [] }, 'Premio “reward-8”: nombre del premio: refresco Sol; unidad: sello; cuesta: 8; qué es: producto; cuál puede ser: Refresco Sol → nada'],
    ['hours and weekdays', { earn: [earnRule({ kind: 'item' }, { window: { weekdays: [0], hours: [[600, 720]] } })] }, 'Forma de ganar “por cada refresco Sol” › días y horas › días: nada → lunes'],
    ['a name that somebody typed, as it is', { name: 'sale' }, 'Nombre de la campaña: Sellos Sol → sale'],
    ['a goal, as the form calls it', { units: [unit('stamp', { goal: { units: 10, overflow: 'carry' } })] }, 'Los sellos › sellos de la tarjeta: 8 → 10'],
    ['what becomes of what is beyond it', { units: [unit('stamp', { goal: { units: 8, overflow: 'drop' } })] }, 'Los sellos › lo que pasa de la meta: se guarda → se pierde'],
    ['days of a wait, with their word', { units: [unit('stamp', { goal: { units: 8, overflow: 'carry' }, heldDays: 1 })] }, 'Los sellos › se pueden usar después de: 0 días → 1 día'],
    ['an expiry from the first stamp', { units: [unit('stamp', { goal: { units: 8, overflow: 'carry' }, expiry: { by: 'first', days: 30 } })] }, 'Los sellos › vencen: nunca → días después del primero'],
    ['what a limit counts', { limits: [limit(2, 'day', { of: { kind: 'sales' } })] }, 'Tope 1 › cuenta: unidades → ventas'],
    ['a zone by its city', { timeZone: 'America/Cancun' }, 'Zona horaria: Ciudad de México (America/Mexico_City) → Cancún (America/Cancun)'],
  ])('says %s', (_what, parts, expected) => {
    expect(changed(parts)[0]).toBe(expected);
  });

  test('speaks English', () => expect(changed({ limits: [limit(2, 'week')], rewards: [reward(8, { products: [sol], cost: 9 })] }, 'en')).toEqual(['Limit 1 › per: the day → the week', 'Reward “reward-8” › costs: 8 → 9']));

  test('says levels by name, and what they ask for in money as money', () => {
    const tiers = (atLeast: number): Revision['tiers'] => ({ levels: [{ name: 'Plata', need: 'all', conditions: [{ metric: 'cents', atLeast }], percent: 150, access: [] }], over: { kind: 'lifetime' }, countsOwnSale: false, graceDays: 0, onFall: 'step', resetOnRedeem: false });
    const [ladder] = [tiers(50_000)];
    expect(said(aRevision({ tiers: ladder }), aRevision({ tiers: tiers(60_000), cards: { tiers: [0, 1] } }))).toEqual(['Clientes › solo de estos niveles: nada → Sin nivel, Plata', 'Nivel 1 › condición 1 › al menos: $500 → $600']);
    expect(said(aRevision({ tiers: ladder }), aRevision({ tiers: { ...tiers(50_000), levels: [{ name: 'Plata', need: 'all', conditions: [{ metric: 'cents', atLeast: 50_000 }], percent: 200, access: [] }], graceDays: 5 } as Revision['tiers'] }))).toEqual(['Nivel 1 › gana multiplicado por: 1.5 → 2', 'Niveles › gracia antes de bajar: 0 días → 5 días']);
  });

  test('says a goal that there was not, its own name once', () => expect(said(aRevision({ units: [unit('stamp')] }), aRevision())).toEqual(['Los sellos › sellos de la tarjeta: nada → 8; lo que pasa de la meta: se guarda']));

  test('says how stores come in', () => expect(said({ mode: 'automatic' }, { mode: 'opt-in' })).toEqual(['Cómo entran las tiendas: automática → por invitación']));

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
