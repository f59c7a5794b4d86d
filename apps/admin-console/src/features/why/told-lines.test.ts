import type { SaleExplained } from '@qoa/shared/protocol';
import { expect, test } from 'vitest';
import { toldLines } from './told-lines.ts';

const part = { rule: 'pieza', line: 0, units: 1, before: 1, percent: 100, unit: 'stamp' } as const;
const told: SaleExplained = {
  judgedNo: 9, atMs: 1, told: 'whole', products: [], answer: { class: 'accepted', code: null, facts: {}, given: [] },
  campaigns: [{ campaign: 1 as never, revision: 1, name: 'Sol', code: 'GIVEN', facts: {}, given: [], parts: [{ ...part, code: 'GIVEN' }, { ...part, code: 'NOT_NOW' }] }, { campaign: 2 as never, revision: 4, name: 'Mar', code: 'COOLDOWN', facts: {}, given: [], parts: [] }],
  said: [{ depth: 0, text: 'a' }, { depth: 1, text: 'b' }, { depth: 2, text: 'c' }, { depth: 2, text: 'd' }, { depth: 1, text: 'e' }],
};

test('each line of words stands beside the code that it says', () => {
  expect(toldLines(told).map(({ text, code }) => [text, code])).toEqual([['a', null], ['b', 'GIVEN'], ['c', 'GIVEN'], ['d', 'NOT_NOW'], ['e', 'COOLDOWN']]);
});

test('where the answer alone is known, what says so has no code', () => {
  const answerOnly: SaleExplained = { ...told, told: 'answer-only', campaigns: [], answer: { ...told.answer, class: 'refused', code: 'LIMIT_REACHED' }, said: told.said.slice(0, 2) };
  expect(toldLines(answerOnly).map(({ code }) => code)).toEqual(['LIMIT_REACHED', null]);
});
