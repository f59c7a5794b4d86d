import { describe, expect, it } from 'vitest';
import { errorOf, isErrorCode } from '../errors/index.ts';
import type { CardId } from '../ids/index.ts';
import { emptyCardState } from '../rules/index.ts';
import { cardStateKey, judgeBatch } from './index.ts';
import {
  afterWriting, ana, beto, bread, chips, chipsStamps, cola, colaRevision, colaStamps, emptyState, noonMs, phone2, product, published, revokedAtMs, revokedPhone, sale, sealed, stranger, unheard,
} from './small-world.ts';

const answerTo = (arrival = sale(), state = emptyState()) => judgeBatch(state, [arrival]).answers[0]?.answer;

describe('what a sale is answered', () => {
  it('accepted, with what it gave and where that leaves the card', () => {
    expect(answerTo()).toMatchObject({ class: 'accepted', code: null, judgedNo: 100, given: [{ programme: colaStamps, unit: 'stamp', units: 1, balance: 1, goal: 10 }] });
  });

  it.each([
    ['NO_CARD', sale({ card: null })],
    ['PRODUCT_NOT_IN_CAMPAIGN', sale({ lines: [[bread, 1]] })],
    ['PRODUCT_UNKNOWN', sale({ lines: [[bread, 1], [unheard, 1]] })],
    ['PRODUCT_UNKNOWN', sale({ lines: [['no-es-un-gtin', 1]] })],
    ['NO_CAMPAIGN', sale({ atMs: noonMs - 40 * 86_400_000 })],
  ])('accepted %s when nothing was due', (code, arrival) => {
    expect(answerTo(arrival)).toMatchObject({ class: 'accepted', code, given: [] });
  });

  it('accepted when a product that takes no part stands beside one that does', () => {
    expect(answerTo(sale({ lines: [[bread, 1], [cola, 1]] }))).toMatchObject({ class: 'accepted', code: null });
  });

  it('partial when a limit takes part of it away', () => {
    const facts = { programme: colaStamps, given: 2, due: 5, per: 'sale', units: 2, used: 0, nextMs: 0 };
    expect(answerTo(sale({ lines: [[cola, 5]] }))).toMatchObject({ class: 'partial', code: 'LIMIT_CUT', facts, given: [{ units: 2, balance: 2 }] });
  });

  it('refused when the day is full, with the balance to show and when to come again', () => {
    const sales = [1, 2, 3].map((seq) => sale({ seq, lines: [[cola, 2]] }));
    const answers = judgeBatch(emptyState(), sales).answers.map(({ answer }) => answer);
    expect(answers[1]).toMatchObject({ class: 'partial', code: 'LIMIT_CUT', facts: { given: 1, due: 2, per: 'day', units: 3, used: 2 } });
    const facts = { programme: colaStamps, per: 'day', units: 3, used: 3, nextMs: Date.UTC(2026, 10, 23, 6) };
    expect(answers[2]).toMatchObject({ class: 'refused', code: 'LIMIT_REACHED', facts, given: [{ units: 0, balance: 3 }] });
  });

  it('partial when one programme gives and another has no room', () => {
    const sales = [1, 2, 3].map((seq) => sale({ seq, lines: [[cola, 2], [chips, 1]] }));
    const last = judgeBatch(emptyState(), sales).answers[2]?.answer;
    expect(last).toMatchObject({ class: 'partial', code: 'LIMIT_CUT', facts: { given: 0, due: 2 }, given: [{ units: 0, balance: 3 }, { units: 1, balance: 3 }] });
  });

  it('refused for a card that was erased, which gets nothing and has nothing new on record', () => {
    const outcome = judgeBatch(emptyState({ erasedCards: new Set([ana]) }), [sale()]);
    expect(outcome.answers[0]?.answer).toMatchObject({ class: 'refused', code: 'CARD_ERASED', facts: { card: ana }, given: [] });
    expect([outcome.postings, outcome.events[0]?.card]).toEqual([[], null]);
  });

  it('refused for a card of nobody', () => {
    expect(answerTo(sale({ card: stranger }))).toMatchObject({ class: 'refused', code: 'CARD_UNKNOWN', facts: { card: stranger }, given: [] });
  });

  it.each([
    ['PRODUCT_FRACTION', sale({ lines: [[cola, 0.9]] })],
    ['CAMPAIGN_NOT_STARTED', sale({ atMs: noonMs - 25 * 86_400_000 })],
    ['CAMPAIGN_ENDED', sale({ atMs: noonMs + 20 * 86_400_000 })],
  ])('refused %s', (code, arrival) => {
    expect(answerTo(arrival)).toMatchObject({ class: 'refused', code, given: [] });
  });

  it('refused CAMPAIGN_PAUSED while a campaign is paused', () => {
    const programmes = new Map([[colaStamps, [published(colaRevision({ state: 'paused' }))]]]);
    expect(answerTo(sale(), emptyState({ programmes }))).toMatchObject({ class: 'refused', code: 'CAMPAIGN_PAUSED' });
  });

  it('one answer for several programmes; a campaign counts only its own CPG’s products', () => {
    const answer = answerTo(sale({ lines: [[cola, 1], [chips, 4]] }));
    expect(answer).toMatchObject({ class: 'accepted', given: [{ programme: colaStamps, units: 1 }, { programme: chipsStamps, units: 4 }] });
  });

  it('law never negative: an old debt is repaid first, by a posting of its own', () => {
    const state = emptyState({ cardStates: new Map([[`11:${chipsStamps}`, { ...emptyCardState, debt: 3 }]]) });
    const outcome = judgeBatch(state, [sale({ lines: [[chips, 5]] })]);
    expect(outcome.answers[0]?.answer).toMatchObject({ class: 'accepted', code: 'DEBT_REPAID', facts: { programme: chipsStamps, repaid: 3 }, given: [{ units: 2, balance: 2 }] });
    expect(outcome.postings.map(({ ordinal, from, to, units }) => [ordinal, from.kind, to.kind, units])).toEqual([[0, 'issued', 'card', 5], [1, 'card', 'debt', 3]]);
    expect(outcome.lots).toMatchObject([{ units: 5, remaining: 2 }]);
  });
});

