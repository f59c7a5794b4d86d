import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardCode, CardId, EnrolmentId, Gtin, ProgrammeId } from '../ids/index.ts';
import { type Arrival, type BatchOutcome, type BatchState, cardStateKey, expireCards, judgeBatch, type SourceFacts } from '../judge/index.ts';
import { afterWriting, ana, beto, emptyState, phone1, phone2, published, sale } from '../judge/small-world.ts';
import { type Explanation, asksTotals, type Campaign, campaignStateOf, cardFactsOf, emptyCampaignTotals, emptyCardState, evaluate, type ProductFacts, type PublishedRevision, type Revision, type SaleFacts, type SaleOutcome, saleFactsOf, standingsOf, type UnitKind } from '../rules/index.ts';
import { aHistory, type History } from '../rules/test/test-histories.ts';
import { products, stores } from '../rules/test/test-world.ts';
import { beginHistory, type JudgedSale, passStep, type Retold, retell } from './index.ts';

const catalogue: ReadonlyMap<Gtin, ProductFacts> = new Map(
  Object.values(products).flatMap(({ gtin, cpg, brand, categories, tags, restricted }) => (gtin === null || cpg === null ? [] : [[gtin, { cpg, brand, categories, tags, restricted }] as const])),
);
const ids: ReadonlyMap<CardCode, CardId> = new Map([[ana, 11 as CardId], [beto, 12 as CardId]]);

/** A sale as it was judged: on record, and as the judge's rules truly saw it. */
interface Lived {
  readonly stored: JudgedSale;
  readonly code: CardCode;
  readonly truth: SaleOutcome;
  readonly outcome: BatchOutcome;
}

interface World {
  readonly lived: readonly Lived[];
  readonly published: ReadonlyMap<ProgrammeId, readonly PublishedRevision[]>;
}

/** Sales judged one by one on what the others left, revisions published between them. */
const live = ({ revisions, next, happenings }: History): World => {
  const programmes = revisions.map(({ campaign }) => campaign).sort((a, b) => a - b);
  const sourceOf = (nth: 0 | 1): SourceFacts => ({ store: stores[nth].id, place: stores[nth], programmes, revokedAtMs: null });
  let state = emptyState({ sources: new Map([[phone1, sourceOf(0)], [phone2, sourceOf(1)]]), cards: ids, products: catalogue, programmes: new Map(revisions.map((revision) => [revision.campaign, [published(revision)]])) });
  const lived: Lived[] = [];
  for (const happening of happenings) {
    if (happening.kind === 'revise') state = revised(state, next[happening.campaign]);
    if (happening.kind !== 'sale' || happening.card === null) continue;
    const code = happening.card === 1 ? beto : ana;
    const arrival = arrivalOf(lived.length + 1, code, happening.sale);
    const truth = truthOf(withoutEnded(state, code, arrival), arrival, code);
    const { totals } = state;
    const outcome = judgeBatch(state, [arrival]);
    const [answered] = outcome.answers;
    const source = state.sources.get(arrival.envelope.enrolment);
    if (answered === undefined || source === undefined || arrival.event.kind !== 'SaleRecorded') throw new Error('a sale of a known phone is answered');
    const { lines, ticketCents, basis } = arrival.event;
    lived.push({ code, truth, outcome, stored: { kind: 'sale', judgedNo: answered.answer.judgedNo, epoch: state.epoch, sale: { lines, ticketCents, basis, atMs: arrival.at.atMs, receivedMs: arrival.receivedMs }, place: source.place, programmes: source.programmes, card: cardFactsOf(code), issued: new Map(programmes.map((campaign) => [campaign, totals.get(campaign)?.units ?? 0])), answer: answered.answer } });
    state = afterWriting(state, outcome, [arrival]);
  }
  return { lived, published: state.programmes };
};

/** As the judge looks at it: what has ended by the sale's time is taken. */
const withoutEnded = (state: BatchState, code: CardCode, { at }: Arrival): BatchState => {
  const programmes = [...new Set([...state.programmes.values()].flatMap((all) => all.flatMap(({ revision }) => revision.units.map(({ programme }) => programme))))];
  return afterWriting(state, expireCards(state, [{ id: ids.get(code) ?? (0 as CardId), code, programmes, stores: [] }], at.atMs));
};

const revised = (state: BatchState, revision: Revision | undefined): BatchState => {
  if (revision === undefined) return state;
  const before = state.programmes.get(revision.campaign) ?? [];
  return { ...state, nextJudgedNo: state.nextJudgedNo + 1, programmes: new Map([...state.programmes, [revision.campaign, [...before, published({ ...revision, revision: before.length + 1 }, state.nextJudgedNo)]]]) };
};

const arrivalOf = (seq: number, card: CardCode, { atMs, store, lines, ticketCents }: SaleFacts): Arrival => {
  const enrolment: EnrolmentId = store.id === stores[0].id ? phone1 : phone2;
  const arrival = sale({ enrolment, seq, card, atMs, ticketCents });
  return { ...arrival, event: { ...arrival.event, lines: lines.map(({ gtin, quantity, amountCents }) => ({ product: gtin === null ? { raw: 'suelto' } : { gtin }, quantity, amountCents })) } } as Arrival;
};

