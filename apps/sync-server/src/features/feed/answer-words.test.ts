import type { Answer } from '@qoa/shared/events';
import type { EventHash } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import { answerColumn, classNumberOf } from './answer-column.ts';
import { withWords } from './answer-words.ts';
import { type OccurrenceRow, storeBody } from './projection.ts';

const answer = (code: string | null): Answer => ({ seq: 1, hash: '00' as EventHash, judgedNo: 1, class: 'refused', code, facts: { programme: 1 }, given: [] });
const words = { es: 'No sumó: falta el monto de los productos. Escríbelo antes de guardar y suma.', en: 'It did not count: the amount of the products is missing. Write it before saving and it counts.' };

test('law old phones: a code that came later travels with its words, what every phone knows without', () => {
  expect(withWords(answer('AMOUNT_MISSING')).words).toEqual(words);
  for (const code of ['RULE_NOT_NOW', 'A_CODE_OF_ANOTHER_RELEASE', null]) expect(withWords(answer(code))).not.toHaveProperty('words');
});

test('law old phones: the other phones of the store get the words with its row', () => {
  const row = (code: string): OccurrenceRow => ({ seq: 1, hash: Buffer.from('00', 'hex'), judged_no: 1, class: classNumberOf(answer(code)), code, answer: answerColumn(answer(code)), source: '0000000000000001' as never, bytes: Buffer.alloc(0), at_ms: 5, received_ms: 6, store_id: 1 as never, store_name: 'Tienda', time_zone: null });
  expect(storeBody(row('AMOUNT_MISSING'), 'sale').answer).toEqual({ ...answer('AMOUNT_MISSING'), words });
  expect(storeBody(row('RULE_NOT_NOW'), 'sale').answer).toEqual(answer('RULE_NOT_NOW'));
});
