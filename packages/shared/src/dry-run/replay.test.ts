import { describe, expect, it } from 'vitest';
import { campaign, dayMs, limit, line, noonMs, points, rule, sale, stamps } from '../rules/test/test-campaign.ts';
import type { Revision, Reward } from '../rules/index.ts';
import { beginDryRun, type DryRunReport, type ReplayedSale, replaySales, reportOf } from './index.ts';

/** The day of `noonMs`: Monday, 2026-11-23. */
const monday = 20_780;
const bought = (card: string | null, pieces: number, day = 0): ReplayedSale => ({ card, facts: sale([line(pieces)], { atMs: noonMs + day * dayMs, ...(card === null ? { card: null } : {}) }) });
const dryRun = (changes: Partial<Revision>, sales: readonly ReplayedSale[], days = 3): DryRunReport => {
  const run = beginDryRun(campaign(changes), monday, days);
  replaySales(run, sales);
  return reportOf(run, false);
};
const reward = (cost: number, changes: Partial<Reward> = {}): Reward => ({ id: `r${cost}`, name: 'Uno gratis', unit: 'stamp', cost, kind: 'product', products: [], ...changes });

describe('a dry run', () => {
  it('tells days without sales too, the cards most affected first, and guests among the reasons', () => {
    expect(dryRun({}, [bought('AAAA1111', 2), bought(null, 4), bought('BBBB2222', 3, 2)])).toEqual({
      sales: 3,
      cards: 2,
      counted: 2,
      given: [{ kind: 'stamp', units: 5 }],
      prizes: 0,
      cents: null,
      days: [
        { day: '2026-11-23', sales: 2, units: 2, budgetUnitsLeft: null },
        { day: '2026-11-24', sales: 0, units: 0, budgetUnitsLeft: null },
        { day: '2026-11-25', sales: 1, units: 3, budgetUnitsLeft: null },
      ],
      reasons: [{ code: 'NO_CARD', sales: 1 }],
      mostAffected: [{ cardEnd: '2222', sales: 1, units: 3 }, { cardEnd: '1111', sales: 1, units: 2 }],
      cut: false,
      gaveBefore: 0,
      stores: null,
    });
  });

  it('sets the campaign’s own dates and revisions aside', () => {
    const { given, reasons } = dryRun({ startsAtMs: noonMs + 90 * dayMs, endsAtMs: noonMs + 91 * dayMs, effectiveFromMs: noonMs + 80 * dayMs, state: 'ended' }, [bought('A', 1)]);
    expect([given, reasons]).toEqual([[{ kind: 'stamp', units: 1 }], []]);
  });

  it('cuts days in the campaign’s zone', () => {
    const lateMs = noonMs + 8 * 3_600_000;
    const late: ReplayedSale = { card: 'A', facts: sale([line()], { atMs: lateMs }) };
    expect(dryRun({ timeZone: 'America/Mexico_City' }, [late]).days.map(({ sales }) => sales)).toEqual([1, 0, 0]);
    expect(dryRun({ timeZone: 'Asia/Tokyo' }, [late]).days.map(({ sales }) => sales)).toEqual([0, 1, 0]);
  });

  it('says what a budget has left and what it cost', () => {
    const { days, cents, reasons, given } = dryRun({ budget: { units: null, cents: 1000, centsPerUnit: 200 } }, [bought('A', 3), bought('B', 4, 1), bought('C', 1, 2)]);
    expect([given[0]?.units, cents, days.map(({ budgetUnitsLeft }) => budgetUnitsLeft), reasons]).toEqual([5, 1000, [2, 0, 0], [{ code: 'BUDGET_CUT', sales: 1 }, { code: 'BUDGET_SPENT', sales: 1 }]]);
  });

  it('begins with what the campaign gave before, of its budget and of limits for everyone', () => {
    const changes = { budget: { units: 10, cents: null, centsPerUnit: 0 }, limits: [limit({ max: 7, per: 'lifetime', holder: 'everyone' })] } as const;
    const run = beginDryRun(campaign(changes), monday, 3, { units: 6, counters: { 'lifetime|stamp|': 4 }, recent: {} });
    replaySales(run, [bought('A', 2), bought('B', 4, 1)]);
    expect(reportOf(run, false)).toMatchObject({ gaveBefore: 6, given: [{ units: 3 }], days: [{ budgetUnitsLeft: 2 }, { budgetUnitsLeft: 1 }, { budgetUnitsLeft: 1 }] });
  });

  it('takes the cheapest prize that a card can pay for, so that a full card begins again', () => {
    const goal = { units: 4, overflow: 'drop' } as const;
    const { prizes, given, reasons } = dryRun({ units: [stamps({ goal })], rewards: [reward(9), reward(4)] }, [bought('A', 3), bought('A', 3), bought('A', 4), bought('B', 3)]);
    expect([prizes, given[0]?.units, reasons]).toEqual([2, 11, [{ code: 'GOAL_CUT', sales: 1 }]]);
  });

  it('gives no prize that a card’s level may not have, none for units held back, and many at once', () => {
    const gold = { levels: [{ name: 'oro', need: 'any', conditions: [{ metric: 'sales', atLeast: 2 }], percent: 100, access: ['r2'] }], over: { kind: 'lifetime' }, countsOwnSale: false, graceDays: 0, onFall: 'step', resetOnRedeem: false } as const;
    expect(dryRun({ tiers: gold, rewards: [reward(2)] }, [bought('A', 2), bought('A', 1)]).prizes).toBe(1);
    expect(dryRun({ units: [stamps({ heldDays: 2 })], rewards: [reward(2)] }, [bought('A', 2), bought('A', 1, 1), bought('A', 1, 2)]).prizes).toBe(1);
    expect(dryRun({ units: [points()], earn: [rule({ unit: 'point', units: 10_000 })], rewards: [reward(1, { unit: 'point' })] }, [bought('A', 100)]).prizes).toBe(1_000_000);
  });
});
