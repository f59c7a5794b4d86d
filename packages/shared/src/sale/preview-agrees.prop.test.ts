import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../events/index.ts';
import { afterWriting, ana, emptyState, epoch, noonMs, phone1, place, sale } from '../judge/small-world.ts';
import { type Arrival, type BatchState, cardStateKey, judgeBatch } from '../judge/index.ts';
import type { CardId, Gtin, InstantMs } from '../ids/index.ts';
import { birthdaysDue, campaignStateOf, type CampaignState, type CardTraits, emptyCampaignState, emptyCardState, type Expiry, expireLots, noTraits, outlookOf, type ProductFacts, type PublishedRevision, type Revision, stateText, tagTokensOf, usesAtCounter, withTagTokens } from '../rules/index.ts';
import { campaign, rule } from '../rules/test/test-campaign.ts';
import { aRevision, theNext } from '../rules/test/test-random-revisions.ts';
import { beer, everyProduct, products, sun, sunLight } from '../rules/test/test-world.ts';
import { epoch16Of } from '../events/index.ts';
import { type EarlierSale, type PreviewState, type SaleDraft, type SalePreview, soldOf } from './index.ts';
import { previewSale } from './preview.ts';

const hourMs = 3_600_000;
const catalogue = new Map(Object.values(products).flatMap((facts): [Gtin, ProductFacts][] => (facts.gtin === null || facts.cpg === null ? [] : [[facts.gtin, { ...facts, cpg: facts.cpg }]])));
const lines = fc.array(fc.record({ product: fc.constantFrom(...Object.values(products).map(({ gtin }) => (gtin === null ? { raw: 'suelto' } : { gtin }))), quantity: fc.constantFrom(350, 1_000, 2_000, 5_000), amountCents: fc.option(fc.integer({ min: 0, max: 9_900 })) }), { minLength: 1, maxLength: 4 });
const draft = fc.record({ lines, ticketCents: fc.option(fc.nat(30_000)) }).map((each): SaleDraft => ({ ...each, draftId: 'd1', card: ana, cardTyped: false }));

/** Without what only the server has: the totals of all cards. */
const ofOneCard = (revision: Revision): Revision => ({ ...revision, budget: null, limits: revision.limits.filter(({ holder }) => holder === 'card') });
const revision = aRevision(noonMs).map(ofOneCard);
/** What is given ends soon. */
const ending = fc
  .tuple(revision, fc.integer({ min: 1, max: 9 }).chain((days) => fc.constantFrom<Expiry>({ by: 'age', days, ends: 'instant' }, { by: 'age', days, ends: 'day' }, { by: 'first', days }, { by: 'inactivity', days }, { by: 'date', atMs: noonMs - days * hourMs })))
  .map(([each, expiry]): Revision => ({ ...each, units: each.units.map((unit) => ({ ...unit, expiry })) }));
const revised = revision.chain((first) => theNext(first).map((next) => [first, { ...ofOneCard(next), effectiveFromMs: noonMs - 2 * hourMs }] as const));

const publishedAs = (revisions: readonly Revision[]): readonly PublishedRevision[] => revisions.map((one, nth) => ({ revision: one, judgedNo: nth + 1 }));

const preview = (known: readonly Revision[], seen: SaleDraft, of: Partial<PreviewState> = {}): SalePreview =>
  previewSale({ store: place, programmes: new Map(known.slice(0, 1).map(({ campaign }) => [campaign, publishedAs(known.map(withTagTokens))])), products: catalogue, balances: new Map(), ...of }, seen, noonMs);

/** What an outlook tells a store's phone of such a card. */
const toldOf = (revision: Revision, traits: CardTraits, state: CampaignState = emptyCampaignState): NonNullable<PreviewState['told']> => {
  const { units } = outlookOf(revision, state, noonMs, place.id, { ...traits, bucket: 0 });
  const used = stateText({ ...usesAtCounter(revision, state, { store: place.id, nowMs: noonMs }), holdings: {} });
  const card = { tags: tagTokensOf(revision, traits), birthdaysDue: birthdaysDue(revision, traits, state, noonMs) };
  return [{ campaign: revision.campaign, revision: revision.revision, units, tier: null, room: [], cooldownUntilMs: null, card, used }];
};

