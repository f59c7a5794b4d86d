import type { CardCode, EnrolmentId, EventHash, Gtin } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import { earlierSales, soldIn } from './earlier-sales.ts';
import type { ListedClaim, ListedEvent } from './replica.ts';

const ana = '4HMASW9NF6YN' as CardCode;
const beto = '0RC0VRW5BADY' as CardCode;
const cola = '07501055300075' as Gtin;
const name = { enrolment: '0000000000000001' as EnrolmentId, seq: 1, hash: 'aa' as EventHash };
const event = (changes: Partial<ListedEvent>): ListedEvent => ({ name, own: true, atMs: 1_000, card: ana, lines: [{ product: { gtin: cola }, quantity: 1_000, amountCents: null }], ticketCents: null, state: 'accepted', answer: null, claim: null, ...changes });
const claimed = (changes: Partial<ListedClaim> = {}): Partial<ListedEvent> => ({ card: null, claim: { name, card: ana, state: 'queued', answer: null, ...changes } });

test('the card’s sales are told in the order of their time, judged where they have a verdict', () => {
  const told = earlierSales([event({ atMs: 3_000, state: 'queued' }), event({ atMs: 2_000, state: 'held' }), event({ atMs: 1_000, state: 'partial' })], ana);
  expect(told.map(({ atMs, given }) => [atMs, given !== null])).toEqual([[1_000, true], [2_000, false], [3_000, false]]);
  expect(soldIn(told)).toEqual([cola]);
});

test('so is a sale to which the card was added afterwards; another card’s, a refused one, and one that nobody can read are not', () => {
  expect(earlierSales([event(claimed())], ana)).toHaveLength(1);
  expect(earlierSales([event(claimed({ state: 'refused' })), event({ card: beto }), event({ state: 'refused' }), event({ lines: [] })], ana)).toEqual([]);
  expect(earlierSales([event({})], null)).toEqual([]);
});
