import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCampaignState, type Revision, type SaleFacts } from './index.ts';
import { campaign, hourMs, limit, line, noonMs, play, rule, sale } from './test/test-campaign.ts';

const runs = { seed: Number(process.env['RULES_SEED'] ?? 20_261_130), numRuns: Number(process.env['RULES_CASES'] ?? 60) };
const rolling = (max: number, ...windows: readonly number[]): Revision => campaign({ limits: windows.map((hours) => limit({ max, per: { hours } })) });
const every = (hours: number, times: number): readonly SaleFacts[] => Array.from({ length: times }, (_, nth) => sale([line()], { atMs: noonMs + nth * hours * hourMs }));

describe('uses of rolling limits beyond those that are kept one by one', () => {
  it('refuse nobody who is far below a wide limit', () => {
    const { units, state } = play(rolling(1000, 720), every(9, 500));
    expect(units.every((each) => each === 1)).toBe(true);
    expect(Object.values(state.recent).flat().length).toBeLessThanOrEqual(129);
  });

  it('leave nearly all of a limit that is used up all the time', () => {
    const given = play(rolling(40, 720), every(9, 1000)).units.reduce((sum, each) => sum + each, 0);
    // 1,000 purchases 9 hours apart last 12.5 windows.
    expect(given).toBeGreaterThanOrEqual(12 * 40 - 12 * 3);
    expect(given).toBeLessThanOrEqual(13 * 40);
  });

  it('keep a short and a long window apart on one counter', () => {
    const day = campaign({ limits: [limit({ max: 2, per: { hours: 24 } }), limit({ max: 1000, per: { hours: 720 } })] });
    expect(play(day, every(12, 600)).units.every((each) => each === 1)).toBe(true);
  });

  it('tell no more to be used than a limit allows', () => {
    const revision = rolling(70, 720);
    const { outcomes } = play(revision, every(9, 400));
    for (const { explanation: { code, facts } } of outcomes) if (code === 'LIMIT_REACHED') expect(facts['used']).toBe(70);
    expect(outcomes.filter(({ explanation }) => explanation.code === 'LIMIT_REACHED').length).toBeGreaterThan(0);
  });

  it('exceed no window in any order, and refuse in order only whom a window longer by a sixteenth would refuse', { timeout: 0 }, () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 150, maxLength: 300, size: 'max' });
    let put = 0;
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 120 }), fc.constantFrom(100, 300, 720), fc.integer({ min: 0, max: 8 }), (apart, max, hours, latePlaces) => {
        let atMs = noonMs;
        const inOrder = apart.map((gap) => sale([line(1 + (gap % 2))], { atMs: (atMs += gap * hourMs) }));
        const arriving = inOrder.map((each, nth) => ({ each, place: nth + (nth % 5 === 0 ? latePlaces : 0) })).toSorted((a, b) => a.place - b.place).map(({ each }) => each);
        const { units, state } = play({ ...rolling(max, hours), earn: [rule()] }, arriving);
        const given = arriving.map(({ atMs: soldMs }, nth) => ({ soldMs, nth, units: units[nth] ?? 0 }));
        if (Object.values(state.recent).flat().some(({ fromMs }) => fromMs !== undefined)) put += 1;
        expect(Object.values(state.recent).flat().length).toBeLessThanOrEqual(129);
        for (const { soldMs } of given) {
          const within = given.filter((other) => other.soldMs > soldMs - hours * hourMs && other.soldMs <= soldMs);
          expect(within.reduce((sum, other) => sum + other.units, 0)).toBeLessThanOrEqual(max);
        }
        if (latePlaces > 0) return;
        for (const { soldMs, nth, units: got } of given) {
          if (got > 0) continue;
          const longerMs = (hours * hourMs * 17) / 16;
          const before = given.filter((other) => other.nth < nth && other.soldMs > soldMs - longerMs);
          expect(before.reduce((sum, other) => sum + other.units, 0)).toBeGreaterThanOrEqual(max);
        }
      }),
      runs,
    );
    expect(put).toBeGreaterThan(runs.numRuns / 4);
  });
});

it('a state of an earlier release, with instants alone and what it closed, is read as it was', () => {
  const revision = rolling(3, 24);
  const stored = { ...emptyCampaignState, recent: { 'hours|stamp|': [{ atMs: noonMs, used: 2 }], closed: [{ atMs: noonMs - 30 * hourMs, used: 0 }] } };
  expect(play(revision, [sale([line(3)], { atMs: noonMs + hourMs }), sale([line()], { atMs: noonMs - 30 * hourMs })], stored).units).toEqual([1, 0]);
});