/** Those that random revisions name, and birthdays about noon. */
const traits: fc.Arbitrary<CardTraits> = fc.record({ tags: fc.subarray(['vip', 'prueba', 'otra']), birthday: fc.option(fc.record({ month: fc.constantFrom(4, 11), day: fc.integer({ min: 1, max: 28 }) })) });

/** What the judge answers to a sale made at noon by a phone that knew so many revisions. */
const verdict = (all: readonly Revision[], known: number, seen: SaleDraft, { arrivedMs = noonMs, card = noTraits }: { readonly arrivedMs?: number; readonly card?: CardTraits } = {}): Answer => {
  return answerTo(judgedIn(all, card), arrivalOf(seen, { seq: 1, atMs: noonMs, receivedMs: arrivedMs, judgedNo: known }));
};

const judgedIn = (all: readonly Revision[], card: CardTraits = noTraits): BatchState => {
  const campaign = all[0]?.campaign ?? 0;
  return emptyState({ cardTraits: new Map([[11, card]]), products: catalogue, programmes: new Map([[campaign, publishedAs(all)]]), sources: new Map([[phone1, { ...emptyState().sources.get(phone1), store: place.id, place, programmes: [campaign], revokedAtMs: null }]]) } as never);
};

const arrivalOf = (seen: Pick<SaleDraft, 'lines' | 'ticketCents'>, { seq, atMs, receivedMs = atMs, judgedNo = 1 }: { readonly seq: number; readonly atMs: InstantMs; readonly receivedMs?: InstantMs; readonly judgedNo?: number }): Arrival => {
  const { lines: sold, ticketCents } = soldOf(seen);
  const arrival = sale({ seq, basis: { epoch16: epoch16Of(epoch), judgedNo }, ticketCents, atMs, receivedMs });
  return { ...arrival, event: { ...arrival.event, lines: sold } as never };
};

const answerTo = (state: BatchState, arrival: Arrival): Answer => {
  const [event] = judgeBatch(state, [arrival]).events;
  if (event === undefined) throw new Error('a sale is judged');
  return event.answer;
};

/** Where the card stands after these sales, as the server keeps it. */
const livedBy = (known: Revision, past: readonly EarlierSale[]): BatchState =>
  past.reduce((state, earlier, nth) => {
    const arrivals = [arrivalOf(earlier, { seq: nth + 1, atMs: earlier.atMs })];
    return afterWriting(state, judgeBatch(state, arrivals), arrivals);
  }, judgedIn([known]));

/** What the verdict on a sale gave, behind the ones before it. */
const givenBy = (known: Revision, before: readonly EarlierSale[], sold: EarlierSale, nth: number): Answer['given'] => answerTo(livedBy(known, before), arrivalOf(sold, { seq: nth + 1, atMs: sold.atMs })).given;

const stateIn = ({ cardStates }: BatchState, known: Revision): CampaignState => campaignStateOf(known, (programme) => cardStates.get(cardStateKey(11 as CardId, programme)) ?? emptyCardState);

const balancesIn = (state: CampaignState): PreviewState['balances'] => new Map(Object.entries(state.holdings).map(([programme, { balance }]) => [Number(programme) as never, balance]));

/** Sales of the card before noon, in their order. */
const aPast = fc
  .array(fc.record({ lines, ticketCents: fc.option(fc.nat(30_000)), agoMs: fc.oneof(fc.integer({ min: 1, max: 12 * hourMs }), fc.integer({ min: 1, max: 40 * 24 * hourMs })) }), { minLength: 1, maxLength: 5 })
  .map((sales) => sales.sort((a, b) => b.agoMs - a.agoMs).map(({ agoMs, ...sold }): EarlierSale => ({ ...soldOf(sold), atMs: noonMs - agoMs, given: [] })));

const given = (units: readonly { readonly programme: number; readonly units: number }[]): readonly unknown[] => units.filter((one) => one.units > 0).map((one) => [one.programme, one.units]);