describe('the error registry', () => {
  it('lists every code with its class and exactly its facts', () => {
    const arrivals = [sale(), sale({ seq: 2, card: null }), sale({ seq: 3, lines: [[bread, 1]] }), sale({ seq: 4, lines: [[unheard, 1]] }), sale({ seq: 5, lines: [[cola, 9]] }), sale({ seq: 6, lines: [[cola, 1]] }),
      sale({ seq: 7, card: stranger }), sale({ seq: 8, card: beto, lines: [[cola, 0.5]] }), sale({ seq: 9, card: beto, atMs: noonMs + 20 * 86_400_000 }), sealed(10), sale({ twin: 1 })];
    for (const { answer } of judgeBatch(emptyState(), arrivals).answers) {
      if (answer.code === null || !isErrorCode(answer.code)) {
        expect(answer.code).toBeNull();
        continue;
      }
      expect(errorOf(answer.code).classes).toContain(answer.class);
      expect(Object.keys(answer.facts).sort()).toEqual([...errorOf(answer.code).facts].sort());
    }
  });
});

describe('custody', () => {
  it('law no poison: an event of an unknown kind is held, and those behind it are judged', () => {
    const { answers, feed } = judgeBatch(emptyState(), [sealed(1), sale({ seq: 2 })]);
    expect(answers.map(({ answer }) => [answer.class, answer.code])).toEqual([['held', 'UNKNOWN_KIND'], ['accepted', null]]);
    expect(feed[0]).toMatchObject({ scope: 'store:7', kind: 'custody' });
  });

  it('law once: other bytes under the same number are held as a fork under their own hash, and the first answer stands', () => {
    const first = judgeBatch(emptyState(), [sale(), sale({ twin: 1 })]);
    expect(first.answers[1]?.answer).toMatchObject({ class: 'held', code: 'FORK', facts: { seq: 1 }, judgedNo: 101 });
    expect([first.events.length, first.forks.length, first.postings.length]).toEqual([1, 1, 1]);
    const again = judgeBatch(afterWriting(emptyState(), first), [sale({ twin: 1 }), sale()]);
    expect(again.answers).toEqual([{ answer: first.answers[1]?.answer, fresh: false }, { answer: first.answers[0]?.answer, fresh: false }]);
    // The sale, its fork, and the loss that tells of the fork.
    expect(again.nextJudgedNo).toBe(103);
  });

  it('a revoked phone: what is proved earlier than the revocation is judged, the rest is held', () => {
    const before = sale({ enrolment: revokedPhone, seq: 1, provedByMs: revokedAtMs - 1, receivedMs: noonMs + 5 });
    const after = sale({ enrolment: revokedPhone, seq: 2, atMs: noonMs - 1000, provedByMs: revokedAtMs });
    const { answers, postings } = judgeBatch(emptyState(), [before, after]);
    expect(answers.map(({ answer }) => answer.code)).toEqual([null, 'ENROLMENT_REVOKED']);
    expect(postings).toHaveLength(1);
  });

  it('an enrolment that the state does not know is held, never thrown', () => {
    expect(answerTo(sale(), emptyState({ sources: new Map() }))).toMatchObject({ class: 'held', code: 'POISONED' });
  });
});

