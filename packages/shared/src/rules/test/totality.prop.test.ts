import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CpgId, Gtin, StoreId } from '../../ids/index.ts';
import { type CardFacts, type EarnRule, type Expiry, type LineFacts, type Per, type Revision, type Rounding, resolveStores, type SaleFacts, stateOf, stateText, undoUses } from '../index.ts';
import { campaign, chips, cola, limit, multiplier, noonMs, play, points, rule, sale, stamps, store, water } from './test-campaign.ts';

/** Whatever a number may be, and much of it near the bounds. */
const aNumber = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, -0, -1, 0.5, 1000, 10_000_000, 100_000_000, 100_000_001, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MAX_SAFE_INTEGER));
const aName = fc.constantFrom('', 'sol', '__proto__', 'constructor', 'bebidas/refrescos', '/', '//');

const aLine: fc.Arbitrary<LineFacts> = fc.record({
  gtin: fc.constantFrom<Gtin | null>(cola, water, chips, '__proto__' as Gtin, null),
  cpg: fc.constantFrom<CpgId | null>(1 as CpgId, 1 as CpgId, 2 as CpgId, null),
  brand: fc.option(aName),
  categories: fc.array(aName, { maxLength: 3 }),
  tags: fc.array(aName, { maxLength: 3 }),
  restricted: fc.constantFrom(null, null, 'alcohol' as const),
  quantity: aNumber,
  amountCents: fc.option(aNumber),
  isPrize: fc.boolean(),
});
const aCard: fc.Arbitrary<CardFacts> = fc.record({ tags: fc.array(aName, { maxLength: 2 }), birthday: fc.option(fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })), bucket: fc.integer({ min: 0, max: 9999 }) });
const aSale: fc.Arbitrary<SaleFacts> = fc
  .record({ atMs: fc.oneof(aNumber, fc.integer({ min: -90, max: 90 }).map((day) => noonMs + day * 86_400_000)), lines: fc.array(aLine, { maxLength: 120 }), ticketCents: fc.option(aNumber), card: aCard })
  .map((changes) => sale([], changes));

/** The bounds of section 12 at once: the most units, the least money, the highest percent. */
const mostUnits = fc.constantFrom(1, 10_000);
const aRounding: fc.Arbitrary<Rounding> = fc.record({ steps: fc.constantFrom('whole', 'proportional'), at: fc.constantFrom('unit', 'line', 'sale'), mode: fc.constantFrom('down', 'nearest', 'up'), when: fc.constantFrom('before', 'after'), remainder: fc.constant('drop') });
const aPer: fc.Arbitrary<Per> = fc.oneof(
  fc.constantFrom<Per>({ kind: 'item' }, { kind: 'items', every: 1, remainder: 'carry' }, { kind: 'visit' }, { kind: 'different', atLeast: 2 }, { kind: 'first' }, { kind: 'birthday', daysAround: 150 }),
  fc.constantFrom<Per>({ kind: 'combo', parts: [{ products: rule().products, pieces: 3 }, { products: { ...rule().products, products: [cola, water] }, pieces: 2 }], timesMax: 10_000 }),
  fc.record({ kind: fc.constantFrom('amount', 'ticket'), everyCents: fc.constantFrom(1, 7, 100_000_000), rounding: aRounding }),
);
const aRule: fc.Arbitrary<EarnRule> = fc.record({ per: aPer, units: mostUnits, unit: fc.constantFrom('stamp', 'point') }).map((changes) => rule(changes));
const anExpiry = fc.constantFrom<Expiry>({ by: 'never' }, { by: 'age', days: 3660, ends: 'year' }, { by: 'first', days: 3660 }, { by: 'inactivity', days: 1 }, { by: 'date', atMs: 0 });

const aRevision: fc.Arbitrary<Revision> = fc
  .record({ earn: fc.array(aRule, { minLength: 1, maxLength: 50 }), expiry: anExpiry, how: fc.constantFrom('best' as const, 'multiply' as const), hours: fc.constantFrom(1, 87_840), max: fc.constantFrom(1, 5, 1_000_000_000), goal: fc.option(fc.constantFrom(1, 1_000_000)), over: fc.constantFrom<NonNullable<Revision['tiers']>['over']>({ kind: 'lifetime' }, { kind: 'calendar', period: 'quarter' }, { kind: 'rolling', days: 3660 }) })
  .map(({ earn, expiry, how, hours, max, goal, over }) =>
    campaign({
      units: [stamps({ expiry, goal: goal === null ? null : { units: goal, overflow: 'drop' } }), points({ expiry, heldDays: 3660 })],
      allows: ['alcohol'],
      cooldownMs: 1,
      earn: earn.map((each, at) => ({ ...each, id: `r${at}` })),
      multipliers: { how, list: [multiplier({ percent: 1000 }), multiplier({ id: 'more', percent: 101, extraMax: 1 })] },
      limits: [limit({ max, per: { hours } }), limit({ max, of: { kind: 'items' }, per: 'month' }), limit({ max: 1_000_000_000, of: { kind: 'units', unit: 'point' }, per: 'week', holder: 'everyone' })],
      budget: { units: null, cents: 1_000_000_000, centsPerUnit: 1 },
      tiers: { levels: [{ name: 'oro', need: 'any', conditions: [{ metric: 'cents', atLeast: 1 }, { metric: 'held', atLeast: 9 }], percent: 1000, access: [] }], over, countsOwnSale: true, graceDays: 3660, onFall: 'step', resetOnRedeem: false },
    }),
  );

it('answers whatever the sale says, within its bounds, and leaves a state that can be stored and undone', { timeout: 0 }, () => {
  fc.assert(
    fc.property(aRevision, fc.array(aSale, { minLength: 1, maxLength: 4 }), (revision, sales) => {
      const { outcomes, state } = play(revision, sales);
      for (const { given, explanation } of outcomes) {
        for (const { units, before, repaid } of given) expect([units, before, repaid].every((each) => Number.isSafeInteger(each) && each >= 0 && each <= 1_000_000) && units > 0 && units <= before && repaid <= units).toBe(true);
        for (const { units, before } of explanation.parts) expect(Number.isSafeInteger(before) && units >= 0 && units <= before).toBe(true);
      }
      expect(stateOf(stateText(state))).toEqual(state);
      const undone = outcomes.reduce((left, { uses }) => undoUses(left, uses), state);
      expect([undone.counters, undone.sold, undone.soldAtMs, undone.firstSoldAtMs, undone.tier.days]).toEqual([{}, 0, [], null, {}]);
      for (const { balance, debt, lots } of Object.values(state.holdings)) {
        expect(debt >= 0 && lots.every(({ remaining }) => remaining > 0)).toBe(true);
        expect(lots.reduce((sum, { remaining }) => sum + remaining, 0)).toBe(balance);
      }
    }),
    { numRuns: 300, seed: 12 },
  );
});

it('judges a revision without its store lists as the whole one', { timeout: 0 }, () => {
  fc.assert(
    fc.property(aRevision, aSale, fc.constantFrom<readonly number[]>([7], [8], []), (whole, each, stores) => {
      const scoped = { ...whole, earn: whole.earn.map((one, at) => (at % 2 === 0 ? { ...one, stores: { ...rule().stores, stores: stores.map((id) => id as StoreId) } } : one)) };
      expect(play(resolveStores(scoped, store), [each])).toEqual(play(scoped, [each]));
    }),
    { numRuns: 100, seed: 12 },
  );
});
