import type { CardCode, EnrolmentId, EventHash } from '@qoa/shared/ids';
import { describe, expect, test } from 'vitest';
import type { ListedClaim, ListedEvent } from '../replica/index.ts';
import { mayAttach, standingOf, waitingOf } from './standing.ts';

const name = { enrolment: 'a1a1a1a1a1a1a1a1' as EnrolmentId, seq: 1, hash: '0'.repeat(32) as EventHash };
const guest: ListedEvent = { name, own: true, atMs: 1_000, card: null, lines: [{ product: { raw: 'PAN' }, quantity: 1000, amountCents: null }], ticketCents: null, state: 'accepted', answer: null, claim: null };
const card = '08H45HWJBADY' as CardCode;
const claim = (state: ListedClaim['state'], code: string | null): ListedClaim => ({ name, card, state, answer: { seq: 2, hash: name.hash, judgedNo: 3, class: 'refused', code, facts: {}, given: [] } });

describe('a saved sale', () => {
  test('takes a card for a day, while it has none', () => {
    expect(mayAttach(guest, 2_000)).toBe(true);
    expect(mayAttach(guest, 1_000 + 24 * 3_600_000)).toBe(false);
    expect(mayAttach({ ...guest, card }, 2_000)).toBe(false);
    expect(mayAttach({ ...guest, lines: [] }, 2_000)).toBe(false);
  });

  test('takes another card only when the first does not exist', () => {
    expect(mayAttach({ ...guest, claim: claim('refused', 'CARD_UNKNOWN') }, 2_000)).toBe(true);
    expect(mayAttach({ ...guest, claim: claim('refused', 'LIMIT_REACHED') }, 2_000)).toBe(false);
    expect(mayAttach({ ...guest, claim: { ...claim('queued', null), answer: null } }, 2_000)).toBe(false);
  });

  test('waits with the card that was added to it, or leaves that alone to wait', () => {
    const added = { ...claim('queued', null), name: { ...name, seq: 2 }, answer: null };
    const seqs = (event: ListedEvent) => waitingOf(event).map(({ seq }) => seq);
    expect([seqs(guest), seqs({ ...guest, state: 'queued' }), seqs({ ...guest, state: 'queued', claim: added }), seqs({ ...guest, claim: added }), seqs({ ...guest, claim: claim('accepted', null) })]).toEqual([[], [1], [1, 2], [2], []]);
  });

  test('stands as its card does', () => {
    expect(standingOf(guest)).toEqual({ state: 'accepted', answer: null, card: null });
    expect(standingOf({ ...guest, claim: claim('refused', 'LIMIT_REACHED') })).toMatchObject({ state: 'refused', card, answer: { code: 'LIMIT_REACHED' } });
  });
});
