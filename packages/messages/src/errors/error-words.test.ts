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

describe('whoever is not signed in', () => {
  test.each(['UNAUTHENTICATED', 'SESSION_EXPIRED'])('is told of by %s what they can do: only people of the console have a mail', (code) => {
    for (const locale of locales) {
      expect(errorWords(code, { who: 'device' }, locale)).toMatch(/Qoa en el teléfono|Qoa on the phone/);
      for (const who of ['device', 'card']) expect(errorWords(code, { who }, locale)).not.toMatch(/correo|contraseña|mail|password/i);
    }
  });

  test('to the console says mail and password', () => expect(errorWords('UNAUTHENTICATED', {}, 'es')).toBe('Falta entrar. Entra con tu correo y contraseña.'));
});

test('a phone that joins what has ended is not sent to a page that it has not got', () => {
  expect(errorWords('CAMPAIGN_STATE', { state: 'ended', who: 'device' }, 'es')).toBe('Esta promoción ya terminó: no se puede entrar. Lo que ganaron tus clientes sigue ahí. Mira las demás promociones.');
  expect(errorWords('CAMPAIGN_STATE', { state: 'ended' }, 'es')).toContain('en su página');
});

test('a body that holds no campaign is named, where no member of one can be', () => {
  const facts = { field: '', problem: 'REQUIRED', count: 1 };
  expect(errorWords('REVISION_INVALID', facts, 'es')).toBe('En «document» no viene una campaña (REQUIRED). Corrígelo y guarda de nuevo.');
  expect(errorWords('REVISION_INVALID', facts, 'en')).toBe('There is no campaign in “document” (REQUIRED). Correct it and save again.');
});

