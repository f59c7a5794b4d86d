import { describe, expect, it } from 'vitest';
import { afterRedemption, dueWarnings, emptyCampaignState, expireLots, type Expiry, type Revision, spendLots, type TierLadder, tierOutlook } from '../index.ts';
import { campaign, dayMs, hourMs, limit, line, multiplier, noonMs, play, rule, sale, stamps } from './test-campaign.ts';

const on = (day: number, cents: number | null = null): ReturnType<typeof sale> => sale([line(1, { amountCents: cents })], { atMs: noonMs + day * dayMs });
/** Local midnight in Mexico City, days after the Monday of `noonMs`. */
const midnightMs = (days: number): number => noonMs - 12 * hourMs + days * dayMs;
/** The number of the local day of `noonMs`. */
const monday = Date.UTC(2026, 10, 23) / dayMs;

const ladder = (changes: Partial<TierLadder> = {}): TierLadder => ({
  levels: [
    { name: 'plata', need: 'all', conditions: [{ metric: 'sales', atLeast: 2 }], percent: 200, access: [] },
    { name: 'oro', need: 'any', conditions: [{ metric: 'sales', atLeast: 4 }, { metric: 'cents', atLeast: 90_000 }], percent: 300, access: [] },
  ],
  over: { kind: 'rolling', days: 10 },
  countsOwnSale: false,
  graceDays: 0,
  onFall: 'step',
  resetOnRedeem: false,
  ...changes,
});
const tiered = (changes: Partial<TierLadder> = {}, more: Partial<Revision> = {}): Revision => campaign({ tiers: ladder(changes), ...more });

