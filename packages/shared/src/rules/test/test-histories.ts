import fc from 'fast-check';
import type { InstantMs } from '../../ids/index.ts';
import type { LineFacts, Revision, SaleFacts, UnitKind } from '../index.ts';
import { aRevision, theNext } from './test-random-revisions.ts';
import { cards, products, stores } from './test-world.ts';

const minuteMs = 60_000;

/** Days on which clocks change, months and years end, or nothing happens: midnights in UTC. */
const days = [
  Date.UTC(2026, 2, 8),
  Date.UTC(2026, 10, 1),
  Date.UTC(2022, 3, 3),
  Date.UTC(2022, 9, 30),
  Date.UTC(2026, 2, 29),
  Date.UTC(2026, 9, 25),
  Date.UTC(2027, 0, 1),
  Date.UTC(2028, 1, 29),
  Date.UTC(2026, 5, 30),
] as const;

/** What happens to one of three cards. */
export type Happening =
  | { readonly kind: 'sale'; readonly card: number | null; readonly sale: SaleFacts }
  /** Of the sale that stands at this place, if it stands and was not voided. */
  | { readonly kind: 'void'; readonly of: number }
  /** Handed over at the latest time of any sale before. */
  | { readonly kind: 'redeem'; readonly card: number; readonly campaign: number; readonly unit: UnitKind; readonly cost: number }
  /** A reward of the campaign, by its place, at the latest time of any sale before. */
  | { readonly kind: 'reward'; readonly card: number; readonly campaign: number; readonly reward: number }
  /** A reward and a purchase at once: the reward first, with what was there before (section 14). Of a purchase that comes late the reward is handed over now. */
  | { readonly kind: 'rewardAndSale'; readonly card: number; readonly campaign: number; readonly reward: number; readonly sale: SaleFacts }
  /** So many days after the latest time of any sale before. */
  | { readonly kind: 'expire'; readonly card: number; readonly days: number }
  /** The campaign at this place goes on by its next revision. */
  | { readonly kind: 'revise'; readonly campaign: number }
  /** So many units owed in this programme from now on. */
  | { readonly kind: 'debt'; readonly card: number; readonly programme: number; readonly debt: number };

export interface History {
  readonly revisions: readonly Revision[];
  /** What each becomes when it is revised: other limits, some of them the old ones with another `max`. */
  readonly next: readonly Revision[];
  readonly happenings: readonly Happening[];
  /** Whether campaigns know what all cards had: the server's way, or the phone's. */
  readonly knowsTotals: boolean;
}

const anInstant = (aroundMs: InstantMs): fc.Arbitrary<InstantMs> =>
  fc.oneof(
    { weight: 3, arbitrary: somewhere(aroundMs) },
    // The lengths of rolling windows and cooldowns apart, to the millisecond.
    { weight: 1, arbitrary: fc.constantFrom(0, 0, 1, 2, 24, 48, 168).map((hours) => aroundMs + (14 + hours) * 60 * minuteMs) },
  );

const somewhere = (aroundMs: InstantMs): fc.Arbitrary<InstantMs> =>
  fc
    .record({
      day: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: -1, max: 1 }) }, { weight: 4, arbitrary: fc.integer({ min: -4, max: 8 }) }, { weight: 1, arbitrary: fc.integer({ min: -49, max: 49 }) }, { weight: 1, arbitrary: fc.constantFrom(-300, 300, 301) }),
      // Often near the midnights of the three zones, and whole hours apart.
      halfHours: fc.oneof(fc.integer({ min: 0, max: 47 }), fc.constantFrom(10, 12, 14, 16, 18, 20, 44, 46, 47)),
      shiftMs: fc.constantFrom(0, 0, 0, -1, 1, 7 * minuteMs),
    })
    .map(({ day, halfHours, shiftMs }) => aroundMs + day * 1440 * minuteMs + halfHours * 30 * minuteMs + shiftMs);

const aLine: fc.Arbitrary<LineFacts> = fc
  .record({
    product: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(products.sun, products.sunLight) }, { weight: 2, arbitrary: fc.constant(products.moon) }, { weight: 1, arbitrary: fc.constantFrom(products.beer, products.unheard, products.loose) }),
    quantity: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(1000, 1000, 2000, 3000, 5000) }, { weight: 1, arbitrary: fc.constantFrom(350, 1500, 0, -1000, 10_000_000, 99_000_000) }),
    amountCents: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 4000 }) }, { weight: 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(null, 0, -500, 100_000_000, 9_999_999_999) }),
    isPrize: fc.constantFrom(false, false, false, false, false, false, false, true),
  })
  .map(({ product, ...rest }) => ({ ...product, ...rest }));