describe('a limit of the rules language', () => {
  const limit = (per: string, parts: object = {}) => ({ programme: 1, of: 'stamp', per, units: 2, used: 2, nextMs: Date.UTC(2026, 10, 23, 20, 5), ...parts });

  test.each([
    ['day', 'No sumó: ya van 2 hoy. Vuelve mañana.', 'It did not count: 2 already today. Come back tomorrow.'],
    ['week', 'No sumó: ya van 2 esta semana. Vuelve el lunes.', 'It did not count: 2 already this week. Come back on Monday.'],
    ['month', 'No sumó: ya van 2 este mes. Vuelve el mes que entra.', 'It did not count: 2 already this month. Come back next month.'],
    ['lifetime', 'No sumó: ya van 2 en esta promoción. Lo ganado sigue ahí.', 'It did not count: 2 already in this promotion. What was earned is still there.'],
    ['sale', 'No sumó: el tope es 2 sellos por compra. La próxima compra suma otra vez.', 'It did not count: the limit is 2 stamps per purchase. The next purchase counts again.'],
  ])('of a %s says how much there was and when to come back', (per, es, en) => {
    expect([errorWords('LIMIT_REACHED', limit(per), 'es'), errorWords('LIMIT_REACHED', limit(per), 'en')]).toEqual([es, en]);
  });

  test.each([
    [{ holder: 'everyone', used: 3, per: 'month', again: 'month' }, 'No sumó: entre todos ya van 3 este mes. Vuelve el mes que entra.', 'It did not count: 3 already this month among all cards. Come back next month.'],
    [{ scope: 'brand', brand: 'Sol', used: 1, again: 'day' }, 'No sumó: de Sol ya va 1 hoy. De Sol: vuelve mañana.', 'It did not count: 1 of Sol already today. For Sol: come back tomorrow.'],
    [{ scope: 'products', used: 1, again: 'week' }, 'No sumó: de esos productos ya va 1 hoy. Vuelve el lunes.', 'It did not count: 1 of those products already today. Come back on Monday.'],
    [{ scope: 'store', again: 'day' }, 'No sumó: ya van 2 hoy en esta tienda. Vuelve mañana.', 'It did not count: 2 already today in this store. Come back tomorrow.'],
    [{ again: 'ends', nextMs: 0 }, 'No sumó: ya van 2 hoy. La promoción termina antes; lo ganado sigue ahí.', 'It did not count: 2 already today. The promotion ends before that; what was earned is still there.'],
    [{ again: 'never', nextMs: 0 }, 'No sumó: ya van 2 hoy. Lo ganado sigue ahí.', 'It did not count: 2 already today. What was earned is still there.'],
    [{ again: 'from a newer release', nextMs: 0 }, 'No sumó: ya van 2 hoy. Lo ganado sigue ahí.', 'It did not count: 2 already today. What was earned is still there.'],
  ])('says whose it is, where, and when it truly counts again: %o', (parts, es, en) => {
    const facts = limit('day', { holder: 'card', scope: 'campaign', brand: '', ...parts });
    expect([errorWords('LIMIT_REACHED', facts, 'es'), errorWords('LIMIT_REACHED', facts, 'en')]).toEqual([es, en]);
  });

  test('a rule that does not apply says why, and when it will', () => {
    const facts = { programme: 1, nextMs: Date.UTC(2026, 10, 30, 22), again: 'at', why: 'window', timeZone: 'America/Mexico_City' };
    expect(errorWords('RULE_NOT_NOW', facts, 'es')).toBe('No sumó: no es el día o la hora de la promoción. Vuelve desde el 30 nov, 16:00.');
    expect(errorWords('RULE_NOT_NOW', { ...facts, nextMs: 0, again: 'never', why: 'once' }, 'es')).toBe('No sumó: era solo por la primera compra. Lo ganado sigue ahí.');
    expect(errorWords('COOLDOWN', { programme: 1, nextMs: 0, again: 'ends' }, 'es')).toBe('No sumó: es muy pronto tras la compra anterior. La promoción termina antes; lo ganado sigue ahí.');
    expect(errorWords('COOLDOWN', { programme: 1, nextMs: facts.nextMs, timeZone: facts.timeZone }, 'es')).toBe('No sumó: es muy pronto tras la compra anterior. Vuelve desde el 30 nov, 16:00.');
  });

  test('that rolls says the hour', () => {
    expect(errorWords('LIMIT_REACHED', limit('24h', { used: 1 }), 'es')).toMatch(/^No sumó: ya va 1 en 24 horas\. Vuelve desde el \d+ nov, \d\d:05\.$/);
    expect(errorWords('LIMIT_CUT', limit('1h', { of: 'items', units: 1, given: 1, due: 4 }), 'es')).toMatch(/^Sumó 1 de 4: el tope es 1 pieza cada 1 hora\. Vuelve desde/);
  });

  test('a minimum says what is missing', () => {
    expect(errorWords('MINIMUM_NOT_REACHED', { cents: 5000, pieces: 3, haveCents: 3050, havePieces: 3 }, 'es')).toBe('No sumó: la compra mínima es de $50 y 3 piezas. Con $19.50 más, suma.');
    expect(errorWords('MINIMUM_NOT_REACHED', { cents: 0, pieces: 3, haveCents: 0, havePieces: 2 }, 'en')).toBe('It did not count: the smallest purchase is 3 pieces. With 1 piece more it counts.');
  });

  test('a card held out reads as one whose products are in no promotion', () => {
    for (const locale of locales) expect(errorWords('HOLDOUT', {}, locale)).toBe(errorWords('PRODUCT_NOT_IN_CAMPAIGN', {}, locale));
  });
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

test.each([
  ['END_LATER', 'endsAtMs', 'La campaña termina el 10 dic, 23:59.', 'The campaign ends on Dec 10, 23:59.'],
  ['REDEEM_BEFORE_END', 'endsAtMs', 'Elige el 10 dic, 23:59 o después.', 'Choose Dec 10, 23:59 or later.'],
  ['REDEEM_TOO_SOON', 'earliestMs', 'Elige el 10 dic, 23:59 o después.', 'Choose Dec 10, 23:59 or later.'],
] as const)('%s tells an end by the day that still counts, in the zone of the campaign', (code, fact, es, en) => {
  const facts = { [fact]: Date.UTC(2026, 11, 11, 6), timeZone: 'America/Mexico_City' };
  expect(errorWords(code, facts, 'es')).toContain(es);
  expect(errorWords(code, facts, 'en')).toContain(en);
});