describe('tiers', () => {
  it('rise at once, and a sale is multiplied by the level before it', () => {
    expect(play(tiered(), [on(0), on(1), on(2), on(3), on(4)]).units).toEqual([1, 1, 2, 2, 3]);
    expect(play(tiered({ countsOwnSale: true }), [on(0), on(1), on(2), on(3, 90_000)]).units).toEqual([1, 2, 2, 3]);
  });

  it('count by the days that end with the sale’s, by the calendar, or for life', () => {
    expect(play(tiered(), [on(0), on(9), on(9), on(10)]).units).toEqual([1, 1, 2, 2]);
    expect(play(tiered(), [on(0), on(10), on(10)]).units).toEqual([1, 1, 1]);
    expect(play(tiered({ over: { kind: 'calendar', period: 'month' } }), [on(6), on(7), on(7), on(8), on(9), on(10)]).units).toEqual([1, 1, 2, 1, 1, 2]);
    expect(play(tiered({ over: { kind: 'lifetime' } }), [on(0), on(300), on(900)]).units).toEqual([1, 1, 2]);
  });

  it('fall one step at the end of their grace, and the next grace begins that day; or at once to what is reached', () => {
    const risen = [on(0), on(0), on(0), on(0)];
    const levels = (changes: Partial<TierLadder>, ...days: readonly number[]): readonly unknown[] => {
      const revision = tiered(changes);
      const { state } = play(revision, risen);
      return days.map((day) => {
        const outlook = tierOutlook(revision, state, monday + day);
        return [outlook?.level, outlook?.fallsOnDay === null ? null : (outlook?.fallsOnDay ?? 0) - monday];
      });
    };
    expect(levels({ graceDays: 5 }, 9, 10, 14, 15, 19, 20)).toEqual([[2, null], [2, 15], [2, 15], [1, 20], [1, 20], [0, null]]);
    expect(levels({ graceDays: 5, onFall: 'reach' }, 14, 15)).toEqual([[2, 15], [0, null]]);
    expect(levels({}, 9, 10)).toEqual([[2, null], [0, null]]);
  });

  describe('are kept by what is told,', () => {
    const keeps = (revision: Revision, bought: readonly ReturnType<typeof sale>[], day: number): readonly unknown[] => {
      const keep = tierOutlook(revision, play(revision, bought).state, monday + day)?.keep ?? null;
      return keep === null ? [] : [keep.fallsOnDay - monday, keep.countsFromDay === null ? null : keep.countsFromDay - monday, ...keep.missing.map(({ metric, units }) => `${units} ${metric}`)];
    };
    const four = [on(0), on(2), on(2), on(4)];

    it('of days that end with the day looked at by what leaves them first', () => {
      // The first purchase leaves on day 10; then one is missing, and 90,000 cents would do as well.
      expect(keeps(tiered(), four, 4)).toEqual([10, null, '1 sales', '90000 cents']);
      expect(keeps(tiered({ graceDays: 5 }), four, 12)).toEqual([15, null, '4 sales', '90000 cents']);
      const revision = tiered();
      expect(tierOutlook(revision, play(revision, [...four, on(9)]).state, monday + 10)?.level).toBe(2);
      expect(tierOutlook(revision, play(revision, four).state, monday + 10)?.level).toBe(1);
    });

    it('of a calendar period by the next period’s purchases, before its grace ends', () => {
      const monthly = (graceDays: number): Revision => tiered({ over: { kind: 'calendar', period: 'month' }, graceDays });
      // The 30th of November is day 7.
      expect(keeps(monthly(0), four, 7)).toEqual([8, 8, '4 sales', '90000 cents']);
      expect(keeps(monthly(5), four, 7)).toEqual([13, 8, '4 sales', '90000 cents']);
      expect(keeps(monthly(5), [...four, on(9)], 10)).toEqual([13, null, '3 sales', '90000 cents']);
    });

    it('for life where nothing takes it, and not at all below the first', () => {
      expect(keeps(tiered({ over: { kind: 'lifetime' } }), four, 900)).toEqual([]);
      expect(keeps(tiered(), [on(0)], 0)).toEqual([]);
    });
  });

  it('that a revision adds begin at nothing, also where what a card holds would be enough: it rises with the first sale that counts', () => {
    const revision = tiered({ levels: [{ name: 'plata', need: 'any', conditions: [{ metric: 'held', atLeast: 1 }], percent: 200, access: [] }] });
    const { state } = play(campaign(), [on(0)]);
    expect(tierOutlook(revision, state, monday + 5)?.level).toBe(0);
    expect(play(revision, [on(5), on(5)], state).units).toEqual([1, 2]);
  });

  it('keep a level that is earned again within its grace', () => {
    const revision = tiered({ graceDays: 5 });
    const { state } = play(revision, [on(0), on(0), on(12), on(13)]);
    expect(tierOutlook(revision, state, monday + 20)).toEqual({ level: 1, fallsOnDay: null, missing: [{ metric: 'sales', units: 2 }, { metric: 'cents', units: 90_000 }], keep: { fallsOnDay: monday + 27, countsFromDay: null, missing: [{ metric: 'sales', units: 2 }] } });
  });

  it('count a late sale on its own day, and let no tier of another multiplier add to theirs', () => {
    expect(play(tiered(), [on(0), on(20), on(12), on(20)]).units).toEqual([1, 1, 1, 2]);
    expect(play(tiered(), [on(0), on(20), on(10), on(20)]).units).toEqual([1, 1, 1, 1]);
    expect(play(tiered({}, { multipliers: { how: 'best', list: [multiplier({ percent: 300 })] } }), [on(0), on(0), on(0)]).units).toEqual([3, 3, 3]);
  });

  describe('are told of a late sale, with CAME_LATE,', () => {
    const plain = ladder().levels.map((level) => ({ ...level, percent: 100 }));
    const of = (tiers: readonly number[]) => ({ cards: { tiers: [...tiers] } });
    const visit = { per: { kind: 'visit' }, units: 5 } as const;
    const late = (more: Partial<Revision>, levels: TierLadder['levels'] = plain) => {
      const { codes, units, outcomes } = play(tiered({ levels }, more), [on(0), on(2), on(1)]);
      return [codes.at(-1), units.at(-1), outcomes.at(-1)?.explanation.facts['bonus']];
    };

    it('where a level that is known by now gives what no other does', () => {
      expect(late({ earn: [rule(), rule({ id: 'silver', ...visit, ...of([1]) })] })).toEqual(['CAME_LATE', 6, 'tier']);
      expect(late({ multipliers: { how: 'best', list: [multiplier(of([1, 2]))] } })).toEqual(['CAME_LATE', 2, 'tier']);
      expect(late({}, ladder().levels)).toEqual(['CAME_LATE', 2, 'tier']);
    });

    it('where it takes what another level would have given, be it all', () => {
      expect(late({ earn: [rule(), rule({ id: 'welcome', ...visit, ...of([0]) })] })).toEqual(['CAME_LATE', 1, 'tier']);
      expect(late({ earn: [rule(of([0]))] })).toEqual(['CAME_LATE', 0, 'tier']);
      expect(late(of([0, 2]))).toEqual(['CAME_LATE', 0, 'tier']);
    });

    it('and not where every level gives the same', () => {
      expect(late({})).toEqual(['GIVEN', 1, undefined]);
      expect(late({ earn: [rule(), rule({ id: 'silver', ...visit, ...of([1]), products: { ...rule().products, brands: ['Luna'] } })] })).toEqual(['GIVEN', 1, undefined]);
      expect(play(tiered({}, { limits: [limit({ max: 1, per: 'sale' })] }), [on(1), on(0)]).codes).toEqual(['GIVEN', 'GIVEN']);
    });
  });

  it('begin anew with a redemption where the ladder says so', () => {
    const revision = tiered({ resetOnRedeem: true });
    const { state } = play(revision, [on(0), on(0)]);
    expect(state.tier.level).toBe(1);
    expect(afterRedemption(state, revision, 'stamp', 2, noonMs)?.tier).toEqual(emptyCampaignState.tier);
    expect(afterRedemption(state, revision, 'stamp', 3, noonMs)).toBeNull();
  });

  it('leave no metrics in a campaign that has none', () => {
    expect(play(campaign(), [on(0)]).state.tier).toEqual(emptyCampaignState.tier);
  });
});

