import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardCode, CardId, EnrolmentId, Gtin, ProgrammeId } from '../ids/index.ts';
import { type ProductFacts, type Revision, type SaleFacts, stateText } from '../rules/index.ts';
import { aCampaignAnd, aSale } from '../rules/test/test-histories.ts';
import { shuffledSales } from '../rules/test/test-law-order.ts';
import { products, stores } from '../rules/test/test-world.ts';
import type { Arrival, BatchOutcome, BatchState } from './index.ts';
import { ana, beto, emptyState, inBatches, phone1, phone2, published, sale } from './small-world.ts';

const catalogue: ReadonlyMap<Gtin, ProductFacts> = new Map(
  Object.values(products).flatMap(({ gtin, cpg, brand, categories, tags, restricted }) => (gtin === null || cpg === null ? [] : [[gtin, { cpg, brand, categories, tags, restricted }] as const])),
);

/** Ana's birthday is about the time of the sales, and she is in a segment that some campaigns name; Beto is in one that some leave out. */
const cardTraits: BatchState['cardTraits'] = new Map([
  [11 as CardId, { tags: ['vip'], birthday: { month: 11, day: 1 } }],
  [12 as CardId, { tags: ['prueba'], birthday: null }],
]);

/** One campaign in both stores, a phone in each. */
const stateWith = (revisions: readonly Revision[]): BatchState => {
  const programmes = [revisions[0]?.campaign ?? (1 as ProgrammeId)];
  const phones = [phone1, phone2].map((phone, i) => [phone, { store: stores[i === 0 ? 0 : 1].id, place: stores[i === 0 ? 0 : 1], programmes, revokedAtMs: null }] as const);
  return emptyState({ sources: new Map(phones), cardTraits, products: catalogue, programmes: new Map(programmes.map((campaign) => [campaign, revisions.map((revision) => published(revision))])) });
};

/** Sales as they arrive, each on the phone of its store. */
const arrivalsOf = (sold: readonly { readonly card: CardCode | null; readonly sale: SaleFacts }[]): readonly Arrival[] => {
  const seqs = new Map<EnrolmentId, number>();
  return sold.map(({ card, sale: { atMs, store, lines, ticketCents } }) => {
    const enrolment = store.id === stores[0].id ? phone1 : phone2;
    const seq = (seqs.get(enrolment) ?? 0) + 1;
    seqs.set(enrolment, seq);
    const arrival = sale({ enrolment, seq, card, atMs, ticketCents });
    const event = { ...arrival.event, lines: lines.map(({ gtin, quantity, amountCents }) => ({ product: gtin === null ? { raw: 'suelto' } : { gtin }, quantity, amountCents })) };
    return { ...arrival, event } as Arrival;
  });
};

const sizesOf = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
/** What was given in all, by programme. */
const givenIn = (outcomes: readonly BatchOutcome[]): readonly (readonly [number, number])[] => {
  const given = new Map<number, number>();
  for (const { to, units, reason } of outcomes.flatMap(({ postings }) => postings)) if (reason === 'earn') given.set(to.programme, (given.get(to.programme) ?? 0) + units);
  return [...given].sort(([a], [b]) => a - b);
};
const usedIn = ({ cardStates, totals }: BatchState): readonly string[] => [
  ...[...cardStates].map(([key, { balance, debt, lots, used }]) => `${key} ${balance} ${debt} ${stateText({ ...used, holdings: {} })} ${JSON.stringify(lots)}`).sort(),
  JSON.stringify([...totals]),
];

describe('campaigns of the whole language, judged in batches', () => {
  it('splitting a batch changes no answer, no state and no total', () => {
    const cards = [ana, beto, null] as const;
    fc.assert(
      fc.property(
        aCampaignAnd((revision, aroundMs) => fc.record({ revision: fc.constant(revision), sold: fc.array(aSale(aroundMs), { minLength: 1, maxLength: 12, size: 'max' }), sizes: sizesOf })),
        ({ revision, sold, sizes }) => {
          const arrivals = arrivalsOf(sold.map(({ card, sale: facts }) => ({ card: cards[card ?? 2] ?? null, sale: facts })));
          const [whole, pieces] = [inBatches(arrivals, [arrivals.length], stateWith([revision])), inBatches(arrivals, sizes, stateWith([revision]))];
          expect(pieces.outcomes.flatMap(({ answers }) => answers)).toEqual(whole.outcomes.flatMap(({ answers }) => answers));
          expect(usedIn(pieces.state)).toEqual(usedIn(whole.state));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('law never negative: whatever comes, a budget is never given more than once', () => {
    fc.assert(
      fc.property(
        aCampaignAnd((revision, aroundMs) => fc.record({ revision: fc.constant(revision), units: fc.integer({ min: 1, max: 12 }), sold: fc.array(aSale(aroundMs), { minLength: 1, maxLength: 12, size: 'max' }), sizes: sizesOf })),
        ({ revision, units, sold, sizes }) => {
          const { outcomes } = inBatches(arrivalsOf(sold.map(({ card, sale: facts }) => ({ card: card === 1 ? beto : ana, sale: facts }))), sizes, stateWith([{ ...revision, budget: { units, cents: null, centsPerUnit: 0 } }]));
          const issued = outcomes.flatMap(({ postings }) => postings).reduce((sum, { from, units: each }) => sum + (from.kind === 'issued' ? each : 0), 0);
          expect(issued).toBeLessThanOrEqual(units);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('where limits are of calendar periods, nested or apart, the order of arrival changes no total of a card', () => {
    fc.assert(
      fc.property(shuffledSales, sizesOf, ({ revision, sales, shuffled }, sizes) => {
        const of = (some: readonly SaleFacts[]): readonly Arrival[] => arrivalsOf(some.map((facts) => ({ card: ana, sale: facts })));
        expect(givenIn(inBatches(of(shuffled), sizes, stateWith([revision])).outcomes)).toEqual(givenIn(inBatches(of(sales), [sales.length], stateWith([revision])).outcomes));
      }),
      { numRuns: 400 },
    );
  });
});
