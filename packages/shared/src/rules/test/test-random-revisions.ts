import fc from 'fast-check';
import type { InstantMs, ProgrammeId, StoreId } from '../../ids/index.ts';
import type { Budget, EarnRule, Expiry, Limit, LimitScope, Minimum, Multiplier, Per, Period, Revision, Reward, RewardTimes, Rounding, TierLadder, TierLevel, Unit, UnitKind } from '../index.ts';
import { aCardScope, aProductScope, aStoreScope, aWindow } from './test-scopes.ts';
import { everyProduct, everyStore, moon, moonCpg, sun, sunCpg, sunLight } from './test-world.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Mostly none. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T | null> => fc.oneof({ weight, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
/** The first nine times in ten. */
const mostly = <T>(first: T, ...others: readonly T[]): fc.Arbitrary<T> => fc.oneof({ weight: 9, arbitrary: fc.constant(first) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const aKind = (kinds: readonly UnitKind[]): fc.Arbitrary<UnitKind> => fc.constantFrom(...kinds);

const anExpiry = (aroundMs: InstantMs): fc.Arbitrary<Expiry> =>
  fc.oneof(
    fc.constant<Expiry>({ by: 'never' }),
    fc.record({ by: fc.constant('age' as const), days: fc.integer({ min: 1, max: 70 }), ends: fc.constantFrom('instant' as const, 'day' as const, 'month' as const, 'year' as const) }),
    fc.record({ by: fc.constant('date' as const), atMs: fc.integer({ min: 1, max: 40 }).map((days) => aroundMs + days * dayMs) }),
    fc.record({ by: fc.constantFrom('first' as const, 'inactivity' as const), days: fc.integer({ min: 1, max: 40 }) }),
  );

const aUnit = (kind: UnitKind, programme: number, aroundMs: InstantMs): fc.Arbitrary<Unit> =>
  fc.record({
    kind: fc.constant(kind),
    programme: fc.constant(programme as ProgrammeId),
    goal: seldom(fc.record({ units: fc.integer({ min: 1, max: 12 }), overflow: fc.constantFrom('drop' as const, 'drop' as const, 'carry' as const) })),
    heldDays: fc.constantFrom(0, 0, 0, 1, 2),
    expiry: anExpiry(aroundMs),
    warnDays: fc.integer({ min: 0, max: 5 }),
  });

const aMinimum: fc.Arbitrary<Minimum> = fc.record({ cents: seldom(fc.integer({ min: 1, max: 6000 }), 1), pieces: seldom(fc.integer({ min: 1, max: 4 }), 1), on: fc.constantFrom('scope' as const, 'ticket' as const) });

const aRounding: fc.Arbitrary<Rounding> = fc
  .record({
    steps: fc.constantFrom('whole' as const, 'proportional' as const),
    at: fc.constantFrom('unit' as const, 'line' as const, 'sale' as const, 'sale' as const),
    mode: fc.constantFrom('down' as const, 'down' as const, 'nearest' as const, 'up' as const),
    when: fc.constantFrom('before' as const, 'after' as const),
    remainder: fc.constantFrom('carry' as const, 'drop' as const),
  })
  .map((rounding) => (rounding.at === 'sale' && rounding.mode === 'down' ? rounding : { ...rounding, remainder: 'drop' }));

const everyCents = fc.constantFrom(1, 3, 100, 700, 1000, 2500);

const aPer: fc.Arbitrary<Per> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Per>({ kind: 'item' }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('items' as const), every: fc.integer({ min: 1, max: 4 }), remainder: fc.constantFrom('carry' as const, 'drop' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('amount' as const), everyCents, rounding: aRounding }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ticket' as const), everyCents, rounding: aRounding }) },
  { weight: 2, arbitrary: fc.constant<Per>({ kind: 'visit' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('different' as const), atLeast: fc.integer({ min: 2, max: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('combo' as const),
      parts: fc.array(fc.record({ products: aProductScope, pieces: fc.integer({ min: 1, max: 2 }) }), { minLength: 1, maxLength: 3 }),
      timesMax: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Per>({ kind: 'first' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('birthday' as const), daysAround: fc.constantFrom(0, 3, 20, 150) }) },
);

const anEarnRule = (kinds: readonly UnitKind[], levels: number): fc.Arbitrary<EarnRule> =>
  fc.record({ id: fc.constant(''), unit: aKind(kinds), units: fc.constantFrom(1, 1, 2, 3, 7, 10_000), products: aProductScope, stores: aStoreScope, cards: aCardScope(levels), window: aWindow, per: aPer });

const aMultiplier = (kinds: readonly UnitKind[], levels: number): fc.Arbitrary<Multiplier> =>
  fc.record({
    id: fc.constant(''),
    percent: fc.constantFrom(101, 150, 150, 200, 200, 333, 1000),
    units: fc.subarray([...kinds], { minLength: 1 }),
    products: aProductScope,
    stores: aStoreScope,
    cards: aCardScope(levels),
    window: aWindow,
    extraMax: seldom(fc.integer({ min: 1, max: 6 }), 1),
  });

const aPeriod: fc.Arbitrary<Period> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Period>('sale', 'day', 'day', 'week', 'month', 'lifetime') },
  { weight: 2, arbitrary: fc.constantFrom(1, 2, 24, 48, 168).map((hours) => ({ hours })) },
);

const aLimitScope: fc.Arbitrary<LimitScope> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<LimitScope>({ kind: 'campaign' }) },
  { weight: 1, arbitrary: fc.constantFrom('sol', 'luna').map((brand) => ({ kind: 'brand' as const, brand })) },
  { weight: 1, arbitrary: fc.subarray([sun, sunLight, moon] as readonly string[] as string[], { minLength: 1 }).map((products) => ({ kind: 'products' as const, products })) },
  { weight: 1, arbitrary: fc.constant<LimitScope>({ kind: 'store' }) },
);

/** One limit; `max` is small enough to bite within a few sales. */
export const aLimit = (kinds: readonly UnitKind[]): fc.Arbitrary<Limit> =>
  fc.record({
    of: fc.oneof({ weight: 3, arbitrary: aKind(kinds).map((unit) => ({ kind: 'units' as const, unit })) }, { weight: 1, arbitrary: fc.constant({ kind: 'sales' as const }) }, { weight: 1, arbitrary: fc.constant({ kind: 'items' as const }) }),
    max: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 8 }) }, { weight: 1, arbitrary: fc.constantFrom(60, 1000, 1_000_000_000) }),
    per: aPeriod,
    scope: aLimitScope,
    holder: fc.constantFrom('card' as const, 'card' as const, 'card' as const, 'everyone' as const),
  });