describe('revisions and previews', () => {
  const old = published(colaRevision({ limits: [] }), 10);
  const strict = published(colaRevision({ revision: 2, limits: [{ per: 'sale', units: 1 }], effectiveFromMs: noonMs - 3_600_000 }), 20);
  const state = emptyState({ programmes: new Map([[colaStamps, [old, strict]]]) });
  const three = { lines: [[cola, 3]] } as const;
  const basis = { epoch16: 0x6789, judgedNo: 15 };

  it('a sale is judged by the revision in force at its corrected time', () => {
    expect(answerTo(sale({ ...three, atMs: noonMs - 7_200_000 }), state)).toMatchObject({ class: 'accepted', given: [{ units: 3 }] });
    expect(answerTo(sale(three), state)).toMatchObject({ code: 'LIMIT_CUT', given: [{ units: 1 }] });
  });

  it('a sale that comes after a later one says which bonus that one has, and still when a debt was repaid', () => {
    const [{ revision }] = [published(colaRevision({ limits: [] }))];
    const [each] = revision.earn;
    if (each === undefined) throw new Error('a campaign has a rule');
    const welcomes = new Map([[colaStamps, [{ revision: { ...revision, earn: [each, { ...each, id: 'welcome', units: 5, per: { kind: 'first' as const } }] }, judgedNo: 1 }]]]);
    const answers = judgeBatch(emptyState({ programmes: welcomes }), [sale(), sale({ seq: 2, atMs: noonMs - 1 }), sale({ seq: 3, atMs: noonMs + 1 })]).answers.map(({ answer }) => answer);
    expect(answers.map(({ class: answerClass, code, facts, given: [gave] }) => [answerClass, code, facts, gave?.units])).toEqual([
      ['accepted', null, {}, 6],
      ['accepted', 'CAME_LATE', { programme: colaStamps, bonus: 'first' }, 1],
      ['accepted', null, {}, 1],
    ]);
    const owing = emptyState({ programmes: welcomes, cardStates: new Map([[cardStateKey(11 as CardId, colaStamps), { ...emptyCardState, debt: 9 }]]) });
    expect(judgeBatch(owing, [sale(), sale({ seq: 2, atMs: noonMs - 1 })]).answers.map(({ answer }) => answer.code)).toEqual(['DEBT_REPAID', 'DEBT_REPAID']);
  });

  it('within the courtesy window a phone that had not heard is judged by whichever gives more', () => {
    expect(answerTo(sale({ ...three, basis }), state)).toMatchObject({ class: 'accepted', given: [{ units: 3 }] });
    expect(answerTo(sale({ ...three, basis: { ...basis, judgedNo: 20 } }), state)).toMatchObject({ given: [{ units: 1 }] });
    expect(answerTo(sale({ ...three, basis, receivedMs: noonMs + 86_400_000 }), state)).toMatchObject({ given: [{ units: 1 }] });
  });

  it('a basis of another epoch has heard of nothing', () => {
    expect(answerTo(sale({ ...three, basis: { epoch16: 1, judgedNo: 99 } }), state)).toMatchObject({ given: [{ units: 3 }] });
  });
});

describe('products of restricted kinds', () => {
  const products = new Map([[cola, product(1, 'alcohol')]]);
  it('take no part unless the campaign may and does name them', () => {
    expect(answerTo(sale(), emptyState({ products }))).toMatchObject({ class: 'accepted', code: 'PRODUCT_RESTRICTED' });
    const programmes = new Map([[colaStamps, [published(colaRevision({ allowsRestricted: true }))]]]);
    expect(answerTo(sale(), emptyState({ products, programmes }))).toMatchObject({ class: 'accepted' });
  });
});

describe('the rows of a batch', () => {
  it('law resume: each feed row names its scope’s row before, across batches', () => {
    const first = judgeBatch(emptyState(), [sale(), sale({ seq: 2, card: beto })]);
    const second = judgeBatch(afterWriting(emptyState(), first), [sale({ enrolment: phone2 })]);
    expect([...first.feed, ...second.feed].map(({ scope, judgedNo, prev }) => [scope, prev, judgedNo])).toEqual([
      ['store:7', 0, 100], ['card:11', 0, 100], ['store:7', 100, 101], ['card:12', 0, 101], ['store:7', 101, 102], ['card:11', 100, 102],
    ]);
  });

  it('the deltas are the sum of the postings, and a card’s state is written once', () => {
    const { accountDeltas, cardStates } = judgeBatch(emptyState(), [sale(), sale({ seq: 2 })]);
    expect(accountDeltas).toEqual([
      { kind: 'issued', owner: 0, programme: colaStamps, delta: -2 },
      { kind: 'card', owner: 11, programme: colaStamps, delta: 2 },
    ]);
    expect(cardStates).toMatchObject([{ card: 11 as CardId, programme: colaStamps, judgedNo: 101, isFirst: true, state: { balance: 2, debt: 0 } }]);
  });

  it('a state that was read is told from the first of its kind, so that it is updated and not inserted', () => {
    const state = emptyState({ cardStates: new Map([[`11:${colaStamps}`, { ...emptyCardState, balance: 1 }]]) });
    expect(judgeBatch(state, [sale(), sale({ seq: 2 })]).cardStates).toMatchObject([{ judgedNo: 101, isFirst: false, state: { balance: 3 } }]);
  });

  it('judging leaves the state as it was read', () => {
    const state = emptyState({ cardStates: new Map([[`11:${colaStamps}`, Object.freeze({ ...emptyCardState, balance: 1 })]]) });
    judgeBatch(state, [sale({ card: ana })]);
    expect(state.cardStates.get(`11:${colaStamps}`)).toEqual({ ...emptyCardState, balance: 1 });
  });
});