describe('lots', () => {
  const ends = (expiry: Expiry, ...days: readonly number[]): readonly unknown[] => {
    const { state } = play(campaign({ units: [stamps({ expiry })] }), days.map((day) => on(day)));
    return Object.values(state.holdings).flatMap(({ lots }) => lots.map(({ remaining, expiresAtMs }) => [remaining, expiresAtMs]));
  };

  it('end by age, by a date, by the first of them, or by inactivity', () => {
    expect(ends({ by: 'age', days: 2, ends: 'instant' }, 0)).toEqual([[1, noonMs + 2 * dayMs]]);
    expect(ends({ by: 'age', days: 2, ends: 'day' }, 0)).toEqual([[1, midnightMs(3)]]);
    expect(ends({ by: 'age', days: 2, ends: 'month' }, 0)).toEqual([[1, midnightMs(8)]]);
    expect(ends({ by: 'age', days: 2, ends: 'year' }, 0)).toEqual([[1, midnightMs(39)]]);
    expect(ends({ by: 'date', atMs: midnightMs(50) }, 0, 1)).toEqual([[2, midnightMs(50)]]);
    expect(ends({ by: 'first', days: 5 }, 2, 0)).toEqual([[1, midnightMs(6)], [1, midnightMs(6)]]);
    expect(ends({ by: 'inactivity', days: 5 }, 0, 2, 1)).toEqual([[3, midnightMs(8)]]);
    expect(ends({ by: 'never' }, 0, 2)).toEqual([[2, null]]);
  });

  it('are spent soonest-expiring first, and not before they are usable', () => {
    const lot = (remaining: number, expiresAtMs: number | null, earnedAtMs = 0, usableFromMs = 0): { readonly earnedAtMs: number; readonly remaining: number; readonly usableFromMs: number; readonly expiresAtMs: number | null } => ({ earnedAtMs, remaining, usableFromMs, expiresAtMs });
    const holding = { balance: 15, debt: 0, lots: [lot(3, null), lot(2, 900), lot(2, 500, 7), lot(2, 500, 3), lot(4, 100), lot(2, 600, 0, 300)] };
    const { holding: left, taken, from } = spendLots(holding, 8, 200);
    expect(from.map(({ lot: { expiresAtMs, earnedAtMs }, units }) => [expiresAtMs, earnedAtMs, units])).toEqual([[500, 3, 2], [500, 7, 2], [900, 0, 2], [null, 0, 2]]);
    expect([taken, left.balance, left.lots.map(({ remaining }) => remaining)]).toEqual([8, 7, [1, 4, 2]]);
    expect(spendLots(holding, 99, 200).taken).toBe(9);
  });

  it('mature after the days that they are held, warn, and are taken away at their end', () => {
    const revision = campaign({ units: [stamps({ heldDays: 2, warnDays: 3, expiry: { by: 'age', days: 10, ends: 'day' } })] });
    const { state, outcomes } = play(revision, [on(0)]);
    expect(outcomes[0]?.given[0]?.usableFromMs).toBe(midnightMs(2));
    const ending = [{ programme: 1, units: 1, expiresAtMs: midnightMs(11) }];
    expect([dueWarnings(revision, state, midnightMs(8) - 1), dueWarnings(revision, state, midnightMs(8))]).toEqual([[], ending]);
    expect(expireLots(state, midnightMs(11) - 1)).toEqual({ state, expired: [] });
    const gone = expireLots(state, midnightMs(11));
    expect(gone.expired).toEqual(ending);
    expect(gone.state.holdings[revision.campaign]).toEqual({ balance: 0, debt: 0, lots: [] });
    expect(expireLots(gone.state, midnightMs(99)).expired).toEqual([]);
  });

  it('stay at most a hundred: the two nearest ends become the later one', () => {
    const revision = campaign({ units: [stamps({ expiry: { by: 'age', days: 300, ends: 'day' } })] });
    const { state } = play(revision, Array.from({ length: 130 }, (_, day) => on(day)));
    const holding = state.holdings[revision.campaign];
    expect([holding?.balance, holding?.lots.length, holding?.lots.reduce((sum, { remaining }) => sum + remaining, 0)]).toEqual([130, 100, 130]);
  });
});
