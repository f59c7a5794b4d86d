import { expect, test } from 'vitest';
import type { ListedEvent } from '../replica/index.ts';
import { explainedName } from './explained-name.ts';

const name = { enrolment: '0123456789abcdef' as never, seq: 3, hash: '' as never };
const claimed = { ...name, seq: 4 };
const answer = { class: 'accepted', code: null, facts: {}, given: [] } as never;
const event = (changes: Partial<ListedEvent>): ListedEvent => ({ name, own: true, atMs: 0, card: 'C' as never, lines: [], ticketCents: null, state: 'accepted', answer, claim: null, ...changes });

test('a judged sale is asked about by its own name, one whose card was added by the claim’s', () => {
  expect(explainedName(event({}))).toEqual(name);
  expect(explainedName(event({ card: null, claim: { name: claimed, card: 'C' as never, state: 'accepted', answer } }))).toEqual(claimed);
});

test('what waits for its answer, and a sale without a card, has nothing to explain', () => {
  expect(explainedName(event({ answer: null }))).toBeNull();
  expect(explainedName(event({ card: null }))).toBeNull();
  expect(explainedName(event({ card: null, claim: { name: claimed, card: 'C' as never, state: 'queued', answer: null } }))).toBeNull();
});
