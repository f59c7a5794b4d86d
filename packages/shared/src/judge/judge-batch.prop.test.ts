import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountKey, applyPostings, type Balances, stateText } from '../ledger/index.ts';
import { emptyCardState } from '../rules/index.ts';
import { type BatchOutcome, type BatchState, eventKey, forkKey, type LotRow, type PostingRow } from './index.ts';
import { ana, beto, bread, chips, chipsStamps, claim, cola, colaRevision, colaStamps, emptyState, inBatches, noonMs, phone1, phone2, published, revokedPhone, sale, sealed, stranger, unheard } from './small-world.ts';

const anArrival = fc
  .record({
    enrolment: fc.constantFrom(phone1, phone2, revokedPhone),
    seq: fc.integer({ min: 1, max: 8 }),
    card: fc.constantFrom(ana, beto, stranger, null),
    lines: fc.array(fc.tuple(fc.constantFrom(cola, chips, bread, unheard, 'suelto'), fc.constantFrom(0.35, 1, 2, 5)), { minLength: 1, maxLength: 4 }),
    twin: fc.constantFrom(0, 0, 0, 1),
    day: fc.integer({ min: -30, max: 30 }),
    provedLaterMs: fc.integer({ min: -5, max: 5 }),
    is: fc.constantFrom('sale', 'sale', 'sale', 'claim', 'claim', 'sealed'),
    of: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ day, provedLaterMs, is, of, ...changes }) => {
    if (is === 'sealed') return sealed(changes.seq + 100);
    const sold = sale({ ...changes, seq: is === 'claim' ? of : changes.seq, atMs: noonMs + day * 86_400_000, provedByMs: noonMs + provedLaterMs });
    return is === 'claim' ? claim(sold, { seq: changes.seq + 8, enrolment: changes.enrolment, card: changes.card ?? ana }) : sold;
  });

const arrivalsAnd = <T>(more: fc.Arbitrary<T>) => fc.tuple(fc.array(anArrival, { maxLength: 25 }), more);
const indebted: BatchState = emptyState({ cardStates: new Map([[`11:${chipsStamps}`, { ...emptyCardState, balance: 4, debt: 6 }]]) });

const dayMs = 86_400_000;
/** The cola campaign was paused, went on with another limit, and ended: all while sales were on their way. */
const revised: BatchState = emptyState({
  programmes: new Map([
    ...indebted.programmes,
    [
      colaStamps,
      [
        published(colaRevision()),
        published(colaRevision({ revision: 2, effectiveFromMs: noonMs - 6 * dayMs, state: 'paused' })),
        published(colaRevision({ revision: 4, effectiveFromMs: noonMs + 9 * dayMs, state: 'ended' })),
        published(colaRevision({ revision: 3, effectiveFromMs: noonMs - 2 * dayMs, limits: [{ per: 'day', units: 5 }] })),
      ],
    ],
  ]),
});

const sizesOf = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
const ledgerText = (outcomes: readonly BatchOutcome[]): string => {
  const postings = outcomes.flatMap((outcome): readonly PostingRow[] => outcome.postings);
  return stateText(applyPostings(new Map(), postings), outcomes.flatMap((outcome): readonly LotRow[] => outcome.lots));
};

/** Every number that a batch took: of answers, of custody that became a verdict, and of what is told of losses. */
const numbersOf = ({ events, forks, verdicts, lossNews }: BatchOutcome): readonly number[] => [
  ...[...events, ...forks].flatMap(({ judgedNo, heldNo }) => (heldNo === null ? [judgedNo] : [judgedNo, heldNo])),
  ...verdicts.map(({ answer }) => answer.judgedNo),
  ...lossNews.map(({ judgedNo }) => judgedNo),
];

describe('judgeBatch over any arrivals', () => {
  it('law once: split and repeated arrivals get the same answers and leave the same ledger, whatever was published meanwhile', () => {
    fc.assert(
      fc.property(arrivalsAnd(fc.tuple(sizesOf, fc.array(fc.nat({ max: 24 }), { maxLength: 10 }), fc.constantFrom(indebted, revised))), ([arrivals, [sizes, repeats, from]]) => {
        const whole = inBatches(arrivals, [arrivals.length + 1], from);
        const again = repeats.flatMap((i) => arrivals[i] ?? []);
        const pieces = inBatches([...arrivals, ...again], sizes, from);
        expect(ledgerText(pieces.outcomes)).toBe(ledgerText(whole.outcomes));
        expect(pieces.outcomes.flatMap(({ answers }) => answers).slice(0, arrivals.length)).toEqual(whole.outcomes.flatMap(({ answers }) => answers));
        const repeated = inBatches(arrivals, sizes, pieces.state);
        expect(repeated.outcomes.every(({ events, forks, postings, feed }) => events.length + forks.length + postings.length + feed.length === 0)).toBe(true);
        const latest = arrivals.map(({ envelope: { enrolment, seq, hash } }) => {
          const stands = whole.state.stored.get(eventKey(enrolment, seq));
          return stands?.hash === hash ? stands : whole.state.forks.get(forkKey(enrolment, seq, hash));
        });
        expect(repeated.outcomes.flatMap(({ answers }) => answers.map(({ answer }) => answer))).toEqual(latest);
      }),
      { numRuns: 300 },
    );
  });

  it('law never negative: balances are what was posted, never fall in these events, and each programme sums to zero', () => {
    fc.assert(
      fc.property(arrivalsAnd(sizesOf), ([arrivals, sizes]) => {
        const { outcomes, state } = inBatches(arrivals, sizes, indebted);
        const postings = outcomes.flatMap((outcome): readonly PostingRow[] => outcome.postings);
        const start: Balances = new Map([[`2:11:${chipsStamps}`, 4], [`3:11:${chipsStamps}`, -6], [`1:0:${chipsStamps}`, 2]]);
        const end = applyPostings(start, postings);
        expect([...end.values()].reduce((sum, units) => sum + units, 0)).toBe(0);
        for (const [key, { balance, debt }] of state.cardStates) {
          expect([key, balance, 0 - debt]).toEqual([key, end.get(`2:${key}`) ?? 0, end.get(`3:${key}`) ?? 0]);
          expect(Math.min(balance, debt)).toBeGreaterThanOrEqual(0);
        }
        const deltas = new Map<string, number>();
        for (const { accountDeltas } of outcomes) for (const row of accountDeltas) deltas.set(accountKey(row), (deltas.get(accountKey(row)) ?? 0) + row.delta);
        for (const [key, units] of end) expect((start.get(key) ?? 0) + (deltas.get(key) ?? 0)).toBe(units);
      }),
    );
  });

  it('law resume: judged numbers have no gap and each scope’s rows are one chain', () => {
    fc.assert(
      fc.property(arrivalsAnd(sizesOf), ([arrivals, sizes]) => {
        const { outcomes } = inBatches(arrivals, sizes, indebted);
        const numbers = outcomes.flatMap(numbersOf).sort((a, b) => a - b);
        expect(numbers).toEqual(numbers.map((_, i) => indebted.nextJudgedNo + i));
        const heads = new Map<string, number>();
        for (const row of outcomes.flatMap(({ feed }) => feed)) {
          expect(row.prev).toBe(heads.get(row.scope) ?? 0);
          expect(row.judgedNo).toBeGreaterThan(row.prev);
          heads.set(row.scope, row.judgedNo);
        }
      }),
    );
  });
});
