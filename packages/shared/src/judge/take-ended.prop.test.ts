import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardId, EnrolmentId, Gtin, ProgrammeId } from '../ids/index.ts';
import { applyPostings, type Balances } from '../ledger/index.ts';
import type { ProductFacts, Revision } from '../rules/index.ts';
import { aCampaignAnd, aSale, type Happening } from '../rules/test/test-histories.ts';
import { products, stores } from '../rules/test/test-world.ts';
import { type Arrival, type BatchOutcome, type BatchState, cardStateKey, expireCards, judgeBatch, type LotRow } from './index.ts';
import { afterWriting, ana, emptyState, inBatches, lotsAfter, phone1, phone2, published, sale } from './small-world.ts';

const catalogue: ReadonlyMap<Gtin, ProductFacts> = new Map(
  Object.values(products).flatMap(({ gtin, cpg, brand, categories, tags, restricted }) => (gtin === null || cpg === null ? [] : [[gtin, { cpg, brand, categories, tags, restricted }] as const])),
);
const anasId = 11 as CardId;
const dayMs = 86_400_000;
type Sold = Extract<Happening, { readonly kind: 'sale' }>;

/** A campaign all of whose units end some day, soon; sales of one card, in no order of time. */
const endingCampaignAndSales = aCampaignAnd((revision, aroundMs) =>
  fc.record({
    revision: fc.array(anExpiry(aroundMs), { minLength: 2, maxLength: 2 }).map((ends): Revision => ({ ...revision, state: 'active', startsAtMs: 0, endsAtMs: null, holdoutPercent: 0, cards: {}, units: revision.units.map((unit, at) => ({ ...unit, expiry: ends[at] ?? unit.expiry })) })),
    sold: fc.array(aSale(aroundMs), { minLength: 1, maxLength: 14, size: 'max' }),
    sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  }),
);

const anExpiry = (aroundMs: number): fc.Arbitrary<Revision['units'][number]['expiry']> =>
  fc.oneof(
    fc.record({ by: fc.constant('age' as const), days: fc.integer({ min: 1, max: 3 }), ends: fc.constantFrom('instant' as const, 'day' as const, 'month' as const) }),
    fc.record({ by: fc.constantFrom('first' as const, 'inactivity' as const), days: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ by: fc.constant('date' as const), atMs: fc.integer({ min: -1, max: 3 }).map((days) => aroundMs + days * dayMs) }),
  );

const stateWith = (revision: Revision): BatchState => {
  const programmes = [revision.campaign];
  return emptyState({ sources: new Map([phone1, phone2].map((phone, at) => [phone, { store: stores[at === 0 ? 0 : 1].id, place: stores[at === 0 ? 0 : 1], programmes, revokedAtMs: null }])), products: catalogue, programmes: new Map([[revision.campaign, [published(revision)]]]) });
};

const arrivalsOf = (sold: readonly Sold[]): readonly Arrival[] => {
  const seqs = new Map<EnrolmentId, number>();
  return sold.map(({ sale: { atMs, store, lines, ticketCents } }) => {
    const enrolment = store.id === stores[0].id ? phone1 : phone2;
    const seq = (seqs.get(enrolment) ?? 0) + 1;
    seqs.set(enrolment, seq);
    const arrival = sale({ enrolment, seq, card: ana, atMs, ticketCents });
    return { ...arrival, event: { ...arrival.event, lines: lines.map(({ gtin, quantity, amountCents }) => ({ product: gtin === null ? { raw: 'suelto' } : { gtin }, quantity, amountCents })) } } as Arrival;
  });
};

const dueOf = ({ units }: Revision) => [{ id: anasId, code: ana, programmes: units.map(({ programme }) => programme), stores: [] }];
const stateIn = (state: BatchState, programme: ProgrammeId) => state.cardStates.get(cardStateKey(anasId, programme));
const lotsOf = (outcomes: readonly BatchOutcome[]): readonly LotRow[] => outcomes.reduce<readonly LotRow[]>(lotsAfter, []);
const expiredIn = (outcomes: readonly BatchOutcome[]): readonly (readonly unknown[])[] => outcomes.flatMap(({ expiries }) => expiries.map(({ judgedNo, atMs, ended }) => [judgedNo, atMs, ended]));