/** Each unit that is given, and the balance behind the sale. */
const balancesAfter = (units: readonly { readonly programme: number; readonly units: number; readonly balanceAfter?: number | null; readonly balance?: number }[]): readonly unknown[] => units.filter((one) => one.units > 0).map((one) => [one.programme, one.balanceAfter ?? one.balance]);

const reasonIn = ({ code, facts }: Answer): SalePreview['reason'] => (code === null ? null : { code, facts });

const unitsOf = (given: readonly { readonly units: number }[]): number => given.reduce((sum, { units }) => sum + units, 0);

describe('law judged, not trusted: the phone’s preview and the verdict are one function', () => {
  it('agree, in units and in the reason, for a phone that knows the campaign and a card that has used nothing', () => {
    fc.assert(
      fc.property(revision, draft, (known, seen) => {
        const [shown, answer] = [preview([known], seen), verdict([known], 1, seen)];
        expect(given(shown.programmes)).toEqual(given(answer.given));
        expect(shown.reason).toEqual(answer.code === null ? null : { code: answer.code, facts: answer.facts });
      }),
      { numRuns: 300 },
    );
  });

  it('agree for a card with segments and a birthday of which the server told the phone, and say so where it told nothing', () => {
    fc.assert(
      fc.property(revision, draft, traits, (known, seen, card) => {
        const answer = verdict([known], 1, seen, { card });
        const [asked, alone] = [preview([known], seen, { told: toldOf(known, card) }), preview([known], seen)];
        expect(asked.reason).toEqual(answer.code === null ? null : { code: answer.code, facts: answer.facts });
        expect([unitsOf(asked.programmes), asked.programmes.some(({ hangsOnCard }) => hangsOnCard)]).toEqual([unitsOf(answer.given), false]);
        if (!alone.programmes.some(({ hangsOnCard }) => hangsOnCard)) expect(unitsOf(alone.programmes)).toBe(unitsOf(answer.given));
      }),
      { numRuns: 300 },
    );
  });

  it('agree for a card with a past of which the server told, whoever sold to it', () => {
    let decided = 0;
    fc.assert(
      fc.property(revision, draft, aPast, (known, seen, past) => {
        const state = livedBy(known, past);
        const [shown, answer] = [preview([known], seen, { told: toldOf(known, noTraits, stateIn(state, known)) }), answerTo(state, arrivalOf(seen, { seq: 9, atMs: noonMs }))];
        expect([given(shown.programmes), shown.reason]).toEqual([given(answer.given), reasonIn(answer)]);
        expect(balancesAfter(shown.programmes), 'what has ended is counted by neither').toEqual(balancesAfter(answer.given));
        if (unitsOf(verdict([known], 1, seen).given) !== unitsOf(answer.given)) decided += 1;
      }),
      { numRuns: 300 },
    );
    expect(decided).toBeGreaterThan(15);
  });

  it('agree for sales that this phone made and the server has not heard of, after what it told', () => {
    fc.assert(
      fc.property(revision, draft, aPast, fc.nat(4), (known, seen, past, told) => {
        const heard = past.slice(0, told);
        const unheard = past.slice(told).map((one, nth) => ({ ...one, atMs: noonMs - (10 - nth) * 60_000, given: null }));
        const shown = preview([known], seen, { told: toldOf(known, noTraits, stateIn(livedBy(known, heard), known)), earlier: unheard });
        const answer = answerTo(livedBy(known, [...heard, ...unheard]), arrivalOf(seen, { seq: 9, atMs: noonMs }));
        expect([given(shown.programmes), shown.reason]).toEqual([given(answer.given), reasonIn(answer)]);
        expect(balancesAfter(shown.programmes)).toEqual(balancesAfter(answer.given));
      }),
      { numRuns: 300 },
    );
  });

  it('law final: agree for a card of which something has ended, which the judge takes before the sale and the preview does not count', () => {
    let ended = 0;
    fc.assert(
      fc.property(ending, draft, aPast, fc.nat(4), (known, seen, past, told) => {
        const heard = past.slice(0, told);
        const unheard = past.slice(told).map((one, nth) => ({ ...one, atMs: noonMs - (10 - nth) * 60_000, given: null }));
        const before = stateIn(livedBy(known, heard), known);
        if (expireLots(before, noonMs).expired.length > 0) ended += 1;
        const shown = preview([known], seen, { told: toldOf(known, noTraits, before), earlier: unheard });
        const answer = answerTo(livedBy(known, [...heard, ...unheard]), arrivalOf(seen, { seq: 9, atMs: noonMs }));
        expect([given(shown.programmes), shown.reason, balancesAfter(shown.programmes)]).toEqual([given(answer.given), reasonIn(answer), balancesAfter(answer.given)]);
      }),
      { numRuns: 600 },
    );
    expect(ended).toBeGreaterThan(30);
  });

  it('agree without signal for a card that bought here alone, unless the preview says that it hangs on the card', () => {
    let agreed = 0;
    fc.assert(
      fc.property(revision, draft, aPast, fc.nat(4), (known, seen, past, judged) => {
        const state = livedBy(known, past);
        const balances = balancesIn(stateIn(livedBy(known, past.slice(0, judged)), known));
        const shown = preview([known], seen, { balances, earlier: past.map((one, nth) => ({ ...one, given: nth < judged ? givenBy(known, past.slice(0, nth), one, nth) : null })) });
        if (shown.programmes.some(({ hangsOnCard }) => hangsOnCard)) return;
        agreed += 1;
        const answer = answerTo(state, arrivalOf(seen, { seq: 9, atMs: noonMs }));
        expect([given(shown.programmes), shown.reason]).toEqual([given(answer.given), reasonIn(answer)]);
      }),
      { numRuns: 400 },
    );
    expect(agreed).toBeGreaterThan(100);
  });

  it('tell a phone no segment by its name', () => {
    fc.assert(fc.property(revision, (known) => !/"(vip|prueba)"/.test(JSON.stringify(withTagTokens(known)))), { numRuns: 300 });
  });

  it('a phone that had not heard of a revision is never given less than it showed, while the courtesy lasts', () => {
    fc.assert(
      fc.property(revised, draft, ([first, next], seen) => {
        const shown = preview([first], seen);
        const answer = verdict([first, next], 1, seen, { arrivedMs: noonMs + 20 * hourMs });
        expect(unitsOf(answer.given)).toBeGreaterThanOrEqual(unitsOf(shown.programmes));
      }),
      { numRuns: 300 },
    );
  });

  it('afterwards it is judged as one that had heard', () => {
    fc.assert(
      fc.property(revised, draft, (both, seen) => {
        const late = verdict(both, 1, seen, { arrivedMs: noonMs + 23 * hourMs });
        expect(unitsOf(late.given)).toBe(unitsOf(preview(both, seen).programmes));
      }),
      { numRuns: 300 },
    );
  });
});

