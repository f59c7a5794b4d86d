import { expect, test } from 'vitest';
import { ana, cola, colaRevision, noonMs, place, product } from '../judge/small-world.ts';
import { applyOutcome, campaignStateOf, cardFactsOf, cardStateOf, cardStatesOf, cardStateText, emptyCardState, evaluate, type Revision } from './index.ts';
import { asRevision } from './document/upgrade.ts';

const revision = asRevision(colaRevision());
const sale = { atMs: noonMs, store: place, card: cardFactsOf(ana), lines: [{ ...product(1), gtin: cola, quantity: 2000, amountCents: null, isPrize: false }], ticketCents: null };
const afterSale = (judging: Revision, before = emptyCardState) => {
  const state = campaignStateOf(judging, () => before);
  const outcome = evaluate([{ revision: judging, state, totals: null }], sale).campaigns[0];
  if (outcome === undefined) throw new Error('the campaign looked at the sale');
  return { outcome, states: cardStatesOf(judging, applyOutcome(state, outcome, judging)) };
};

test('a card that has nothing takes no place', () => {
  expect(cardStateText(emptyCardState)).toBe('{}');
  expect(cardStateOf('{}', 0, 0)).toEqual(emptyCardState);
});

test('what a sale left is read as it was written', () => {
  const [[, state] = [0, emptyCardState]] = afterSale(revision).states;
  expect(state.balance).toBe(2);
  expect(cardStateOf(cardStateText(state), state.balance, state.debt)).toEqual(state);
});

test('an ordinary stamp card stays short, however often it was used', () => {
  let [[, state] = [0, emptyCardState]] = afterSale(revision).states;
  for (let again = 0; again < 50; again += 1) [[, state] = [0, emptyCardState]] = afterSale({ ...revision, limits: [] }, state).states;
  expect(state.balance).toBe(102);
  expect(cardStateText(state).length).toBeLessThan(160);
});

test('lots are kept where their end depends on each other', () => {
  const together: Revision = { ...revision, units: revision.units.map((unit) => ({ ...unit, expiry: { by: 'inactivity', days: 30 } })) };
  const [[, state] = [0, emptyCardState]] = afterSale(together).states;
  expect(cardStateOf(cardStateText(state), 2, 0).lots).toMatchObject([{ remaining: 2 }]);
});

test('law old phones: the first shape is read, and a limit goes on where it stood', () => {
  const day = 20_779;
  expect(afterSale(revision, cardStateOf(`{"day:${day}":2}`, 2, 0)).outcome).toMatchObject({ given: [{ units: 1 }], explanation: { code: 'LIMIT_CUT' } });
  expect(afterSale(revision, cardStateOf(`{"closed":${day + 1}}`, 2, 0)).outcome).toMatchObject({ given: [], explanation: { code: 'LIMIT_REACHED' } });
});
