import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { InstantMs, StoreId } from '../../ids/index.ts';
import { counterKey, type Holding, outlookOf, type Revision, spendLots, tierOutlook } from '../index.ts';
import { localDay } from '../../campaign/index.ts';
import { campaign, dayMs, hourMs, limit, line, noFacts, noonMs, play, rule, sale, store } from '../test/test-campaign.ts';
import { aCampaignAnd, aSale } from '../test/test-histories.ts';
import { aLimit } from '../test/test-random-revisions.ts';
import { cards, stores } from '../test/test-world.ts';

const runs = { seed: Number(process.env['RULES_SEED'] ?? 20_261_128), numRuns: Number(process.env['RULES_CASES'] ?? 300) };

/** A card after some sales in a random campaign, and one more sale. */
const aCardThat = aCampaignAnd((revision, aroundMs) =>
  fc
    .record({ limits: fc.array(aLimit(revision.units.map(({ kind }) => kind)), { minLength: 1, maxLength: 3 }), sales: fc.array(aSale(aroundMs), { maxLength: 12, size: 'max' }), next: aSale(aroundMs) })
    .map(({ limits, sales, next }) => {
      const limited: Revision = { ...revision, limits };
      const own = sales.map((each) => ({ ...each.sale, card: cards[0] }));
      return { revision: limited, state: play(limited, own).state, next: { ...next.sale, card: cards[0] } };
    }),
);

it('law never negative: of any card at any time everything is whole and at least 0', { timeout: 0 }, () => {
  fc.assert(
    fc.property(aCardThat, fc.integer({ min: -400, max: 4000 }), fc.option(fc.constantFrom(...stores)), ({ revision, state, next }, days, at) => {
      const { units, room, tier } = outlookOf(revision, state, next.atMs + days * dayMs, at?.id ?? null);
      const said = [...units.flatMap(({ balance, debt, held, endsNext, goal }) => [balance, debt, held?.units ?? 0, endsNext?.units ?? 0, goal ?? 0]), ...room.map(({ left }) => left), tier?.level ?? 0, ...(tier?.next?.missing ?? []).map(({ units: missing }) => missing)];
      expect(said.every((each) => Number.isSafeInteger(each) && each >= 0)).toBe(true);
      expect(room.every(({ left, max }) => left <= max)).toBe(true);
    }),
    runs,
  );
});

it('what a sale uses of a limit is never more than the room that was told', { timeout: 0 }, () => {
  let used = 0;
  fc.assert(
    fc.property(aCardThat, ({ revision, state, next }) => {
      const { room } = outlookOf(revision, state, next.atMs, next.store.id);
      const [outcome] = play(revision, [next], state).outcomes;
      const told = revision.limits.filter(({ holder, per }) => holder === 'card' && per !== 'sale');
      expect(room.map(({ max }) => max)).toEqual(told.map(({ max }) => max));
      for (const [at, each] of told.entries()) {
        const key = counterKey(each, next.store.id, localDay(revision.timeZone, next.atMs)) ?? '';
        const taken = (typeof each.per === 'object' ? outcome?.uses.recent[key]?.used : outcome?.uses.counters[key]) ?? 0;
        if (taken > 0) used += 1;
        expect(taken).toBeLessThanOrEqual(room[at]?.left ?? 0);
      }
    }),
    runs,
  );
  expect(used).toBeGreaterThan(runs.numRuns / 10);
});

it('more room comes exactly when it was told, if nothing is bought', { timeout: 0 }, () => {
  fc.assert(
    fc.property(aCardThat, ({ revision, state, next }) => {
      const roomAt = (atMs: InstantMs) => outlookOf(revision, state, atMs, next.store.id).room;
      // Sales later than now have begun neither their day nor their window yet.
      if ((state.lastSoldAtMs ?? 0) > next.atMs) return;
      for (const [at, { left, max, nextMs, per }] of roomAt(next.atMs).entries()) {
        expect(nextMs === null).toBe(left === max || per === 'lifetime');
        if (nextMs === null) continue;
        expect(nextMs).toBeGreaterThan(next.atMs);
        expect(roomAt(nextMs - 1)[at]?.left).toBe(left);
        expect(roomAt(nextMs)[at]?.left).toBeGreaterThan(left);
      }
    }),
    runs,
  );
});

