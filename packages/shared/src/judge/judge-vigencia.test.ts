import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CardCode, CardId, Gtin, ProgrammeId } from '../ids/index.ts';
import { applyPostings, type Balances } from '../ledger/index.ts';
import { emptyCardState, type ProductFacts, type SaleFacts } from '../rules/index.ts';
import type { Entry, Step } from '../rules/catalogue/entry.ts';
import { play, type Played } from '../rules/catalogue/play.ts';
import { readCatalogue } from '../rules/catalogue/read-catalogue.ts';
import { readWorld } from '../rules/catalogue/read-world.ts';
import { expireCards } from './expire-cards.ts';
import { judgeBatch } from './judge-batch.ts';
import type { BatchOutcome } from './outcome.ts';
import { afterWriting, emptyState, lotsAfter, phone1, published, sale } from './small-world.ts';
import { type BatchState, cardStateKey } from './state.ts';

const folder = join(import.meta.dirname, '../rules/catalogue');
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
const [world] = readWorld(textOf('world.md'));
const [entries] = readCatalogue('vigencia.md', textOf('vigencia.md'), world);
/** What has no event of its own yet is the player's alone. */
const judged = entries.filter(({ steps }) => steps.every(({ does }) => does.kind === 'look' || (does.kind === 'sale' && does.where === 'server')));

describe('vigencia.md, through the judge', () => {
  it('has all of its entries that redeem nothing', () => expect(judged).toHaveLength(10));

  it.each(judged)('$title', (entry) => {
    const live = liveOf(entry);
    for (const played of play(entry)) {
      const { state, lots, ledger, outcome } = live.step(played.step);
      expect(outcome.postings.filter(({ from }) => from.kind === 'issued').map(({ to, units }) => [to.programme, units])).toEqual(givenIn(played));
      for (const { revision, state: expected } of played.campaigns.values()) {
        for (const { programme } of revision.units) {
          const card = live.cardOf(played.step);
          const stands = state.cardStates.get(cardStateKey(card, programme)) ?? emptyCardState;
          const own = lots.filter((lot) => lot.card === card && lot.programme === programme);
          expect([programme, stands.balance]).toEqual([programme, expected.holdings[programme]?.balance ?? 0]);
          expect(endsOf(stands.lots)).toEqual(endsOf(expected.holdings[programme]?.lots ?? []));
          expect(own.reduce((sum, { remaining }) => sum + remaining, 0)).toBe(stands.balance);
          expect(ledger.get(`2:${card}:${programme}`) ?? 0).toBe(stands.balance);
        }
      }
    }
  });
});

const givenIn = ({ campaigns }: Played): readonly (readonly [ProgrammeId, number])[] => [...campaigns.values()].flatMap(({ outcome }) => (outcome?.given ?? []).map(({ programme, units }) => [programme, units] as const));

const endsOf = (lots: readonly { readonly remaining: number; readonly expiresAtMs: number | null }[]): readonly (readonly [number, number])[] => {
  const ends = new Map<number, number>();
  for (const { remaining, expiresAtMs } of lots) if (expiresAtMs !== null) ends.set(expiresAtMs, (ends.get(expiresAtMs) ?? 0) + remaining);
  return [...ends].sort(([a], [b]) => a - b);
};

/** An entry's campaigns in one store with one phone, judged sale by sale; when nothing but time passes, the clock's door looks. */
const liveOf = ({ campaigns, steps }: Entry) => {
  const names = [...new Set(steps.flatMap(({ card }) => card ?? []))];
  const codeOf = (name: string | null): CardCode => `TARJETA${String(names.indexOf(name ?? '')).padStart(5, '0')}` as CardCode;
  const cardOf = ({ card }: Pick<Step, 'card'>): CardId => (names.indexOf(card ?? '') + 1) as CardId;
  const [place] = steps.flatMap(({ does }) => (does.kind === 'sale' ? [does.sale.store] : []));
  const programmes = new Map(campaigns.map(({ revisions }) => [revisions[0].campaign, revisions.map((revision) => published(revision))]));
  let state: BatchState = emptyState({
    cards: new Map(names.map((name) => [codeOf(name), cardOf({ card: name })])),
    products: catalogueOf(steps),
    programmes,
    sources: new Map([[phone1, { store: place?.id ?? emptyStore, place: place ?? noPlace, programmes: [...programmes.keys()].sort((a, b) => a - b), revokedAtMs: null }]]),
  });
  let lots: BatchOutcome['lots'] = [];
  let ledger: Balances = new Map();
  const judgeStep = (step: Step, seq: number): BatchOutcome => {
    if (step.does.kind === 'sale') return judgeBatch(state, [arrivalOf(step.does.sale, step.card === null ? null : codeOf(step.card), seq)]);
    const due = names.map((name) => ({ id: cardOf({ card: name }), code: codeOf(name), programmes: campaigns.flatMap(({ revisions }) => revisions.flatMap(({ units }) => units.map(({ programme }) => programme))), stores: [] }));
    return expireCards(state, due, step.atMs);
  };
  let seq = 0;
  return {
    cardOf,
    step: (step: Step) => {
      const outcome = judgeStep(step, (seq += 1));
      state = afterWriting(state, outcome);
      lots = lotsAfter(lots, outcome);
      ledger = applyPostings(ledger, outcome.postings);
      return { state, lots, ledger, outcome };
    },
  };
};

const noPlace: SaleFacts['store'] = { id: 7 as SaleFacts['store']['id'], type: 'tiendita', country: 'MX', state: 'JAL', city: 'Guadalajara', lists: [] };
const emptyStore = noPlace.id;

const catalogueOf = (steps: readonly Step[]): ReadonlyMap<Gtin, ProductFacts> =>
  new Map(steps.flatMap(({ does }) => (does.kind === 'sale' ? does.sale.lines.flatMap(({ gtin, cpg, brand, categories, tags, restricted }) => (gtin === null || cpg === null ? [] : [[gtin, { cpg, brand, categories, tags, restricted }] as const])) : [])));

const arrivalOf = ({ atMs, lines, ticketCents }: SaleFacts, card: CardCode | null, seq: number) => {
  const arrival = sale({ seq, card, atMs, ticketCents, receivedMs: atMs });
  return { ...arrival, event: { ...arrival.event, lines: lines.map(({ gtin, quantity, amountCents }) => ({ product: gtin === null ? { raw: 'suelto' } : { gtin }, quantity, amountCents })) } as typeof arrival.event };
};
