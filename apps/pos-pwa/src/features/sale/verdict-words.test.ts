import type { EventHash, ProgrammeId } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import type { ListedAnswer } from '../replica/index.ts';
import { unitsWords } from './given-words.ts';
import { verdictWords } from './verdict-words.ts';

const answer = (changes: Partial<ListedAnswer>): ListedAnswer => ({ seq: 1, hash: '0'.repeat(32) as EventHash, judgedNo: 4, class: 'accepted', code: null, facts: {}, given: [], ...changes });
const stamps = { programme: 1 as ProgrammeId, unit: 'stamp', units: 2, balance: 5, goal: 8 } as const;
const points = { programme: 2 as ProgrammeId, unit: 'point', units: 12, balance: 1_240, goal: null } as const;

test('stamps and points of one sale are both told, with where the card stands', () => {
  expect(verdictWords(answer({ given: [stamps, points] }), false, 'es', 'America/Mexico_City')).toBe('+2 sellos. Ahora tiene 5 de 8 · +12 puntos. Ahora tiene 1,240');
});

test('what several campaigns gave is told together: nobody reads seven balances at the counter', () => {
  const other = { ...stamps, programme: 3 as ProgrammeId, units: 1, balance: 1 };
  expect(verdictWords(answer({ given: [stamps, points, other, { ...other, units: 0 }] }), false, 'es', 'America/Mexico_City')).toBe('+3 sellos y 12 puntos, en 3 promociones');
});

test('a campaign that was cut to nothing beside one that gave is told as another', () => {
  const facts = { programme: 3, given: 0, due: 1, of: 'stamp', per: 'day', units: 2, used: 2, nextMs: 0 };
  expect(verdictWords(answer({ class: 'partial', code: 'LIMIT_CUT', facts, given: [stamps] }), false, 'es', 'America/Mexico_City')).toBe('+2 sellos. Ahora tiene 5 de 8. Una parte no sumó: el tope es 2 sellos por día. Vuelve mañana.');
  expect(verdictWords(answer({ class: 'partial', code: 'BUDGET_CUT', facts: { programme: 3, given: 0, due: 1 }, given: [stamps] }), false, 'en', 'America/Mexico_City')).toBe('+2 stamps. Now has 5 of 8. Another promotion has given all it had. What was earned is still there.');
});

test('a part tells what it gave, why not all, and when to come back', () => {
  const facts = { programme: 1, given: 2, due: 4, of: 'stamp', per: 'day', units: 2, used: 0, nextMs: 0 };
  expect(verdictWords(answer({ class: 'partial', code: 'LIMIT_CUT', facts, given: [stamps] }), false, 'es', 'America/Mexico_City')).toBe('+2 sellos. Ahora tiene 5 de 8. Sumó 2 de 4: el tope es 2 sellos por día. Vuelve mañana.');
});

test('a refusal of points says how full the limit is and when to come back; that it gave nothing stands above it', () => {
  const facts = { programme: 2, of: 'point', per: 'week', units: 50, used: 50, nextMs: 0 };
  expect(verdictWords(answer({ class: 'refused', code: 'LIMIT_REACHED', facts }), false, 'es', 'America/Mexico_City')).toBe('Ya van 50 esta semana. Vuelve el lunes.');
  expect(verdictWords(answer({ class: 'refused', code: 'LIMIT_REACHED', facts }), false, 'en', 'America/Mexico_City')).toBe('50 already this week. Come back on Monday.');
});

test('a sale that may still get its card is not told that it gives nothing', () => {
  expect(verdictWords(answer({ code: 'NO_CARD' }), true, 'es', 'America/Mexico_City')).toBe('');
  expect(verdictWords(answer({ code: 'NO_CARD' }), false, 'es', 'America/Mexico_City')).toContain('sin tarjeta');
});

test('the server’s words are said of a code that this release does not know', () => {
  expect(verdictWords(answer({ class: 'refused', code: 'FROM_TOMORROW', words: { es: 'Mañana sí.', en: 'Tomorrow.' } }), false, 'es', 'America/Mexico_City')).toBe('Mañana sí.');
});

test('units of several campaigns are added up by kind', () => {
  expect(unitsWords([{ unit: 'stamp', units: 1 }, { unit: 'point', units: 12 }, { unit: 'stamp', units: 2 }], 'es')).toBe('3 sellos y 12 puntos');
  expect([unitsWords([{ unit: 'point', units: 1 }], 'en'), unitsWords([], 'en')]).toEqual(['1 point', '']);
});

test('an instant is told as the store’s clock has it', () => {
  const cooling = answer({ class: 'refused', code: 'COOLDOWN', facts: { programme: 1, nextMs: Date.UTC(2026, 10, 24, 5, 30) }, given: [] });
  expect(verdictWords(cooling, false, 'es', 'America/Tijuana')).toContain('23 nov, 21:30');
  expect(verdictWords(cooling, false, 'es', 'America/Cancun')).toContain('24 nov, 00:30');
});
