import { errorCodes, errorOf } from '@qoa/shared/errors';
import { describe, expect, test } from 'vitest';
import { errorText, errorWords, hasWords } from './error-words.ts';

const locales = ['es', 'en'] as const;

describe.each(locales)('in %s', (locale) => {
  test.each(errorCodes)('%s says what happened and what to do next', (code) => {
    const facts = Object.fromEntries(errorOf(code).facts.map((name) => [name, 1]));
    const [what, next] = errorText(code, facts, locale);
    expect(what.length).toBeGreaterThan(8);
    expect(next.length).toBeGreaterThan(8);
    for (const text of [what, next]) {
      expect(text).toMatch(/[.!?]$/);
      expect(text).not.toMatch(/undefined|NaN|—|\[object/);
      expect(text).not.toContain(code);
    }
  });

  test('a code of a newer release still gets words', () => {
    expect(hasWords('FROM_TOMORROW')).toBe(false);
    expect(errorWords('FROM_TOMORROW', {}, locale)).toContain('FROM_TOMORROW');
    expect(errorWords('toString', {}, locale)).toContain('toString');
  });
});

test('both languages say different words for every code', () => {
  for (const code of errorCodes) expect(errorWords(code, {}, 'es'), code).not.toBe(errorWords(code, {}, 'en'));
});

describe('a limit', () => {
  const day = { programme: 1, per: 'day', units: 2, used: 2, nextMs: 0 };
  test('of a day says how many there were and when to come back', () => {
    expect(errorWords('LIMIT_REACHED', day, 'es')).toBe('No sumó: ya van 2 hoy. Vuelve mañana.');
    expect(errorWords('LIMIT_REACHED', day, 'en')).toBe('It did not count: 2 already today. Come back tomorrow.');
  });

  test('that cuts says what was given of what was due', () => {
    expect(errorWords('LIMIT_CUT', { ...day, given: 1, due: 3 }, 'es')).toBe('Sumó 1 de 3: el tope es 2 por día. Vuelve mañana.');
    expect(errorWords('LIMIT_CUT', { ...day, per: 'sale', given: 2, due: 3 }, 'es')).toBe('Sumó 2 de 3: el tope es 2 por compra. La próxima compra suma otra vez.');
  });
});