it('of a plain campaign exactly the room that was told is given', { timeout: 0 }, () => {
  const limits = fc.uniqueArray(fc.record({ per: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'lifetime' as const, { hours: 1 }, { hours: 30 }), max: fc.integer({ min: 1, max: 20 }) }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(limits, fc.array(fc.record({ hours: fc.integer({ min: 0, max: 1200 }), pieces: fc.integer({ min: 1, max: 9 }) }), { maxLength: 8 }), (few, bought) => {
      const plain = campaign({ limits: few.map((each) => limit(each)) });
      const sales = bought.map(({ hours, pieces }) => sale([line(pieces)], { atMs: noonMs + hours * hourMs }));
      const nowMs = noonMs + Math.max(0, ...bought.map(({ hours }) => hours)) * hourMs;
      const { state } = play(plain, sales);
      const left = Math.min(...outlookOf(plain, state, nowMs, null).room.map((room) => room.left));
      expect(play(plain, [sale([line(1000)], { atMs: nowMs })], state).units).toEqual([left]);
    }),
    runs,
  );
});

it('while a campaign is closed nothing is given but for a birthday, and no sale is told an earlier instant', { timeout: 0 }, () => {
  let seen = 0;
  fc.assert(
    fc.property(aCardThat, fc.boolean(), ({ revision, state, next }, isAtStore) => {
      const { closed } = outlookOf(revision, state, next.atMs, isAtStore ? next.store.id : null);
      if (closed === undefined || closed === null) return;
      const unborn = { ...next, card: cards[2] };
      const [outcome] = play(revision, [unborn], state).outcomes;
      expect(outcome?.given).toEqual([]);
      const toldMs = Number(outcome?.explanation.facts['nextMs'] ?? 0);
      if (toldMs === 0) return;
      seen += 1;
      expect(closed.nextMs).toBeGreaterThan(next.atMs);
      expect(toldMs).toBeGreaterThanOrEqual(closed.nextMs);
    }),
    { ...runs, numRuns: runs.numRuns * 3 },
  );
  expect(seen).toBeGreaterThan(runs.numRuns / 20);
});

it('of a plain campaign that is closed a sale is told the same', { timeout: 0 }, () => {
  const limits = fc.uniqueArray(fc.record({ per: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'lifetime' as const, { hours: 30 }), max: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 3 });
  const windows = fc.record({ weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6]), hours: fc.constantFrom<readonly (readonly [number, number])[]>([], [[600, 900]], [[1380, 60], [700, 720]]) });
  let seen = 0;
  fc.assert(
    fc.property(limits, windows, fc.constantFrom(0, 5, 60), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 100 }), (few, window, cooldownHours, bought, hours) => {
      const plain = campaign({ cooldownMs: cooldownHours * hourMs, limits: few.map((each) => limit(each)), earn: [rule({ window })], endsAtMs: noonMs + 40 * dayMs });
      const { state } = play(plain, [sale([line(bought)])]);
      const nowMs = noonMs + hours * hourMs;
      const { closed } = outlookOf(plain, state, nowMs, null);
      const { facts } = play(plain, [sale([line(1)], { atMs: nowMs })], state).outcomes[0]?.explanation ?? { facts: noFacts };
      expect(closed === null).toBe(facts['again'] === undefined);
      if (closed === null) return;
      seen += 1;
      expect(closed).toEqual({ nextMs: facts['nextMs'], again: facts['again'] });
    }),
    runs,
  );
  expect(seen).toBeGreaterThan(runs.numRuns / 4);
});