/** A sale of one to four lines around an instant. */
export const aSale = (aroundMs: InstantMs): fc.Arbitrary<{ readonly kind: 'sale'; readonly card: number | null; readonly sale: SaleFacts }> =>
  fc
    .record({
      card: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 5, arbitrary: fc.constantFrom(1, 2) }, { weight: 1, arbitrary: fc.constant(null) }),
      atMs: anInstant(aroundMs),
      store: fc.constantFrom(...stores),
      lines: fc.oneof({ weight: 300, arbitrary: fc.array(aLine, { minLength: 1, maxLength: 4 }) }, { weight: 1, arbitrary: fc.array(aLine, { minLength: 0, maxLength: 120 }) }),
      ticketCents: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 9000 }) }, { weight: 1, arbitrary: fc.constantFrom(-1, 0, 100_000_001) }),
    })
    .map(({ card, ...sale }) => ({ kind: 'sale', card, sale: { ...sale, card: card === null ? null : (cards[card] ?? null) } }));

const aRewardAsked = { card: fc.constantFrom(0, 0, 0, 0, 1), campaign: fc.constantFrom(0, 0, 0, 0, 1), reward: fc.constantFrom(0, 0, 0, 1, 2) };

const aHappening = (aroundMs: InstantMs): fc.Arbitrary<Happening> =>
  fc.oneof(
    { weight: 20, arbitrary: aSale(aroundMs) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('void' as const), of: fc.nat({ max: 9 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('debt' as const), card: fc.constantFrom(0, 1, 2), programme: fc.constantFrom(1, 2), debt: fc.integer({ min: 1, max: 6 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('redeem' as const), card: fc.constantFrom(0, 0, 0, 1), campaign: fc.constantFrom(0, 0, 0, 1), unit: fc.constantFrom('stamp' as const, 'point' as const), cost: fc.integer({ min: 1, max: 5 }) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('reward' as const), ...aRewardAsked }) },
    { weight: 2, arbitrary: fc.record({ asked: fc.record(aRewardAsked), bought: aSale(aroundMs) }).map(({ asked, bought: { sale } }) => ({ kind: 'rewardAndSale' as const, ...asked, sale: { ...sale, card: cards[asked.card] ?? null } })) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('expire' as const), card: fc.constantFrom(0, 0, 1), days: fc.integer({ min: 0, max: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('revise' as const), campaign: fc.constantFrom(0, 0, 1) }) },
  );

/** A random campaign and sales to be judged by it, in the order of their arrival. */
export const aCampaignAnd = <T>(of: (revision: Revision, aroundMs: InstantMs) => fc.Arbitrary<T>): fc.Arbitrary<T> => fc.constantFrom(...days).chain((aroundMs) => aRevision(aroundMs).chain((revision) => of(revision, aroundMs)));

const revisionsAround = (aroundMs: InstantMs): fc.Arbitrary<readonly Revision[]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.tuple(aRevision(aroundMs)) },
    { weight: 1, arbitrary: fc.tuple(aRevision(aroundMs, 2), aRevision(aroundMs, 1)) },
    { weight: 1, arbitrary: fc.tuple(aRevision(aroundMs, 1), aRevision(aroundMs, 3), aRevision(aroundMs, 2)) },
  );

/** What was the latest sale before a voided one is not known where nothing asked (section 10): no ladder comes after a void. */
const withoutLateLadder = (history: History): History => {
  if (!history.happenings.some(({ kind }) => kind === 'void')) return history;
  return { ...history, next: history.next.map((next, at) => ({ ...next, tiers: history.revisions[at]?.tiers ?? null })) };
};

/** One to three campaigns, and up to sixteen things that happen in no order of time. */
export const aHistory: fc.Arbitrary<History> = fc
  .constantFrom(...days)
  .chain((aroundMs) => revisionsAround(aroundMs).map((revisions) => ({ aroundMs, revisions })))
  .chain(({ aroundMs, revisions }) =>
    fc.record({
      revisions: fc.constant(revisions),
      next: fc.tuple(...revisions.map(theNext)),
      happenings: fc.array(aHappening(aroundMs), { minLength: 1, maxLength: 16, size: 'max' }),
      knowsTotals: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    }),
  )
  .map(withoutLateLadder);

/**
 * One campaign, and some hundred things that happen: as many as a card keeps one by one (section 7, *Counters*), so that one rolling limit of a card at a time is asked for. Nothing is voided, since what was dropped of cooldowns and first
 * purchases is not known again.
 */
export const aLongHistory: fc.Arbitrary<History> = aCampaignAnd((revision, aroundMs) =>
  fc.record({
    revisions: fc.constant([withOneRolling(revision)]),
    next: theNext(revision).map((next) => [withOneRolling(next)]),
    happenings: fc.array(aHappening(aroundMs).filter(({ kind }) => kind !== 'void'), { minLength: 90, maxLength: 120, size: 'max' }),
    knowsTotals: fc.boolean(),
  }),
);

const withOneRolling = (revision: Revision): Revision => {
  const isRolling = ({ per, holder }: Revision['limits'][number]): boolean => typeof per === 'object' && holder === 'card';
  const first = revision.limits.find(isRolling);
  return { ...revision, limits: revision.limits.filter((limit) => !isRolling(limit) || limit === first) };
};

/** The latest time of the sales before a place; 0 when there is none. */
export const latestMs = (happenings: readonly Happening[]): InstantMs => Math.max(0, ...happenings.flatMap((happening) => ('sale' in happening ? [happening.sale.atMs] : [])));
