import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Given } from '../events/index.ts';
import type { Epoch, ProgrammeId, Tag } from '../ids/index.ts';
import { adjustedUnitsMax, judgeBatch, type HoldDecision, shortfalls, type ShownAnswer } from './index.ts';
import type { BatchState } from './state.ts';
import { afterWriting, ana, chips, chipsStamps, claim, cola, colaRevision, colaStamps, emptyState, noonMs, phone2, published, revokedPhone, sale } from './small-world.ts';

const ended = '1111111111111111' as Epoch;
const givenOf = (programme: ProgrammeId, units: number): Given => ({ programme, unit: 'stamp', units, balance: units, goal: 10 });
const answerOf = (given: readonly Given[], changes: Partial<Answer> = {}): Answer => ({ seq: 1, hash: 'h' as Answer['hash'], judgedNo: 50, class: 'accepted', code: null, facts: {}, given, ...changes });
const shown = (...given: readonly Given[]): readonly ShownAnswer[] => [{ epoch: ended, answer: { ...answerOf(given), tag: 't' as Tag } }];
const provedOf = (answer: Partial<Answer>, ...given: readonly Given[]): readonly ShownAnswer[] => [{ epoch: ended, answer: { ...answerOf(given, answer), tag: 't' as Tag }, isProved: true }];

describe('shortfalls', () => {
  test('what was confirmed and is no longer given is missing, programme by programme; more is not taken back', () => {
    expect(shortfalls([answerOf([givenOf(colaStamps, 2), givenOf(chipsStamps, 1)])], answerOf([givenOf(colaStamps, 1), givenOf(chipsStamps, 3)]))).toMatchObject([{ programme: colaStamps, units: 1 }]);
    expect(shortfalls([answerOf([givenOf(colaStamps, 2)])], answerOf([], { class: 'refused', code: 'LIMIT_REACHED' }))).toMatchObject([{ programme: colaStamps, units: 2 }]);
  });

  test('of several earlier answers the most counts, in each programme', () => {
    const earlier = [answerOf([givenOf(colaStamps, 2)]), answerOf([givenOf(colaStamps, 1), givenOf(chipsStamps, 4)])];
    expect(shortfalls(earlier, answerOf([])).map(({ programme, units }) => [programme, units])).toEqual([[colaStamps, 2], [chipsStamps, 4]]);
  });

  test('an event in custody misses nothing yet', () => expect(shortfalls([answerOf([givenOf(colaStamps, 2)])], answerOf([], { class: 'held', code: 'FORK' }))).toEqual([]));
});

