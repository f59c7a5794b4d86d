import { emptyDraft } from '@qoa/shared/sale';
import { expect, test } from 'vitest';
import { readKeptDraft } from './kept-draft.ts';

test('a kept sale is read back', () => {
  const draft = { ...emptyDraft('d1'), lines: [{ product: { raw: 'PAN' }, quantity: 1000, amountCents: null }] };
  expect(readKeptDraft(structuredClone(draft))).toEqual(draft);
});

test('what another release kept in another shape is left alone', () => {
  for (const body of [null, 7, 'sale', {}, { draftId: 'd1' }, { ...emptyDraft('d1'), lines: [{ product: null, quantity: '1' }] }, { ...emptyDraft('d1'), lines: 3 }]) expect(readKeptDraft(body)).toBeNull();
});