describe('what has ended of a card', () => {
  it('laws never negative, whole: balances, postings and lots come to the same, whatever ends and whatever comes late', () => {
    let taken = 0;
    fc.assert(
      fc.property(endingCampaignAndSales, ({ revision, sold, sizes }) => {
        const { outcomes, state } = inBatches(arrivalsOf(sold), sizes, stateWith(revision));
        const end: Balances = applyPostings(new Map(), outcomes.flatMap(({ postings }) => postings));
        expect([...end.values()].reduce((sum, units) => sum + units, 0)).toBe(0);
        for (const { programme } of revision.units) {
          const balance = stateIn(state, programme)?.balance ?? 0;
          expect(balance).toBeGreaterThanOrEqual(0);
          expect(balance).toBe(end.get(`2:${anasId}:${programme}`) ?? 0);
          expect(lotsOf(outcomes).reduce((sum, lot) => sum + (lot.programme === programme ? lot.remaining : 0), 0)).toBe(balance);
          taken += end.get(`5:0:${programme}`) ?? 0;
        }
      }),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('law final: nothing is taken before its end, and nothing of which the end has come is left when a sale of then or later is judged', () => {
    fc.assert(
      fc.property(endingCampaignAndSales, ({ revision, sold }) => {
        let state = stateWith(revision);
        for (const arrival of arrivalsOf(sold)) {
          const outcome = judgeBatch(state, [arrival]);
          for (const { programme } of revision.units) {
            // By the ends that were promised until then, counted here.
            const promised = (stateIn(state, programme)?.lots ?? []).reduce((sum, { remaining, expiresAtMs }) => sum + (expiresAtMs !== null && expiresAtMs <= arrival.at.atMs ? remaining : 0), 0);
            const fell = outcome.postings.reduce((sum, { reason, units, from }) => sum + (reason === 'expire' && from.programme === programme ? units : 0), 0);
            expect(fell).toBe(promised);
          }
          const [judged] = outcome.answers;
          for (const { judgedNo } of outcome.expiries) expect(judgedNo).toBeLessThan(judged?.answer.judgedNo ?? 0);
          state = afterWriting(state, outcome, [arrival]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('splitting a batch takes the same, under the same numbers, and closes lots that come to the same', () => {
    fc.assert(
      fc.property(endingCampaignAndSales, ({ revision, sold, sizes }) => {
        const arrivals = arrivalsOf(sold);
        const [whole, pieces] = [inBatches(arrivals, [arrivals.length], stateWith(revision)), inBatches(arrivals, sizes, stateWith(revision))];
        expect(expiredIn(pieces.outcomes)).toEqual(expiredIn(whole.outcomes));
        const remaining = (outcomes: readonly BatchOutcome[]) => lotsOf(outcomes).map(({ judgedNo, programme, remaining: left }) => `${judgedNo} ${programme} ${left}`).sort();
        expect(remaining(pieces.outcomes)).toEqual(remaining(whole.outcomes));
      }),
      { numRuns: 400 },
    );
  });

  it('law once: the clock’s door takes what is left of it, and finds nothing when it looks again', () => {
    fc.assert(
      fc.property(endingCampaignAndSales, ({ revision, sold, sizes }) => {
        const { state } = inBatches(arrivalsOf(sold), sizes, stateWith(revision));
        const untilMs = Math.max(...sold.map(({ sale: { atMs } }) => atMs), ...revision.units.map(({ expiry }) => (expiry.by === 'date' ? expiry.atMs : 0))) + 40 * dayMs;
        const first = expireCards(state, dueOf(revision), untilMs);
        const after = afterWriting(state, first);
        for (const { programme } of revision.units) expect(stateIn(after, programme)?.balance ?? 0).toBe(0);
        const again = expireCards(after, dueOf(revision), untilMs);
        expect([again.expiries, again.postings, again.feed, again.nextJudgedNo]).toEqual([[], [], [], after.nextJudgedNo]);
      }),
      { numRuns: 200 },
    );
  });
});