it('what is held back or has ended is what cannot be spent', { timeout: 0 }, () => {
  fc.assert(
    fc.property(aCardThat, fc.integer({ min: 0, max: 60 }), ({ revision, state, next }, days) => {
      const nowMs = next.atMs + days * dayMs;
      for (const { programme, balance, held, endsNext } of outlookOf(revision, state, nowMs, null).units) {
        const holding: Holding = state.holdings[programme] ?? { balance: 0, debt: 0, lots: [] };
        const usable = spendLots(holding, balance, nowMs).taken;
        if (endsNext === null || endsNext.atMs > nowMs) expect(usable + (held?.units ?? 0)).toBe(balance);
        else expect(usable + endsNext.units).toBeLessThanOrEqual(balance);
      }
    }),
    runs,
  );
});

it('a tier is the one by which the next sale is multiplied, and falls when it was told', { timeout: 0 }, () => {
  let [seen, kept] = [0, 0];
  fc.assert(
    fc.property(aCardThat, ({ revision, state, next }) => {
      const tier = outlookOf(revision, state, next.atMs, null).tier;
      expect(tier === null).toBe(revision.tiers === null);
      if (tier === null || revision.tiers === null) return;
      const plain: Revision = { ...revision, multipliers: { how: 'best', list: [] }, tiers: { ...revision.tiers, countsOwnSale: false } };
      const percent = revision.tiers.levels[tier.level - 1]?.percent ?? 100;
      for (const part of play(plain, [next], state).outcomes[0]?.explanation.parts ?? []) if (part.percent !== 100) {
        expect(part.percent).toBe(percent);
        seen += 1;
      }
      expect(tier.name).toBe(revision.tiers.levels[tier.level - 1]?.name ?? null);
      const { keep } = tier;
      if (keep !== null && keep !== undefined) {
        const heldBefore = (atMs: InstantMs): number => tierOutlook(revision, state, localDay(revision.timeZone, atMs))?.level ?? 0;
        kept += 1;
        expect([heldBefore(keep.byMs - 1) >= tier.level, heldBefore(keep.byMs) < tier.level]).toEqual([true, true]);
        expect(keep.missing.length).toBeGreaterThan(0);
        expect(keep.fromMs === null || (keep.fromMs > next.atMs && keep.fromMs <= keep.byMs)).toBe(true);
        if (tier.fallsAtMs !== null) expect(keep.byMs).toBe(Math.max(tier.fallsAtMs, keep.byMs));
      }
      if (tier.fallsAtMs === null) return;
      const levelAt = (atMs: InstantMs): number => tierOutlook(revision, state, localDay(revision.timeZone, atMs))?.level ?? 0;
      expect(levelAt(tier.fallsAtMs)).toBeLessThan(tier.level);
      if (tier.fallsAtMs > next.atMs) expect(levelAt(tier.fallsAtMs - 1)).toBe(tier.level);
    }),
    { ...runs, numRuns: runs.numRuns * 3 },
  );
  expect(seen).toBeGreaterThan(0);
  expect(kept).toBeGreaterThan(runs.numRuns / 20);
});

it('a cooldown ends when it was told, and not before', { timeout: 0 }, () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 48 }), fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 8 }), (hours, atHours) => {
      const cooled = campaign({ cooldownMs: hours * hourMs });
      const { state } = play(cooled, atHours.map((each) => sale([line()], { atMs: noonMs + each * hourMs })));
      const untilMs = outlookOf(cooled, state, state.lastSoldAtMs ?? 0, null).cooldownUntilMs ?? 0;
      const buys = (atMs: InstantMs): readonly number[] => play(cooled, [sale([line()], { atMs })], state).units;
      expect([buys(untilMs - 1), buys(untilMs)]).toEqual([[0], [1]]);
    }),
    runs,
  );
});

it('a limit that counts in each store apart is told only where the store is known', () => {
  const each = campaign({ limits: [limit({ scope: { kind: 'store' } })] });
  const { state } = play(each, [sale([line(1)])]);
  expect(outlookOf(each, state, noonMs, null).room).toEqual([]);
  expect([store.id, 8 as StoreId].map((id) => outlookOf(each, state, noonMs, id).room[0]?.left)).toEqual([1, 2]);
});