describe('a sale that comes again after a restore', () => {
  test('law final: judged worse, it is made whole from platform loss, by a fact behind its verdict that store and card are told of', () => {
    const full = afterWriting(emptyState(), judgeBatch(emptyState(), [sale({ seq: 7, lines: [[cola, 2]] }), sale({ seq: 8 })]));
    const lost = judgeBatch(full, [{ ...sale(), earlier: shown(givenOf(colaStamps, 1)) }]);
    const first = full.nextJudgedNo;
    expect(lost.answers).toMatchObject([{ answer: { judgedNo: first, class: 'refused', code: 'LIMIT_REACHED' } }]);
    expect(lost.adjustments).toMatchObject([{ judgedNo: first + 1, seq: 1, card: 11, cardCode: ana, given: [{ programme: colaStamps, units: 1, balance: 4 }], owed: [] }]);
    expect(lost.postings).toEqual([{ judgedNo: first + 1, ordinal: 0, from: { kind: 'platformLoss', owner: 0, programme: colaStamps }, to: { kind: 'card', owner: 11, programme: colaStamps }, units: 1, reason: 'adjust' }]);
    expect(lost.lots).toMatchObject([{ judgedNo: first + 1, units: 1, remaining: 1 }]);
    expect(lost.feed.map(({ scope, judgedNo, prev, kind }) => [scope, judgedNo, prev, kind])).toEqual([['store:7', first, first - 1, 'sale'], ['card:11', first, first - 1, 'sale'], ['store:7', first + 1, first, 'adjusted'], ['card:11', first + 1, first, 'adjusted']]);
    expect(lost.nextJudgedNo).toBe(first + 2);
  });

  test('judged as before or better, nothing is adjusted', () => {
    expect(judgeBatch(emptyState(), [{ ...sale({ lines: [[cola, 2]] }), earlier: shown(givenOf(colaStamps, 1)) }]).adjustments).toEqual([]);
  });

  test('law once: sent yet again it has its answer, and no second adjustment', () => {
    const again = { ...sale({ lines: [[cola, 1]] }), earlier: shown(givenOf(colaStamps, 3)) };
    const first = judgeBatch(emptyState(), [again]);
    expect(first.adjustments).toMatchObject([{ given: [{ units: 2, balance: 3 }] }]);
    expect(judgeBatch(afterWriting(emptyState(), first), [again])).toMatchObject({ answers: [{ fresh: false }], adjustments: [], postings: [] });
  });

  test('what this server cannot post is owed, and named', () => {
    const lostProgramme = 9 as ProgrammeId;
    const { adjustments, postings } = judgeBatch(emptyState(), [{ ...sale({ lines: [['pan', 1]] }), earlier: shown(givenOf(lostProgramme, 2), givenOf(colaStamps, adjustedUnitsMax + 1)) }]);
    expect(adjustments).toMatchObject([{ given: [], owed: [{ programme: colaStamps, units: adjustedUnitsMax + 1 }, { programme: lostProgramme, units: 2 }] }]);
    expect(postings).toEqual([]);
  });

  test('law authentic: a revoked phone whose answer the server cannot prove is held and adjusts nothing, and neither does a guest sale', () => {
    expect(judgeBatch(emptyState(), [{ ...sale({ enrolment: revokedPhone, receivedMs: noonMs + 9 }), earlier: shown(givenOf(colaStamps, 1)) }])).toMatchObject({ answers: [{ answer: { class: 'held' } }], adjustments: [] });
    expect(judgeBatch(emptyState(), [{ ...sale({ card: null }), earlier: shown(givenOf(colaStamps, 1)) }]).adjustments).toEqual([]);
  });

  test('law final: one that a receipt brought first is made whole once it is shown what it was answered, and only then', () => {
    const full = afterWriting(emptyState(), judgeBatch(emptyState(), [sale({ seq: 7, lines: [[cola, 2]] }), sale({ seq: 8 })]));
    const carried = judgeBatch(full, [sale()]);
    expect(carried.adjustments).toEqual([]);
    const shownNow = { ...sale(), earlier: shown(givenOf(colaStamps, 1)) };
    const stored = afterWriting(full, carried);
    const first = judgeBatch(stored, [shownNow, shownNow]);
    expect(first.answers.map(({ fresh, answer }) => [fresh, answer.code])).toEqual([[false, 'LIMIT_REACHED'], [false, 'LIMIT_REACHED']]);
    expect(first.adjustments).toMatchObject([{ seq: 1, card: 11, given: [{ programme: colaStamps, units: 1, balance: 4 }] }]);
    expect(judgeBatch(stored, [sale()]).adjustments).toEqual([]);
    expect(judgeBatch(afterWriting(stored, first), [shownNow]).adjustments).toEqual([]);
  });

  test('laws final and once: a later word that gave more adds the difference alone, and what is owed is named once', () => {
    const lostProgramme = 9 as ProgrammeId;
    const first = judgeBatch(emptyState(), [{ ...sale(), earlier: shown(givenOf(colaStamps, 2), givenOf(lostProgramme, 1)) }]);
    expect(first.adjustments).toMatchObject([{ given: [{ programme: colaStamps, units: 1 }], owed: [{ programme: lostProgramme, units: 1 }] }]);
    const stored = afterWriting(emptyState(), first);
    const more = judgeBatch(stored, [{ ...sale(), earlier: shown(givenOf(colaStamps, 5), givenOf(lostProgramme, 1)) }, { ...sale(), earlier: shown(givenOf(colaStamps, 4)) }]);
    expect(more.adjustments).toMatchObject([{ given: [{ programme: colaStamps, units: 3, balance: 5 }], owed: [] }]);
    expect(judgeBatch(afterWriting(stored, more), [{ ...sale(), earlier: shown(givenOf(colaStamps, 5)) }])).toMatchObject({ answers: [{ fresh: false }], adjustments: [], postings: [] });
  });

  test('law final: of a claim that waits, all that was shown of it is remembered, each once', () => {
    const guest = sale({ card: null });
    const full = afterWriting(emptyState(), judgeBatch(emptyState(), [sale({ seq: 7, lines: [[cola, 2]] }), sale({ seq: 8 })]));
    const [one, other] = [shown(givenOf(colaStamps, 1)), [{ epoch: '2222222222222222' as Epoch, answer: { ...answerOf([givenOf(colaStamps, 2)]), tag: 't' as Tag } }]];
    const added = (earlier: readonly ShownAnswer[]) => ({ ...claim(guest, { enrolment: phone2 }), earlier });
    const held = judgeBatch(full, [added(one), added(one)]);
    const both = judgeBatch(afterWriting(full, held), [added([...one, ...other])]);
    expect([held.claims, both.claims]).toMatchObject([[{ earlier: one }], [{ earlier: [...one, ...other] }]]);
    const waiting = afterWriting(afterWriting(full, held), both);
    expect(judgeBatch(waiting, [added(other)]).claims).toEqual([]);
    expect(judgeBatch(waiting, [guest]).adjustments).toMatchObject([{ given: [{ programme: colaStamps, units: 2 }] }]);
  });

  test.each([['with its first coming', false], ['when a rescue file had brought it first', true]])('law final: a claim that awaits its sale is held to what its phone showed %s', (_, isCarried) => {
    const guest = sale({ card: null });
    const full = afterWriting(emptyState(), judgeBatch(emptyState(), [sale({ seq: 7, lines: [[cola, 2]] }), sale({ seq: 8 })]));
    const added = { ...claim(guest, { enrolment: phone2 }), earlier: shown(givenOf(colaStamps, 1)) };
    const plain = judgeBatch(full, [claim(guest, { enrolment: phone2 })]);
    const held = isCarried ? judgeBatch(afterWriting(full, plain), [added]) : judgeBatch(full, [added]);
    expect(held.claims).toMatchObject([{ state: 'awaiting', earlier: added.earlier }]);
    const waiting = afterWriting(isCarried ? afterWriting(full, plain) : full, held);
    const judged = judgeBatch(waiting, [guest]);
    expect(judged.verdicts).toMatchObject([{ answer: { code: 'LIMIT_REACHED' } }]);
    expect(judged.adjustments).toMatchObject([{ enrolment: phone2, seq: 2, card: 11, given: [{ programme: colaStamps, units: 1, balance: 4 }] }]);
    expect(judged.claims).toMatchObject([{ state: 'attached' }]);
    expect(judged.claims[0]?.earlier).toBeUndefined();
  });

  test('law final: whatever order sales come back in, and whatever the limits leave, no card has less than it was confirmed', () => {
    const sold = fc.array(fc.record({ pieces: fc.integer({ min: 1, max: 3 }), product: fc.constantFrom(cola, chips) }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sold, fc.integer(), fc.nat(4), (sales, salt, dayUnits) => {
        const arrivals = sales.map(({ pieces, product }, i) => sale({ seq: i + 1, lines: [[product, pieces]] }));
        const before = judgeBatch(emptyState(), arrivals);
        const answers = new Map(before.answers.map(({ answer }) => [answer.seq, answer]));
        const back = arrivals
          .map((arrival) => ({ ...arrival, earlier: [{ epoch: ended, answer: { ...(answers.get(arrival.envelope.seq) ?? answerOf([])), tag: 't' as Tag } }] }))
          .sort((a, b) => ((a.envelope.seq * 7919 + salt) % 13) - ((b.envelope.seq * 7919 + salt) % 13));
        const strict = emptyState({ programmes: new Map([[colaStamps, [published(colaRevision({ limits: [{ per: 'day', units: dayUnits }] }))]], ...[...emptyState().programmes].slice(1)]) });
        const after = judgeBatch(strict, back);
        for (const { programme, state } of before.cardStates) {
          const now = after.cardStates.find((row) => row.programme === programme);
          expect(now?.state.balance ?? 0).toBeGreaterThanOrEqual(state.balance);
        }
        const sums = new Map<ProgrammeId, number>();
        for (const { programme, delta } of after.accountDeltas) sums.set(programme, (sums.get(programme) ?? 0) + delta);
        expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});


describe('a revoked phone that shows what the server can prove', () => {
  const receivedMs = noonMs + 9;
  const late = sale({ enrolment: revokedPhone, receivedMs });
  const confirmed = { ...late, earlier: provedOf({}, givenOf(colaStamps, 1)) };
  const full = (): BatchState => afterWriting(emptyState(), judgeBatch(emptyState(), [sale({ seq: 7, lines: [[cola, 2]] }), sale({ seq: 8 })]));

  test('law final: it was confirmed before, so it is judged as any other and made whole', () => {
    expect(judgeBatch(emptyState(), [confirmed])).toMatchObject({ answers: [{ answer: { class: 'accepted', given: [{ units: 1 }] } }], adjustments: [] });
    expect(judgeBatch(full(), [confirmed])).toMatchObject({ answers: [{ answer: { class: 'refused', code: 'LIMIT_REACHED' } }], adjustments: [{ given: [{ programme: colaStamps, units: 1 }] }] });
  });

  test.each([['custody', { class: 'held', code: 'ENROLMENT_REVOKED' }], ['what people did not count', { class: 'refused', code: 'HOLD_NOT_COUNTED' }]] as const)('%s proves no sale: it is held', (_, answer) => {
    expect(judgeBatch(emptyState(), [{ ...late, earlier: provedOf(answer) }])).toMatchObject({ answers: [{ answer: { class: 'held', code: 'ENROLMENT_REVOKED' } }] });
  });

  test('laws once and final: what a receipt brought into custody gets its one verdict and is made whole once its phone shows the proof, by the time that is known now', () => {
    const carried = judgeBatch(full(), [late]);
    const kept = afterWriting(full(), carried);
    const now = { ...confirmed, at: { ...confirmed.at, atMs: noonMs - 5, sure: false }, receivedMs: noonMs + 99 };
    const shownNow = judgeBatch(kept, [now, now]);
    expect(shownNow.answers.map(({ answer, fresh }) => [answer.class, answer.code, fresh])).toEqual([['refused', 'LIMIT_REACHED', true], ['refused', 'LIMIT_REACHED', false]]);
    expect(shownNow.verdicts).toMatchObject([{ heldNo: carried.answers[0]?.answer.judgedNo, judgedBy: { atMs: noonMs - 5, sure: false, receivedMs: noonMs + 99 } }]);
    expect(shownNow.adjustments).toMatchObject([{ given: [{ programme: colaStamps, units: 1 }] }]);
    expect(judgeBatch(afterWriting(kept, shownNow), [late])).toMatchObject({ answers: [{ fresh: false }], adjustments: [], verdicts: [] });
    expect(judgeBatch(kept, [{ ...late, earlier: shown(givenOf(colaStamps, 1)) }])).toMatchObject({ answers: [{ fresh: false, answer: { class: 'held' } }], adjustments: [], verdicts: [] });
  });

  test('law final: people who did not count it are overruled by what the server proves, and by nothing less', () => {
    const carried = judgeBatch(emptyState(), [late]);
    const decided: HoldDecision = { choice: 'refuse', reason: 'robado', by: 1, atMs: receivedMs, seenNo: carried.answers[0]?.answer.judgedNo ?? 0 };
    const refused = judgeBatch(afterWriting(emptyState(), carried), [{ ...late, decided }]);
    expect(refused.answers).toMatchObject([{ answer: { class: 'refused', code: 'HOLD_NOT_COUNTED' } }]);
    const after = afterWriting(afterWriting(emptyState(), carried), refused);
    expect(judgeBatch(after, [{ ...late, earlier: shown(givenOf(colaStamps, 1)) }]).adjustments).toEqual([]);
    expect(judgeBatch(after, [confirmed])).toMatchObject({ answers: [{ fresh: false, answer: { code: 'HOLD_NOT_COUNTED' } }], adjustments: [{ given: [{ programme: colaStamps, units: 1 }] }] });
  });
});
