import type { TaggedAnswer } from '@qoa/shared/events';
import { expect, test } from 'vitest';
import { withWords } from './young-codes.ts';

const answer = (code: string | null): TaggedAnswer => ({ seq: 1, hash: 'h' as never, judgedNo: 1, class: 'refused', code, facts: { programme: 1 }, given: [], tag: 't' as never });

test('law old phones: a code that came later travels with its words, what every phone knows without', () => {
  expect(withWords(answer('AMOUNT_MISSING')).words).toEqual({ es: 'No sumó: falta el monto de los productos. Escríbelo antes de guardar y suma.', en: 'It did not count: the amount of the products is missing. Write it before saving and it counts.' });
  for (const code of ['RULE_NOT_NOW', null]) expect(withWords(answer(code))).not.toHaveProperty('words');
});