/** The tree that the judge's own state and totals lead to. */
const truthOf = (state: BatchState, { event, envelope, at, receivedMs }: Arrival, code: CardCode): SaleOutcome => {
  const source = state.sources.get(envelope.enrolment);
  if (event.kind !== 'SaleRecorded' || source === undefined) throw new Error('a sale of a known phone');
  const facts = saleFactsOf({ ...event, atMs: at.atMs }, source.place, cardFactsOf(code), state.products);
  const campaigns = source.programmes.map((campaign): Campaign => {
    const all = state.programmes.get(campaign) ?? [];
    return { published: all, stateFor: (revision) => campaignStateOf(revision, (programme) => state.cardStates.get(cardStateKey(ids.get(code) ?? (0 as CardId), programme)) ?? emptyCardState), totals: asksTotals(all) ? (state.totals.get(campaign) ?? emptyCampaignTotals) : null };
  });
  return evaluate(standingsOf(campaigns, facts, { epoch: state.epoch, basis: event.basis, receivedMs }, evaluate), facts);
};

/** With what all cards had of budgets, or without. */
const retoldOf = ({ lived, published }: World, { stored, code }: Lived, knowsIssued = true): Retold => {
  const seen = (sale: JudgedSale): JudgedSale => (knowsIssued ? sale : { ...sale, issued: new Map() });
  const history = beginHistory({ published, products: catalogue });
  for (const { code: whose, outcome, stored: earlier } of lived) {
    if (whose !== code || earlier.judgedNo > stored.judgedNo) continue;
    for (const { judgedNo, ended } of outcome.expiries) passStep(history, { kind: 'expired', judgedNo, ended });
    if (earlier.judgedNo < stored.judgedNo) passStep(history, seen(earlier));
  }
  return retell(history, seen(stored));
};

const isForEveryone = ({ limits }: Revision): boolean => limits.some(({ holder }) => holder === 'everyone');
const trees = ({ verdict, campaigns }: SaleOutcome, asTold: SaleOutcome | null = null) => ({ verdict, campaigns: campaigns.map(({ campaign, given, explanation }, at) => ({ campaign, given, explanation: asTold?.campaigns[at]?.explanation.facts['again'] === 'untold' ? withoutReturn(explanation) : explanation })) });
/** What of a campaign with a budget is not known any more: when it counts again. */
const withoutReturn = ({ facts, ...explanation }: Explanation): Explanation => ({ ...explanation, facts: { ...facts, nextMs: 0, again: 'untold', ...('why' in facts ? { why: 'other' } : {}) } });

describe('a sale judged over again', () => {
  it.each([true, false])('law judged, not trusted: is told as the judge had seen it, or not at all (knows what all cards had of budgets: %s)', (knowsIssued) => {
    let [whole, all] = [0, 0];
    fc.assert(
      fc.property(aHistory, (history) => {
        const world = live(history);
        for (const one of world.lived) {
          const retold = retoldOf(world, one, knowsIssued);
          all += 1;
          if (retold.told === 'answer-only') continue;
          whole += 1;
          expect(trees(retold.outcome)).toEqual(trees(one.truth, retold.outcome));
        }
      }),
      { numRuns: 250 },
    );
    expect(whole / all).toBeGreaterThan(0.6);
  });

  it('is always told where no campaign has a limit for everyone, budgets or not', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        fc.pre(![...history.revisions, ...history.next].some(isForEveryone));
        const world = live(history);
        expect(world.lived.map((one) => retoldOf(world, one).told)).toEqual(world.lived.map(() => 'whole'));
      }),
      { numRuns: 150 },
    );
  });

  it('its parts sum up to what it gave, and that to the postings, kind by kind', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        const world = live(history);
        for (const one of world.lived) {
          const retold = retoldOf(world, one);
          if (retold.told === 'answer-only') continue;
          for (const [at, { given, explanation }] of retold.outcome.campaigns.entries()) {
            const rules = new Map(retold.revisions[at]?.earn.map(({ id, unit }) => [id, unit]));
            for (const kind of ['stamp', 'point'] satisfies UnitKind[]) {
              const gave = given.find((each) => each.kind === kind);
              expect(explanation.parts.reduce((sum, { rule, units }) => sum + (rules.get(rule) === kind ? units : 0), 0)).toBe(gave?.units ?? 0);
              expect(postedIn(one.outcome, revisionsProgramme(retold.revisions[at], kind))).toBe(gave?.units ?? 0);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('from an answer that its campaigns could not have given, nothing is made up', () => {
    fc.assert(
      fc.property(aHistory, fc.constantFrom(-1, 1), (history, more) => {
        const world = live(history);
        const one = world.lived.find(({ stored }) => stored.answer.given.some(({ units }) => units > 1));
        fc.pre(one !== undefined);
        if (one === undefined) return;
        const given = one.stored.answer.given.map((each) => (each.units > 1 ? { ...each, units: each.units + more } : each));
        expect(retoldOf(world, { ...one, stored: { ...one.stored, answer: { ...one.stored.answer, given } } }).told).toBe('answer-only');
      }),
      { numRuns: 100 },
    );
  });
});

const revisionsProgramme = (revision: Revision | undefined, kind: UnitKind): ProgrammeId | undefined => revision?.units.find((unit) => unit.kind === kind)?.programme;
const postedIn = ({ postings }: BatchOutcome, programme: ProgrammeId | undefined): number => postings.reduce((sum, { from, units }) => sum + (from.kind === 'issued' && from.programme === programme ? units : 0), 0);
