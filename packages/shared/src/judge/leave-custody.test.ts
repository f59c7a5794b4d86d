import { describe, expect, test } from 'vitest';
import type { Arrival } from './arrival.ts';
import { judgeBatch } from './index.ts';
import { afterWriting, ana, claim, emptyState, phone2, revokedAtMs, revokedPhone, sale, sealed } from './small-world.ts';

/** The state after a release kept these, of which it could read none. */
const keptBy = (arrivals: readonly Arrival[], state = emptyState()) => {
  const unread = arrivals.map((arrival): Arrival => ({ ...arrival, event: { ...sealed(arrival.envelope.seq).event, enrolment: arrival.envelope.enrolment } }));
  return afterWriting(state, judgeBatch(state, unread), unread);
};
const again = (arrival: Arrival): Arrival => ({ ...arrival, fromCustody: true });

describe('what a server kept because it could not judge it', () => {
  test('law once: brought again out of custody it gets its verdict, at a place behind its custody, and no second one', () => {
    const [kept, sold] = [keptBy([sale()]), sale()];
    expect(kept.stored.values().next().value).toMatchObject({ class: 'held', code: 'UNKNOWN_KIND', judgedNo: 100 });
    const outcome = judgeBatch(kept, [again(sold)]);
    expect(outcome).toMatchObject({
      answers: [{ answer: { class: 'accepted', judgedNo: 101, given: [{ units: 1 }] }, fresh: true }],
      verdicts: [{ seq: 1, heldNo: 100, kindNumber: 1, card: 11 }],
      events: [],
      feed: [{ scope: 'store:7', judgedNo: 101, kind: 'sale' }, { scope: 'card:11', judgedNo: 101, kind: 'sale' }],
    });
    expect(judgeBatch(afterWriting(kept, outcome), [again(sold)])).toMatchObject({ answers: [{ fresh: false }], verdicts: [], postings: [] });
  });

  test('the same bytes from their phone alone change nothing: what is stored is looked at once, by us', () => {
    expect(judgeBatch(keptBy([sale()]), [sale()])).toMatchObject({ answers: [{ answer: { class: 'held' }, fresh: false }], verdicts: [], postings: [] });
  });

  test('cards that were added to it meanwhile get their verdicts with it', () => {
    const guest = sale({ card: null });
    const kept = keptBy([guest]);
    const added = claim(guest, { enrolment: phone2, seq: 1, card: ana });
    const waiting = judgeBatch(kept, [added]);
    expect(waiting.answers[0]?.answer).toMatchObject({ class: 'held', code: 'AWAITS_SALE' });
    const outcome = judgeBatch(afterWriting(kept, waiting, [added]), [again(guest)]);
    expect(outcome.answers[0]?.answer).toMatchObject({ class: 'accepted', code: 'NO_CARD' });
    expect(outcome.verdicts).toMatchObject([{ heldNo: 100, answer: { code: 'NO_CARD' } }, { heldNo: 101, answer: { class: 'accepted', given: [{ units: 1 }] } }]);
  });

  test.each([
    ['that this release cannot read either', sealed(1)],
    ['whose sale is not here', claim(sale({ card: null }))],
    ['of a phone that was revoked before it was proved', sale({ enrolment: revokedPhone, provedByMs: revokedAtMs })],
  ])('one %s stays in custody as it is', (_, arrival) => {
    const outcome = judgeBatch(keptBy([arrival]), [again(arrival)]);
    expect(outcome).toMatchObject({ answers: [{ answer: { class: 'held', judgedNo: 100 }, fresh: false }], verdicts: [], nextJudgedNo: 101 });
  });

  test('a fork and what a revoked phone did not prove are no business of time', () => {
    const first = afterWriting(emptyState(), judgeBatch(emptyState(), [sale()]));
    const twin = sale({ twin: 1 });
    expect(judgeBatch(afterWriting(first, judgeBatch(first, [twin])), [again(twin)]).answers[0]).toMatchObject({ answer: { code: 'FORK' }, fresh: false });
  });
});
