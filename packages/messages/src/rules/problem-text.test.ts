import { conflictWarnings, validateRevision } from '@qoa/shared/rules';
import { describe, expect, it } from 'vitest';
import { aRevision, limit, multiplier, reward, sol } from '../../../shared/src/rules/test/test-revisions.ts';
import { problemText } from './problem-text.ts';
import { problemsEn } from './problems-en.ts';
import { problemsEs } from './problems-es.ts';

const everyFact = { choices: 'a, b', min: 1, max: 5, value: 'x', name: 'Otra', names: 'Otra', more: 2, earned: 3, units: 500, weekUnits: 900, sameGroup: 1, segment: 'Vecinos', told: 3, cards: 90, rule: 2 };

describe.each([['es', problemsEs], ['en', problemsEn]] as const)('in %s', (locale, words) => {
  it.each(Object.entries(words))('%s reads as whole sentences', (code, say) => {
    expect(say(everyFact), code).toMatch(/^[\p{Lu}¿].+[.?]$/u);
    expect(say(everyFact)).not.toMatch(/undefined|NaN|—|[A-Z]{3,}_/);
  });

  it('what validation finds has words', () => {
    const found = validateRevision({ ...aRevision({ holdoutPercent: 101, endsAtMs: 1 }), state: undefined }, { restricted: [] });
    for (const problem of found.ok ? [] : found.problems) expect(problemText(problem, locale)).toMatch(/\.$/);
    expect(found.ok).toBe(false);
  });
});

describe('a problem', () => {
  it('says its bound and what to do', () => {
    const found = validateRevision(aRevision({ holdoutPercent: 101, limits: [limit(0, 'day')], rewards: [reward(8, { kind: 'benefit', products: [sol] })] }), { restricted: [] });
    expect((found.ok ? [] : found.problems).map((problem) => `${problem.field}: ${problemText(problem, 'es')}`)).toEqual(['holdoutPercent: Como mucho 100.', 'limits.0.max: Al menos 1.', 'rewards.0.products: Solo un premio de producto lleva productos.']);
  });

  it('says a bound as the form asks for it: pesos, times, minutes, hours', () => {
    const document = aRevision({ cooldownMs: 1e13, courtesyMs: 1e13, budget: { units: null, cents: 0, centsPerUnit: 100 }, multipliers: { how: 'best', list: [multiplier(5000)] } });
    const found = validateRevision(document, { restricted: [] });
    expect((found.ok ? [] : found.problems).map((problem) => `${problem.field}: ${problemText(problem, 'es')}`)).toEqual(expect.arrayContaining(['cooldownMs: Como mucho 5,270,400.', 'courtesyMs: Como mucho 720.', 'budget.cents: Al menos 0.01.', 'multipliers.list.0.percent: Como mucho 10.']));
  });

  it('says what the form asks for where the document holds a number: a date, a time of day', () => {
    const of = (field: string) => problemText({ field, code: 'REQUIRED', facts: { expected: 'number' } }, 'es');
    expect([of('startsAtMs'), of('units.0.expiry.atMs'), of('earn.0.window.hours.0.1'), of('limits.0.per.hours')]).toEqual(['Aquí va una fecha.', 'Aquí va una fecha.', 'Aquí va una hora.', 'Aquí va un número.']);
  });

  it('of a campaign beside it names that one', () => {
    const warnings = conflictWarnings(aRevision(), [aRevision({ campaign: 77 as never, name: 'Otra' })], null);
    expect(warnings.map((warning) => problemText(warning, 'es'))).toEqual(['Coincide con “Otra” en productos, tiendas y fechas. Una compra sumará en las dos.']);
  });
});
