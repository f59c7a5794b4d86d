import type { ProgrammeId } from '@qoa/shared/ids';
import type { ProgrammePreview, SalePreview } from '@qoa/shared/sale';
import { expect, test } from 'vitest';
import { previewSaid } from './preview-said.ts';
import { threeStamps } from './test-outlook.ts';

const [three] = threeStamps.programmes;
const of = (code: ProgrammePreview['explanation']['code'], programme: number, hangsOnCard = false): ProgrammePreview => {
  if (three === undefined) throw new Error('it gives stamps');
  return { ...three, units: 0, hangsOnCard, explanation: { code, facts: { programme }, parts: [] } };
};
const full = { code: 'LIMIT_REACHED', facts: { programme: 1 } };
const preview = (changes: Partial<SalePreview>): SalePreview => ({ ...threeStamps, ...changes });

test('why nothing is given is told, also beside a campaign that hangs on the card', () => {
  expect(previewSaid(preview({ programmes: [of('LIMIT_REACHED', 1)], reason: full }))).toEqual({ instead: 'nothing', reason: full, hangs: false });
  expect(previewSaid(preview({ programmes: [of('LIMIT_REACHED', 1), of('CARD_NOT_IN_CAMPAIGN', 2, true)], reason: full }))).toEqual({ instead: 'unsure', reason: full, hangs: true });
});

test('a reason of a campaign that hangs on the card is not sure, and not told', () => {
  expect(previewSaid(preview({ programmes: [of('CARD_NOT_IN_CAMPAIGN', 2, true)], reason: { code: 'CARD_NOT_IN_CAMPAIGN', facts: { programme: 2 } } }))).toEqual({ instead: 'unsure', reason: null, hangs: true });
});

test('a missing amount is asked for in the place of the reason; another reason stands beside it', () => {
  const amountAsked = { campaign: 1 as ProgrammeId, products: [], brings: null };
  expect(previewSaid(preview({ programmes: [of('AMOUNT_MISSING', 1)], reason: { code: 'AMOUNT_MISSING', facts: { programme: 1 } }, amountAsked }))).toEqual({ instead: 'amount', reason: null, hangs: false });
  expect(previewSaid(preview({ programmes: [of('LIMIT_REACHED', 1), of('AMOUNT_MISSING', 2)], reason: full, amountAsked }))).toEqual({ instead: 'amount', reason: full, hangs: false });
});