it('a preview looks at the sale as it will be saved: two lines of one product are rounded as one', () => {
  const perTen = campaign({ owner: { kind: 'store', store: place.id }, earn: [rule({ per: { ...moneyRule, everyCents: 1_000 } })] });
  const [product] = [...catalogue.keys()];
  const line = { product: { gtin: product as Gtin }, quantity: 1_000, amountCents: 900 };
  const seen: SaleDraft = { draftId: 'd1', card: ana, cardTyped: false, ticketCents: null, lines: [line, line] };
  expect(unitsOf(preview([perTen], seen).programmes)).toBe(1);
  expect(unitsOf(verdict([perTen], 1, seen).given)).toBe(1);
});

const moneyRule = { kind: 'amount', rounding: { steps: 'whole', at: 'line', mode: 'down', when: 'after', remainder: 'drop' } } as const;

describe('an amount that nobody told', () => {
  const sold = (product: Gtin, quantity: number, amountCents: number | null): SaleDraft['lines'][number] => ({ product: { gtin: product }, quantity, amountCents });
  const ofStore = { owner: { kind: 'store', store: place.id } } as const;
  it.each([
    // Much money for one line would take the other's units from it, and a few cents are no step of the ticket.
    ['by a little alone, of the second rule that misses it', campaign({ ...ofStore, earn: [rule({ units: 7, per: { ...moneyRule, everyCents: 107 } }), rule({ id: 'r2', products: { ...everyProduct, products: [sunLight] }, per: { kind: 'ticket', everyCents: 700, rounding: moneyRule.rounding } })], limits: [{ of: { kind: 'units', unit: 'stamp' }, max: 1, per: 'day', scope: { kind: 'products', products: [sun, sunLight] }, holder: 'card' }] }), [sold(sun, 1_000, 107), sold(sunLight, 1_000, null)], null, [sunLight]],
    ['of what takes from a told ticket', campaign({ ...ofStore, minimum: { cents: 4_100, pieces: null, on: 'ticket' }, earn: [rule({ per: { ...moneyRule, everyCents: 101 } })] }), [sold(sun, 1_000, null), sold(beer, 1_000, null)], 4_201, [beer]],
    ['of pieces that make a whole one with those that are told', campaign({ ...ofStore, minimum: { cents: 1, pieces: 1, on: 'scope' }, earn: [rule({ per: { ...moneyRule, everyCents: 101 } })] }), [sold(sun, 700, null), sold(sun, 350, 0)], null, [sun]],
  ] as const)('is asked for where it would bring something %s', (_, known, lines, ticketCents, asked) => {
    expect(preview([known], { draftId: 'd1', card: ana, cardTyped: false, lines, ticketCents }).amountAsked?.products).toEqual(asked);
  });

  /** By money alone, so that no other rule takes what it would count, and no cut of pieces takes it away. */
  const byMoney = revision.map((each): Revision => ({ ...each, tiers: null, limits: each.limits.filter(({ of }) => of.kind !== 'items'), earn: each.earn.map((rule) => (rule.per.kind === 'amount' || rule.per.kind === 'ticket' ? rule : { ...rule, per: { ...moneyRule, everyCents: 100 + rule.units } })) }));
  const priced = (seen: SaleDraft, cents: number, products: readonly Gtin[] | 'all'): SaleDraft => ({ ...seen, lines: seen.lines.map((each) => (each.amountCents === null && (products === 'all' || ('gtin' in each.product && products.includes(each.product.gtin))) ? { ...each, amountCents: cents } : each)) });

  /** A told ticket holds what its lines cost. */
  const told = (seen: SaleDraft, wanted: readonly Gtin[]): SaleDraft => ({ ...priced(seen, 10_000_000, wanted), ticketCents: wanted.length > 0 && seen.ticketCents === null ? null : 90_000_000 });
  const askedAgain = (known: Revision, seen: SaleDraft) => {
    const { programmes, amountAsked: asked } = preview([known], seen);
    return { explanation: programmes.flatMap(({ explanation: { parts } }) => parts), asked };
  };

  it('is asked for where it would bring something, and where none is asked for none brings anything', () => {
    let [asked, silent] = [0, 0];
    fc.assert(
      fc.property(byMoney, draft, fc.integer({ min: 1, max: 90_000 }), (known, seen, cents) => {
        const shown = preview([known], seen);
        if (shown.amountAsked === null) {
          silent += 1;
          // A ticket that says less than its lines may lose by what is told of them.
          expect(unitsOf(preview([known], priced(seen, cents, 'all')).programmes)).toBeLessThanOrEqual(unitsOf(shown.programmes));
        } else if (shown.amountAsked.brings !== null) {
          asked += 1;
          const { explanation, asked: more } = askedAgain(known, told(seen, shown.amountAsked.products));
          // A ticket that holds restricted goods asks for what they cost as well.
          const parts = more === null ? explanation : askedAgain(known, told(told(seen, shown.amountAsked.products), more.products)).explanation;
          expect(parts.some(({ before }) => before > 0)).toBe(true);
        }
      }),
      { numRuns: 1200 },
    );
    expect(Math.min(asked, silent)).toBeGreaterThan(30);
  });
});
