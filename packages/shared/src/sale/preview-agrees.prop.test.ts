import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../events/index.ts';
import { ana, emptyState, epoch, noonMs, phone1, place, sale } from '../judge/small-world.ts';
import { judgeBatch } from '../judge/index.ts';
import type { Gtin } from '../ids/index.ts';
import { birthdaysDue, type CardTraits, emptyCampaignState, noTraits, type ProductFacts, type PublishedRevision, type Revision, tagTokensOf, withTagTokens } from '../rules/index.ts';
import { campaign, rule } from '../rules/test-campaign.ts';
import { aRevision, theNext } from '../rules/test-random-revisions.ts';
import { products } from '../rules/test-world.ts';
import { epoch16Of } from '../events/index.ts';
import { type PreviewState, type SaleDraft, type SalePreview, soldOf } from './index.ts';
import { previewSale } from './preview.ts';

const hourMs = 3_600_000;
const catalogue = new Map(Object.values(products).flatMap((facts): [Gtin, ProductFacts][] => (facts.gtin === null || facts.cpg === null ? [] : [[facts.gtin, { ...facts, cpg: facts.cpg }]])));
const lines = fc.array(fc.record({ product: fc.constantFrom(...Object.values(products).map(({ gtin }) => (gtin === null ? { raw: 'suelto' } : { gtin }))), quantity: fc.constantFrom(350, 1_000, 2_000, 5_000), amountCents: fc.option(fc.integer({ min: 0, max: 9_900 })) }), { minLength: 1, maxLength: 4 });
const draft = fc.record({ lines, ticketCents: fc.option(fc.nat(30_000)) }).map((each): SaleDraft => ({ ...each, draftId: 'd1', card: ana, cardTyped: false }));

/** Without what only the server has: the totals of all cards. */
const ofOneCard = (revision: Revision): Revision => ({ ...revision, budget: null, limits: revision.limits.filter(({ holder }) => holder === 'card') });
const revision = aRevision(noonMs).map(ofOneCard);
const revised = revision.chain((first) => theNext(first).map((next) => [first, { ...ofOneCard(next), effectiveFromMs: noonMs - 2 * hourMs }] as const));

const publishedAs = (revisions: readonly Revision[]): readonly PublishedRevision[] => revisions.map((one, nth) => ({ revision: one, judgedNo: nth + 1 }));

const preview = (known: readonly Revision[], seen: SaleDraft, answers: PreviewState['answers'] = new Map()): SalePreview =>
  previewSale({ store: place, programmes: new Map(known.slice(0, 1).map(({ campaign }) => [campaign, publishedAs(known.map(withTagTokens))])), products: catalogue, balances: new Map(), answers }, seen, noonMs);

/** What an outlook tells a store's phone of such a card. */
const answersOf = (revision: Revision, traits: CardTraits): NonNullable<PreviewState['answers']> =>
  new Map([[revision.campaign, { revision: revision.revision, tags: tagTokensOf(revision, traits), birthdaysDue: birthdaysDue(revision, traits, emptyCampaignState, noonMs) }]]);

/** Those that random revisions name, and birthdays about noon. */
const traits: fc.Arbitrary<CardTraits> = fc.record({ tags: fc.subarray(['vip', 'prueba', 'otra']), birthday: fc.option(fc.record({ month: fc.constantFrom(4, 11), day: fc.integer({ min: 1, max: 28 }) })) });

/** What the judge answers to a sale made at noon by a phone that knew so many revisions. */
const verdict = (all: readonly Revision[], known: number, seen: SaleDraft, { arrivedMs = noonMs, card = noTraits }: { readonly arrivedMs?: number; readonly card?: CardTraits } = {}): Answer => {
  const { lines: sold, ticketCents } = soldOf(seen);
  const campaign = all[0]?.campaign ?? 0;
  const arrival = sale({ basis: { epoch16: epoch16Of(epoch), judgedNo: known }, ticketCents, receivedMs: arrivedMs });
  const state = emptyState({ cardTraits: new Map([[11, card]]), products: catalogue, programmes: new Map([[campaign, publishedAs(all)]]), sources: new Map([[phone1, { ...emptyState().sources.get(phone1), store: place.id, place, programmes: [campaign], revokedAtMs: null }]]) } as never);
  const { events } = judgeBatch(state, [{ ...arrival, event: { ...arrival.event, lines: sold } as never }]);
  const [event] = events;
  if (event === undefined) throw new Error('a sale is judged');
  return event.answer;
};

const unitsOf = (given: readonly { readonly units: number }[]): number => given.reduce((sum, { units }) => sum + units, 0);

describe('law judged, not trusted: the phone’s preview and the verdict are one function', () => {
  it('agree, in units and in the reason, for a phone that knows the campaign and a card that has used nothing', () => {
    fc.assert(
      fc.property(revision, draft, (known, seen) => {
        const [shown, answer] = [preview([known], seen), verdict([known], 1, seen)];
        const given = (units: readonly { readonly programme: number; readonly units: number }[]) => units.filter((one) => one.units > 0).map((one) => [one.programme, one.units]);
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
        const [asked, alone] = [preview([known], seen, answersOf(known, card)), preview([known], seen)];
        expect(asked.reason).toEqual(answer.code === null ? null : { code: answer.code, facts: answer.facts });
        expect([unitsOf(asked.programmes), asked.programmes.some(({ hangsOnCard }) => hangsOnCard)]).toEqual([unitsOf(answer.given), false]);
        if (!alone.programmes.some(({ hangsOnCard }) => hangsOnCard)) expect(unitsOf(alone.programmes)).toBe(unitsOf(answer.given));
      }),
      { numRuns: 300 },
    );
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

describe('an amount that nobody told', () => {
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
          expect(unitsOf(preview([known], priced(seen, cents, 'all')).programmes)).toBe(unitsOf(shown.programmes));
        } else if (shown.amountAsked.brings !== null) {
          asked += 1;
          const { explanation, asked: more } = askedAgain(known, told(seen, shown.amountAsked.products));
          // A ticket that holds restricted goods asks for what they cost as well.
          const parts = more === null ? explanation : askedAgain(known, told(told(seen, shown.amountAsked.products), more.products)).explanation;
          expect(parts.some(({ before }) => before > 0)).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
    expect(Math.min(asked, silent)).toBeGreaterThan(30);
  });
});

const moneyRule = { kind: 'amount', rounding: { steps: 'whole', at: 'line', mode: 'down', when: 'after', remainder: 'drop' } } as const;