const aBudget: fc.Arbitrary<Budget> = fc.record({ units: seldom(fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }) }), 1), cents: seldom(fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 9000 })), 1), centsPerUnit: fc.constantFrom(0, 1, 150, 700) });

const aCondition = fc.oneof(
  fc.record({ metric: fc.constantFrom('sales' as const), atLeast: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ metric: fc.constantFrom('earned' as const, 'held' as const), atLeast: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ metric: fc.constant('cents' as const), atLeast: fc.integer({ min: 1, max: 4000 }) }),
);
const aLevel = (name: string, isHigher: boolean): fc.Arbitrary<TierLevel> =>
  fc.record({
    name: fc.constant(name),
    need: fc.constantFrom('any' as const, 'all' as const),
    conditions: fc.array(aCondition, { minLength: 1, maxLength: 2 }).map((conditions) => (isHigher ? conditions.map(({ metric, atLeast }) => ({ metric, atLeast: atLeast + 1 })) : conditions)),
    percent: fc.constantFrom(100, 150, 200, 300),
    access: fc.constant([]),
  });

const aLadder: fc.Arbitrary<TierLadder> = fc.record({
  levels: fc.oneof(fc.tuple(aLevel('plata', false)), fc.tuple(aLevel('plata', false), aLevel('oro', true))),
  over: fc.oneof(fc.constant({ kind: 'lifetime' as const }), fc.constantFrom('month' as const, 'quarter' as const, 'year' as const).map((period) => ({ kind: 'calendar' as const, period })), fc.integer({ min: 1, max: 4 }).map((days) => ({ kind: 'rolling' as const, days }))),
  countsOwnSale: fc.boolean(),
  graceDays: fc.constantFrom(0, 1, 2, 5),
  onFall: fc.constantFrom('step' as const, 'reach' as const),
  resetOnRedeem: fc.boolean(),
});

