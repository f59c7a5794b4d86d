import { describe, expect, it } from 'vitest';
import type { StoreId } from '../ids/index.ts';
import { judgeBatch } from './index.ts';
import { ana, beto, bread, claim, cola, colaRevision, colaStamps, emptyState, inBatches, noonMs, phone1, phone2, place, published, revokedPhone, sale, stranger } from './small-world.ts';

const guest = sale({ card: null, lines: [[cola, 2]] });
const hourMs = 3_600_000;
const answersTo = (arrivals: Parameters<typeof inBatches>[0], state = emptyState()) => inBatches(arrivals, [1], state).outcomes.flatMap(({ answers }) => answers.map(({ answer }) => answer));

describe('a card added to a guest sale', () => {
  it('earns what the sale would have given it, and the sale’s own verdict stays', () => {
    const [ofSale, ofClaim] = answersTo([guest, claim(guest)]);
    expect(ofSale).toMatchObject({ class: 'accepted', code: 'NO_CARD', given: [] });
    expect(ofClaim).toMatchObject({ class: 'accepted', code: null, given: [{ programme: colaStamps, units: 2, balance: 2 }] });
    expect(answersTo([guest, claim(guest), guest])[2]).toEqual(ofSale);
  });

  it('gives nothing to a card that was erased, and the sale may get another', () => {
    const answers = answersTo([guest, claim(guest), claim(guest, { seq: 3, card: beto })], emptyState({ erasedCards: new Set([ana]) }));
    expect(answers.slice(1)).toMatchObject([{ class: 'refused', code: 'CARD_ERASED', given: [] }, { class: 'accepted', given: [{ units: 2 }] }]);
  });

  it('is judged by the sale’s own time: its revision, its day, its courtesy', () => {
    const later = published(colaRevision({ revision: 2, effectiveFromMs: noonMs + 1, limits: [], earn: { kind: 'stamp-per-item', stamps: 5 } }), 2);
    const programmes = new Map([[colaStamps, [published(colaRevision()), later]]]);
    const [, ofClaim] = answersTo([guest, claim(guest, { atMs: noonMs + 20 * hourMs })], emptyState({ programmes }));
    expect(ofClaim).toMatchObject({ given: [{ units: 2 }] });
    const full = [2, 3].map((seq) => sale({ seq: seq + 5, lines: [[cola, 2]] }));
    expect(answersTo([...full, guest, claim(guest, { atMs: noonMs + 20 * hourMs })])[3]).toMatchObject({ class: 'refused', code: 'LIMIT_REACHED', given: [{ units: 0, balance: 3 }] });
  });

  it.each([
    ['SALE_HAS_CARD', [sale(), claim(sale(), { card: beto })]],
    ['SALE_CLAIMED', [guest, claim(guest), claim(guest, { seq: 3, card: beto })]],
    ['CARD_UNKNOWN', [guest, claim(guest, { card: stranger })]],
    ['CLAIM_TARGET_WRONG', [guest, claim(guest), claim(claim(guest), { seq: 3 })]],
    ['CLAIM_LATE', [guest, claim(guest, { atMs: noonMs + 73 * hourMs })]],
  ])('law once: is refused as %s and gives nothing', (code, arrivals) => {
    expect(answersTo(arrivals).at(-1)).toMatchObject({ class: 'refused', code, given: [] });
    expect(judgeBatch(emptyState(), arrivals).answers.at(-1)?.answer.code).toBe(code);
  });

  it('is refused when the sale is another store’s, and tells that store nothing', () => {
    const state = emptyState();
    const elsewhere = emptyState({ sources: new Map([...state.sources, [phone2, { store: 8 as StoreId, place: { ...place, id: 8 as StoreId }, programmes: [], revokedAtMs: null }]]) });
    const { outcomes } = inBatches([guest, claim(guest, { enrolment: phone2, seq: 1 })], [1], elsewhere);
    expect(outcomes[1]?.answers[0]?.answer).toMatchObject({ class: 'refused', code: 'CLAIM_TARGET_WRONG' });
    expect(outcomes[1]?.feed.map(({ scope }) => scope)).toEqual(['store:8']);
  });

  it('after a card that does not exist, another may still be added', () => {
    expect(answersTo([guest, claim(guest, { card: stranger }), claim(guest, { seq: 3 })]).map(({ code }) => code)).toEqual(['NO_CARD', 'CARD_UNKNOWN', null]);
  });

  it('a sale whose limits left it nothing is its card’s all the same', () => {
    const full = [8, 9].map((seq) => sale({ seq, lines: [[cola, 2]] }));
    expect(answersTo([...full, guest, claim(guest), claim(guest, { seq: 3, card: beto })]).at(-1)).toMatchObject({ class: 'refused', code: 'SALE_CLAIMED' });
  });
});

