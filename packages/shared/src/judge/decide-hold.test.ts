import { describe, expect, test } from 'vitest';
import type { Arrival } from './arrival.ts';
import type { HoldDecision } from './hold-decision.ts';
import { judgeBatch } from './index.ts';
import { afterWriting, ana, beto, claim, emptyState, noonMs, phone2, revokedAtMs, revokedPhone, sale, sealed } from './small-world.ts';
import type { BatchState } from './state.ts';

const decide = (arrival: Arrival, choice: HoldDecision['choice'], seenNo: number): Arrival => ({ ...arrival, decided: { choice, reason: 'La tienda lo confirmó', by: 3, atMs: noonMs + 1, seenNo } });
const judged = (state: BatchState, ...arrivals: readonly Arrival[]): BatchState => afterWriting(state, judgeBatch(state, arrivals), arrivals);
/** A fork of a sale that counted: the first stands at 100, the fork at 101, the loss that tells of it at 102. */
const [first, twin] = [sale(), sale({ twin: 1, card: beto })];
const forked = judged(emptyState(), first, twin);
const proveless = sale({ enrolment: revokedPhone, provedByMs: revokedAtMs });
const held = judged(emptyState(), proveless);

describe('what people decide of custody', () => {
  test('law once: a fork that is counted gets its verdict behind the fact, and the first of its number keeps its own', () => {
    const outcome = judgeBatch(forked, [decide(twin, 'count', 101)]);
    expect(outcome).toMatchObject({
      answers: [{ answer: { class: 'accepted', hash: twin.envelope.hash, judgedNo: 104, given: [{ units: 1 }] }, fresh: true }],
      holds: [{ judgedNo: 103, heldNo: 101, was: 'FORK', became: { class: 'accepted', code: null }, decided: { by: 3 } }],
      verdicts: [{ seq: 1, hash: twin.envelope.hash, isFork: true, heldNo: 101, card: 12 }],
      events: [],
      feed: [{ scope: 'store:7', judgedNo: 104, kind: 'sale' }, { scope: 'card:12', judgedNo: 104, kind: 'sale' }],
    });
    expect(judgeBatch(afterWriting(forked, outcome, [twin]), [first, twin])).toMatchObject({ answers: [{ answer: { judgedNo: 100, hash: first.envelope.hash }, fresh: false }, { answer: { judgedNo: 104 }, fresh: false }] });
  });

  test('law once: what is decided gets no second verdict, whatever is decided afterwards', () => {
    const counted = judged(forked, decide(twin, 'count', 101));
    for (const again of [decide(twin, 'count', 101), decide(twin, 'refuse', 104)]) expect(judgeBatch(counted, [again])).toMatchObject({ answers: [{ answer: { judgedNo: 104 }, fresh: false }], verdicts: [], holds: [], postings: [] });
    expect(judgeBatch(forked, [decide(twin, 'refuse', 101), decide(twin, 'count', 101)])).toMatchObject({ answers: [{ answer: { code: 'HOLD_NOT_COUNTED' } }, { answer: { code: 'HOLD_NOT_COUNTED' }, fresh: false }], postings: [] });
  });

  test('what is not counted is refused for good, told to store and card, and moves no balance', () => {
    expect(judgeBatch(held, [decide(proveless, 'refuse', 100)])).toMatchObject({
      answers: [{ answer: { class: 'refused', code: 'HOLD_NOT_COUNTED', judgedNo: 102, given: [] }, fresh: true }],
      holds: [{ judgedNo: 101, was: 'ENROLMENT_REVOKED', became: { class: 'refused', code: 'HOLD_NOT_COUNTED' } }],
      feed: [{ scope: 'store:7' }, { scope: 'card:11' }],
      ...{ postings: [], lots: [], cardStates: [] },
    });
  });

  test('a revoked phone’s sale that people count is judged although nothing proves it', () => {
    expect(judgeBatch(held, [decide(proveless, 'count', 100)])).toMatchObject({ answers: [{ answer: { class: 'accepted', given: [{ units: 1 }] } }], verdicts: [{ isFork: false, heldNo: 100 }] });
  });

  test('whoever saw something else decides nothing: a fork came since, or another was decided', () => {
    const third = sale({ twin: 2 });
    const more = judged(forked, third);
    expect(judgeBatch(more, [decide(twin, 'count', 101)])).toMatchObject({ answers: [{ answer: { code: 'FORK' }, fresh: false }], holds: [] });
    const decided = judged(more, decide(third, 'refuse', 103));
    expect(judgeBatch(decided, [decide(twin, 'count', 103)])).toMatchObject({ answers: [{ fresh: false }], holds: [] });
    expect(judgeBatch(decided, [decide(twin, 'count', 105)])).toMatchObject({ answers: [{ answer: { class: 'accepted' }, fresh: true }] });
  });

  test('cards that were added to it get their verdicts with it: counted with a counted sale, refused with one that is not', () => {
    const guest = sale({ enrolment: revokedPhone, card: null, provedByMs: revokedAtMs });
    const waiting = judged(emptyState(), guest, claim(guest, { enrolment: phone2, seq: 1, card: ana }));
    expect(judgeBatch(waiting, [decide(guest, 'count', 100)]).verdicts).toMatchObject([{ answer: { code: 'NO_CARD' } }, { answer: { class: 'accepted', given: [{ units: 1 }] } }]);
    const refused = judgeBatch(waiting, [decide(guest, 'refuse', 100)]);
    expect(refused.verdicts).toMatchObject([{ answer: { code: 'HOLD_NOT_COUNTED' } }, { answer: { class: 'refused', code: 'HOLD_NOT_COUNTED', given: [] } }]);
    const later = claim(guest, { enrolment: phone2, seq: 2, card: beto });
    expect(judgeBatch(afterWriting(waiting, refused, [guest]), [later])).toMatchObject({ answers: [{ answer: { class: 'refused', code: 'HOLD_NOT_COUNTED' } }], postings: [] });
  });

  test('a card that was added to a fork is that fork’s alone, and the first of its number may have its own', () => {
    const [guest, other] = [sale({ card: null }), sale({ card: null, twin: 1 })];
    const [toFirst, toFork] = [claim(guest, { enrolment: phone2, seq: 1 }), claim(other, { enrolment: phone2, seq: 2, card: beto })];
    const waiting = judged(emptyState(), guest, other, toFork);
    const counted = judgeBatch(waiting, [decide(other, 'count', 101)]);
    expect(counted.verdicts).toMatchObject([{ isFork: true }, { isFork: false, answer: { class: 'accepted', given: [{ units: 1 }] }, card: 12 }]);
    const after = afterWriting(waiting, counted, [other]);
    const again = claim(other, { enrolment: phone2, seq: 4 });
    expect(judgeBatch(after, [toFirst, again])).toMatchObject({ answers: [{ answer: { class: 'accepted', given: [{ units: 1 }] } }, { answer: { code: 'SALE_CLAIMED' } }] });
  });

  test.each([
    ['a card whose sale is not here', claim(sale({ enrolment: revokedPhone, card: null }), { enrolment: revokedPhone }), 100],
    ['what this release cannot read', sealed(1), 100],
  ])('%s cannot be counted yet, and may be refused', (_, arrival, no) => {
    const late: Arrival = { ...arrival, envelope: { ...arrival.envelope, enrolment: revokedPhone }, at: { ...arrival.at, provedByMs: revokedAtMs } };
    const kept = judged(emptyState(), late);
    expect(judgeBatch(kept, [decide(late, 'count', no)])).toMatchObject({ answers: [{ answer: { code: 'ENROLMENT_REVOKED' }, fresh: false }], holds: [] });
    expect(judgeBatch(kept, [decide(late, 'refuse', no)])).toMatchObject({ answers: [{ answer: { code: 'HOLD_NOT_COUNTED' }, fresh: true }] });
  });

  test('what is not held for people is not theirs to decide', () => {
    const [unread, sold] = [judged(emptyState(), sealed(1)), judged(emptyState(), first)];
    expect(judgeBatch(unread, [decide(sealed(1), 'refuse', 100)])).toMatchObject({ answers: [{ answer: { code: 'UNKNOWN_KIND' }, fresh: false }], holds: [] });
    expect(judgeBatch(sold, [decide(first, 'refuse', 100)])).toMatchObject({ answers: [{ answer: { class: 'accepted' }, fresh: false }], verdicts: [] });
  });
});