const aRewardTimes: fc.Arbitrary<RewardTimes> = fc.record({ max: fc.constantFrom(1, 1, 2), per: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const, 'year' as const, 'lifetime' as const) });

/** A reward that a few sales pay for, for some cards or all; what costs nothing is had so often. */
const aReward = (kinds: readonly UnitKind[], levels: number): fc.Arbitrary<Reward> =>
  fc
    .record({
      unit: aKind(kinds),
      cost: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 4),
      cards: seldom(aCardScope(levels), 5),
      birthday: seldom(fc.oneof(fc.constant({ kind: 'month' as const }), fc.constantFrom(0, 3, 20, 150).map((daysAround) => ({ kind: 'days' as const, daysAround })))),
      times: seldom(aRewardTimes, 2),
      isFreeTimes: aRewardTimes,
    })
    .map(({ unit, cost, cards, birthday, times, isFreeTimes }) => ({
      ...{ id: '', name: 'Café', unit, cost, kind: 'benefit' as const, products: [] },
      ...(cards === null ? {} : { cards }),
      ...(birthday === null ? {} : { birthday }),
      ...(cost === 0 ? { times: times ?? isFreeTimes } : times === null ? {} : { times }),
    }));

/** Names by place, so that no two are alike. */
const named = <T extends { readonly id: string }>(list: readonly T[], letter: string): readonly T[] => list.map((one, index) => ({ ...one, id: `${letter}${index + 1}` }));

export const timeZones = ['America/Tijuana', 'America/Mexico_City', 'Europe/Madrid'] as const;

