import { encodeEvent, sealedBytes, type Answer, type EventName, type SaleClaimed, type TaggedAnswer } from '@qoa/shared/events';
import type { CardCode, EnrolmentId, Epoch, EventHash, Seq, Tag } from '@qoa/shared/ids';
import { describe, expect, test } from 'vitest';
import type { Queued, Settled } from '../outbox/index.ts';
import { joinEvents } from './join-events.ts';

const enrolment = 'a1a1a1a1a1a1a1a1' as EnrolmentId;
const nameOf = (seq: Seq): EventName => ({ enrolment, seq, hash: seq.toString(16).padStart(32, '0') as EventHash });
const header = { enrolment, wallMs: 1, clockSession: 1, monotonicMs: 1, offsetS: null, basis: null, actor: 0 };
const card = (n: 0 | 1): CardCode => (n === 0 ? '08H45HWJBADY' : '4HMASW9NF6YN') as CardCode;

const queued = (seq: Seq, event: Parameters<typeof encodeEvent>[0]): Queued => ({ ...nameOf(seq), bytes: sealedBytes(encodeEvent(event), new Uint8Array(16)), savedAtMs: seq });
const guest = queued(1, { ...header, kind: 'SaleRecorded', seq: 1, card: null, cardTyped: false, lines: [{ product: { raw: 'PAN' }, quantity: 1000, amountCents: null }], ticketCents: null });
const claimEvent = (seq: Seq, of: CardCode): SaleClaimed => ({ ...header, kind: 'SaleClaimed', seq, sale: nameOf(1), card: of, cardTyped: false });
const claim = (seq: Seq, of = card(0)): Queued => queued(seq, claimEvent(seq, of));
const answer = (seq: Seq, judgedNo: number, more: Partial<Answer> = {}): TaggedAnswer => ({ ...nameOf(seq), judgedNo, class: 'accepted', code: null, facts: {}, given: [], tag: '0'.repeat(32) as Tag, ...more });
const settled = (own: Queued, told: TaggedAnswer): Settled => ({ ...own, epoch: '1'.repeat(16) as Epoch, answer: told, settledAtMs: 2 });
const told = (seq: Seq, of: CardCode, ofAnswer: Answer) => ({ ...nameOf(seq), sale: nameOf(1), card: of, atMs: seq, answer: ofAnswer });
const nothing = { rows: [], claims: [], reader: null, judged: null };

describe('a card added to a sale, in the list', () => {
  test('law resume: is no sale of its own, and stands with its sale from the moment it is queued', () => {
    const listed = joinEvents([guest, claim(2)], nothing, 10);
    expect(listed).toMatchObject([{ name: nameOf(1), card: null, state: 'queued', claim: { name: nameOf(2), card: card(0), state: 'queued', answer: null } }]);
  });

  test('has its own answer, while the sale keeps its own', () => {
    const listed = joinEvents([settled(guest, answer(1, 5, { code: 'NO_CARD' })), settled(claim(2), answer(2, 6, { class: 'partial', code: 'LIMIT_CUT' }))], nothing, 10);
    expect(listed).toMatchObject([{ state: 'accepted', answer: { code: 'NO_CARD' }, claim: { state: 'partial', answer: { code: 'LIMIT_CUT' } } }]);
  });

  test('custody becomes the verdict that the feed tells', () => {
    const held = settled(claim(2), answer(2, 6, { class: 'held', code: 'AWAITS_SALE' }));
    const listed = joinEvents([guest, held], { ...nothing, claims: [told(2, card(0), answer(2, 9))] }, 10);
    expect(listed[0]?.claim).toMatchObject({ state: 'accepted', answer: { judgedNo: 9 } });
  });

  test('of several the one that gave the card is shown, else one that still may, else the last', () => {
    const refused = answer(2, 6, { class: 'refused', code: 'CARD_UNKNOWN' });
    const taken = { class: 'refused', code: 'SALE_CLAIMED' } as const;
    const shown = (...others: readonly (Queued | Settled)[]) => joinEvents([guest, settled(claim(2), refused), ...others], nothing, 10)[0]?.claim;
    expect(shown()).toMatchObject({ name: nameOf(2), state: 'refused' });
    expect(shown(claim(3, card(1)))).toMatchObject({ name: nameOf(3), state: 'queued' });
    expect(shown(claim(3, card(1)), settled(claim(4), answer(4, 8, { class: 'refused', code: 'LIMIT_REACHED' })))).toMatchObject({ name: nameOf(4) });
    expect(shown(settled(claim(3, card(1)), answer(3, 7, taken)))).toMatchObject({ name: nameOf(3) });
    expect(joinEvents([guest, settled(claim(2), answer(2, 9, taken))], { ...nothing, claims: [told(8, card(1), answer(8, 7))] }, 10)[0]?.claim).toMatchObject({ name: nameOf(8), card: card(1) });
  });
});

describe('a sale in the drawer, in the list', () => {
  const drawnOf = ({ enrolment, seq, hash, bytes }: Queued, left: Uint8Array | null = bytes) => ({ enrolment, seq, hash, bytes: left, savedAtMs: seq, drawn: true }) as const;
  const judged = { frontier: 9, beyond: [] };

  test('is set aside, whatever is judged of its number: that may be a hole', () => {
    expect(joinEvents([drawnOf(guest)], { ...nothing, reader: enrolment, judged }, 10)).toMatchObject([{ name: nameOf(1), own: true, state: 'drawn', answer: null, lines: [{ product: { raw: 'PAN' } }] }]);
    expect(joinEvents([drawnOf(guest, null)], nothing, 10)).toMatchObject([{ state: 'drawn', lines: [] }]);
  });

  test('stands as the feed tells it once its true bytes came another way', () => {
    const row = { ...nameOf(1), atMs: 5, card: null, lines: [], ticketCents: null, answer: answer(1, 7) };
    expect(joinEvents([drawnOf(guest)], { ...nothing, rows: [row] }, 10)).toMatchObject([{ state: 'accepted', answer: { judgedNo: 7 } }]);
  });

  test('that is a card added to a sale stands with that sale', () => {
    expect(joinEvents([guest, drawnOf(claim(2))], nothing, 10)).toMatchObject([{ state: 'queued', claim: { name: nameOf(2), state: 'drawn' } }]);
  });
});

test('a sale that the ring forgot once the backup covered it is still this phone’s own, and another phone’s is not', () => {
  const rows = [1, 2].map((seq) => ({ ...nameOf(seq), ...(seq === 2 ? { enrolment: 'b2b2b2b2b2b2b2b2' as EnrolmentId } : {}), atMs: seq, card: null, lines: [], ticketCents: null, answer: answer(seq, seq) }));
  expect(joinEvents([], { ...nothing, rows, reader: enrolment }, 10)).toMatchObject([{ name: { seq: 2 }, own: false }, { name: { seq: 1 }, own: true }]);
});