describe('a claim before its sale', () => {
  const early = claim(guest, { enrolment: phone2, seq: 1 });

  it.each([1, 2])('is held, and judged under a number of its own when the sale comes (batches of %i)', (size) => {
    const { outcomes, state } = inBatches([early, guest], [size], emptyState());
    const [held, ofSale] = outcomes.flatMap(({ answers }) => answers.map(({ answer }) => answer));
    expect(held).toMatchObject({ class: 'held', code: 'AWAITS_SALE', facts: { seq: 1 }, judgedNo: 100 });
    expect(ofSale).toMatchObject({ code: 'NO_CARD', judgedNo: 101 });
    expect(state.stored.get(`${phone2}:1`)).toMatchObject({ class: 'accepted', code: null, judgedNo: 102, given: [{ units: 2 }] });
    expect(inBatches([early], [1], state).outcomes[0]?.answers[0]).toEqual({ answer: state.stored.get(`${phone2}:1`), fresh: false });
    expect(outcomes.flatMap(({ feed }) => feed.map(({ scope, judgedNo, kind }) => [scope, judgedNo, kind]))).toEqual([
      ['store:7', 100, 'claim'],
      ['store:7', 101, 'sale'],
      ['store:7', 102, 'claim'],
      ['card:11', 102, 'sale'],
    ]);
  });

  it('keeps its custody’s number beside its verdict’s, whether stored before or in the same batch', () => {
    expect(judgeBatch(emptyState(), [early, guest]).events[0]).toMatchObject({ heldNo: 100, judgedNo: 102, card: 11, answer: { judgedNo: 102 } });
    expect(inBatches([early, guest], [1], emptyState()).outcomes[1]?.verdicts).toMatchObject([{ enrolment: phone2, seq: 1, heldNo: 100, card: 11, answer: { judgedNo: 102 } }]);
  });

  it('of several that wait, the first to arrive with a card that exists wins', () => {
    const waiting = [claim(guest, { seq: 5, card: stranger }), claim(guest, { seq: 6, card: beto }), claim(guest, { seq: 7, card: ana })];
    const { state } = inBatches([...waiting, guest], [2], emptyState());
    expect([5, 6, 7].map((seq) => state.stored.get(`${phone1}:${seq}`)?.code)).toEqual(['CARD_UNKNOWN', null, 'SALE_CLAIMED']);
  });

  it('waits on when other bytes come under the sale’s number, and while the sale is in custody', () => {
    const twin = sale({ card: null, twin: 1 });
    expect(inBatches([early, twin], [1], emptyState()).state.stored.get(`${phone2}:1`)).toMatchObject({ class: 'held', code: 'AWAITS_SALE' });
    const late = sale({ enrolment: revokedPhone, card: null, receivedMs: noonMs + hourMs });
    expect(answersTo([late, claim(late, { enrolment: phone2, seq: 1 })]).map(({ code }) => code)).toEqual(['ENROLMENT_REVOKED', 'AWAITS_SALE']);
  });

  it('of a sale with a card is refused when it comes', () => {
    const withCard = sale({ lines: [[bread, 1]] });
    const { state } = inBatches([claim(withCard, { enrolment: phone2, seq: 1 }), withCard], [1], emptyState());
    expect(state.stored.get(`${phone2}:1`)).toMatchObject({ class: 'refused', code: 'SALE_HAS_CARD' });
  });
});