/** A random campaign in force around an instant, of every kind that the page knows. Campaigns of different ids share no programme. */
export const aRevision = (aroundMs: InstantMs, campaign = 1): fc.Arbitrary<Revision> =>
  fc
    .record({ ladder: seldom(aLadder, 1), kinds: fc.constantFrom<readonly UnitKind[]>(['stamp'], ['point'], ['stamp', 'point'], ['point', 'stamp']) })
    .chain(({ ladder, kinds }) => {
      const levels = ladder?.levels.length ?? 0;
      const programme = (campaign - 1) * 2 + 1;
      return fc.record<Revision>({
        v: fc.constant(2),
        campaign: fc.constant(programme as ProgrammeId),
        revision: fc.constant(1),
        owner: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(sunCpg, sunCpg, sunCpg, moonCpg).map((cpg) => ({ kind: 'cpg' as const, cpg })) }, { weight: 2, arbitrary: fc.constant({ kind: 'store' as const, store: 1 as StoreId }) }),
        name: fc.constantFrom('Sol', 'Verano', 'Niños y más'),
        effectiveFromMs: fc.constant(aroundMs - 320 * dayMs),
        startsAtMs: mostly(aroundMs - 310 * dayMs, aroundMs - hourMs),
        endsAtMs: mostly<InstantMs | null>(null, aroundMs + 20 * hourMs),
        state: mostly<Revision['state']>('active', 'paused', 'ended'),
        redeemUntilMs: mostly<InstantMs | null>(null, aroundMs + 20 * hourMs, aroundMs + 60 * hourMs),
        timeZone: fc.constantFrom(...timeZones),
        courtesyMs: fc.constant(dayMs),
        units: fc.tuple(...kinds.map((kind, index) => aUnit(kind, programme + index, aroundMs))),
        products: fc.oneof({ weight: 4, arbitrary: fc.constant(everyProduct) }, { weight: 1, arbitrary: aProductScope }),
        stores: fc.oneof({ weight: 4, arbitrary: fc.constant(everyStore) }, { weight: 1, arbitrary: aStoreScope }),
        cards: fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: aCardScope(levels) }),
        holdoutPercent: mostly(0, 50),
        allows: fc.constantFrom([], [], ['alcohol']),
        minimum: seldom(aMinimum),
        cooldownMs: fc.constantFrom(0, 0, 0, 0, hourMs, 24 * hourMs),
        earn: fc.array(anEarnRule(kinds, levels), { minLength: 1, maxLength: 4 }).map((rules) => named(rules, 'r')),
        multipliers: fc.record({ how: fc.constantFrom('best' as const, 'multiply' as const), list: fc.array(aMultiplier(kinds, levels), { maxLength: 3 }).map((list) => named(list, 'm')) }),
        limits: fc.array(aLimit(kinds), { maxLength: 3 }),
        budget: seldom(aBudget, 2),
        tiers: fc.constant(ladder),
        group: fc.constantFrom(null, 'g'),
        rewards: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.array(aReward(kinds, levels), { minLength: 1, maxLength: 3 }) }).map((rewards) => named(rewards, 'p')),
      });
    })
    .chain((revision) => fc.record({ limits: someExtraLimits(revision), tiers: someAccess(revision) }).map(({ limits, tiers }) => ({ ...revision, tiers, limits: [...revision.limits, ...limits] })));

/** Levels that open some of the rewards. */
const someAccess = ({ tiers, rewards }: Revision): fc.Arbitrary<TierLadder | null> =>
  tiers === null ? fc.constant(null) : fc.tuple(...tiers.levels.map((level) => fc.subarray(rewards.map(({ id }) => id)).map((access) => ({ ...level, access })))).map((levels) => ({ ...tiers, levels }));

/** On what one of the multipliers adds, or the card's tier. */
const someExtraLimits = ({ multipliers, tiers, units }: Revision): fc.Arbitrary<readonly Limit[]> => {
  const ids = [...multipliers.list.map(({ id }) => id), ...(tiers?.levels.some(({ percent }) => percent > 100) === true ? ['tier'] : [])];
  const [first] = ids;
  if (first === undefined) return fc.constant([]);
  const anExtraLimit = fc.record({ limit: aLimit(units.map(({ kind }) => kind)), multiplier: fc.constantFrom(first, ...ids) }).map(({ limit, multiplier }): Limit => ({ ...limit, of: { kind: 'extra', multiplier } }));
  return fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(anExtraLimit, { minLength: 1, maxLength: 2 }) });
};

/** The same campaign with other limits, some of them the old ones with another `max`, rules that give twice as much, a ladder that it may not have had, another cooldown where it has one. */
export const theNext = (revision: Revision): fc.Arbitrary<Revision> =>
  fc.record({ tiers: fc.option(aLadder), cooldownMs: revision.cooldownMs > 0 ? fc.constantFrom(revision.cooldownMs, hourMs) : fc.constant(0), kept: fc.subarray([...revision.limits]), added: fc.array(aLimit(revision.units.map(({ kind }) => kind)), { maxLength: 2 }), more: fc.integer({ min: 0, max: 4 }) }).map(({ tiers, cooldownMs, kept, added, more }) => ({
    ...revision,
    // Scopes name levels of the ladder that there is.
    tiers: revision.tiers ?? tiers,
    cooldownMs,
    revision: revision.revision + 1,
    earn: revision.earn.map((rule) => ({ ...rule, units: Math.min(10_000, rule.units * 2) })),
    limits: [...added, ...kept.map((limit) => ({ ...limit, max: limit.max + more }))],
  }));
