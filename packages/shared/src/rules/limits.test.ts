import { describe, expect, it } from 'vitest';
import { counterKey, emptyCampaignState, emptyCampaignTotals, evaluate, raiseTotals, stateOf, stateText, undoTotals, undoUses } from './index.ts';
import { campaign, chips, cola, hourMs, limit, line, noonMs, play, points, rule, sale, stamps, store, water } from './test/test-campaign.ts';

const at = (hours: number, pieces = 1): ReturnType<typeof sale> => sale([line(pieces)], { atMs: noonMs + hours * hourMs });

describe('limits', () => {
  it('are cut in the zone of the campaign, on the days when its clocks change too', () => {
    const tijuana = campaign({ timeZone: 'America/Tijuana', limits: [limit({ max: 1 })] });
    const on = (iso: string): ReturnType<typeof sale> => sale([line()], { atMs: Date.parse(iso) });
    const { units, outcomes } = play(tijuana, [on('2026-11-01T07:30:00Z'), on('2026-11-02T07:30:00Z'), on('2026-11-02T08:00:00Z')]);
    expect(units).toEqual([1, 0, 1]);
    expect(outcomes[1]?.explanation.facts).toMatchObject({ nextMs: Date.parse('2026-11-02T08:00:00Z') });
  });

  it('count a week from Monday and a month from its first', () => {
    expect(play(campaign({ limits: [limit({ max: 1, per: 'week' })] }), [at(-24), at(0), at(6 * 24), at(7 * 24)]).units).toEqual([1, 1, 0, 1]);
    expect(play(campaign({ limits: [limit({ max: 1, per: 'month' })] }), [at(-22 * 24), at(7 * 24), at(8 * 24)]).units).toEqual([1, 0, 1]);
    expect(play(campaign({ limits: [limit({ max: 1, per: 'lifetime' })] }), [at(0), at(24 * 300)])).toMatchObject({ units: [1, 0] });
  });

  it('hold in every rolling window, whatever the order of arrival, and say when room opens', () => {
    const rolling = campaign({ limits: [limit({ max: 2, per: { hours: 24 } })] });
    const { units, outcomes } = play(rolling, [at(0), at(20), at(10), at(24), at(-4), at(-5)]);
    expect(units).toEqual([1, 1, 0, 1, 1, 0]);
    expect(outcomes[2]?.explanation.facts).toEqual({ programme: 1, of: 'stamp', per: '24h', units: 2, used: 2, holder: 'card', scope: 'campaign', brand: '', nextMs: noonMs + 24 * hourMs, again: 'at' });
  });

  it('on items cut pieces from the last line back, on sales refuse the sale', () => {
    const items = campaign({ limits: [limit({ of: { kind: 'items' }, max: 3 })] });
    expect(play(items, [sale([line(2), line(2)]), at(1)])).toMatchObject({ units: [3, 0], codes: ['LIMIT_CUT', 'LIMIT_REACHED'] });
    const visits = campaign({ earn: [rule({ per: { kind: 'visit' } })], limits: [limit({ of: { kind: 'sales' }, max: 1, scope: { kind: 'store' } })] });
    const elsewhere = sale([line()], { store: { ...store, id: 8 as typeof store.id } });
    expect(play(visits, [at(0), at(1), elsewhere]).codes).toEqual(['GIVEN', 'LIMIT_REACHED', 'GIVEN']);
  });

  it('look only at what is in their scope', () => {
    const scoped = campaign({ limits: [limit({ max: 1, scope: { kind: 'products', products: [cola] } }), limit({ max: 1, scope: { kind: 'brand', brand: 'Luna' } })] });
    expect(play(scoped, [sale([line(3), line(3, { gtin: water }), line(3, { gtin: chips, brand: 'Luna' })])]).units).toEqual([5]);
  });

  it('of everyone look at what all cards had, where that is known', () => {
    const shared = campaign({ limits: [limit({ max: 2, holder: 'everyone' })] });
    const [outcome] = evaluate([{ revision: shared, state: emptyCampaignState, totals: null }], at(0, 5)).campaigns;
    expect(outcome?.given[0]?.units).toBe(5);
    expect(play(shared, [at(0, 5), at(1)])).toMatchObject({ units: [2, 0] });
  });

  it('close the oldest days when a card has too many, and give nothing there', () => {
    const daily = campaign({ limits: [limit({ max: 2 })] });
    const { state } = play(daily, Array.from({ length: 450 }, (_, day) => at(day * 24)));
    expect(Object.keys(state.counters).length).toBe(401);
    expect(play(daily, [at(0), at(49 * 24), at(50 * 24), at(449 * 24), at(450 * 24)], state)).toMatchObject({ units: [0, 0, 1, 1, 1], codes: ['LIMIT_REACHED', 'LIMIT_REACHED', 'GIVEN', 'GIVEN', 'GIVEN'] });
  });

  it('close what lies before the oldest instant that is kept', () => {
    const rolling = campaign({ limits: [limit({ max: 100, per: { hours: 2 } })] });
    const { state } = play(rolling, Array.from({ length: 140 }, (_, hour) => at(hour)));
    expect(Object.values(state.recent).flat().length).toBe(129);
    expect(play(rolling, [at(-1), at(11), at(12), at(14)], state).units).toEqual([0, 0, 0, 1]);
  });
});

describe('a void', () => {
  it('frees exactly what the sale used', () => {
    const revision = campaign({ cooldownMs: 1, limits: [limit(), limit({ max: 9, per: { hours: 5 } }), limit({ of: { kind: 'sales' }, holder: 'everyone', per: { hours: 1 } })], earn: [rule(), rule({ id: 'three', per: { kind: 'visit' } })] });
    const before = play(revision, [at(0)]);
    const { state, totals, outcomes } = play(revision, [at(0), at(1)]);
    const uses = outcomes[1]?.uses;
    if (uses === undefined) throw new Error('a second sale was judged');
    expect(undoUses(state, uses)).toEqual({ ...before.state, holdings: state.holdings });
    expect(undoTotals(totals, uses)).toEqual(before.totals);
    expect(undoTotals(raiseTotals(emptyCampaignTotals, uses), uses)).toEqual(emptyCampaignTotals);
  });

  it('takes back what was carried, so that buying and returning earns nothing', () => {
    const revision = campaign({ earn: [rule({ per: { kind: 'items', every: 3, remainder: 'carry' } })] });
    const { state, outcomes } = play(revision, [at(0, 2)]);
    expect(outcomes.map(({ uses }) => undoUses(state, uses))).toEqual([emptyCampaignState]);
  });
});

describe('cooldown, budget and goal', () => {
  it('a cooldown holds before and after a counted sale, and ends', () => {
    const revision = campaign({ cooldownMs: 2 * hourMs });
    const { units, outcomes } = play(revision, [at(0), at(1), at(-1), at(2)]);
    expect(units).toEqual([1, 0, 0, 1]);
    expect(outcomes[1]?.explanation).toMatchObject({ code: 'COOLDOWN', facts: { nextMs: noonMs + 2 * hourMs } });
  });

  it('a budget of units or money is taken in order of arrival', () => {
    expect(play(campaign({ budget: { units: 3, cents: null, centsPerUnit: 0 } }), [at(0, 2), at(1, 2), at(2)])).toMatchObject({ units: [2, 1, 0], codes: ['GIVEN', 'BUDGET_CUT', 'BUDGET_SPENT'] });
    expect(play(campaign({ budget: { units: null, cents: 700, centsPerUnit: 200 } }), [at(0, 9)]).units).toEqual([3]);
  });

  it('a goal drops what exceeds it where the campaign says so; a debt is repaid first', () => {
    const revision = campaign({ units: [stamps({ goal: { units: 3, overflow: 'drop' } })] });
    expect(play(revision, [at(0, 2), at(1, 2), at(2)])).toMatchObject({ units: [2, 1, 0], codes: ['GIVEN', 'GOAL_CUT', 'GOAL_REACHED'] });
    const indebted = { ...emptyCampaignState, holdings: { [revision.campaign]: { balance: 0, debt: 2, lots: [] } } };
    const { outcomes, state } = play(revision, [at(0, 9)], indebted);
    expect(outcomes[0]?.given[0]).toMatchObject({ units: 5, repaid: 2, before: 9 });
    expect(state.holdings[revision.campaign]).toMatchObject({ balance: 3, debt: 0 });
  });

  it('a verdict is partial when one campaign gave and another was cut to nothing', () => {
    const spent = { revision: campaign({ budget: { units: 0, cents: null, centsPerUnit: 0 } }), state: emptyCampaignState, totals: emptyCampaignTotals };
    const giving = { revision: campaign({ campaign: 2 as never, units: [points()], earn: [rule({ unit: 'point' })] }), state: emptyCampaignState, totals: emptyCampaignTotals };
    expect(evaluate([spent, giving], at(0, 2)).verdict).toEqual({ class: 'partial', code: 'BUDGET_CUT', facts: { programme: 1, given: 0, due: 2 } });
    const another = { ...spent, revision: { ...spent.revision, campaign: 4 as never } };
    const full = { ...spent, revision: campaign({ campaign: 3 as never, limits: [limit({ of: { kind: 'sales' } })] }), state: { ...emptyCampaignState, counters: { [counterKey(limit({ of: { kind: 'sales' } }), store.id, Date.UTC(2026, 10, 23) / 86_400_000) ?? '']: 2 } } };
    expect(evaluate([giving, full], at(0)).verdict).toMatchObject({ class: 'accepted', code: 'GIVEN' });
    expect(evaluate([giving, full, another], at(0)).verdict).toMatchObject({ class: 'partial', code: 'BUDGET_CUT', facts: { programme: 4 } });
  });
});

it('a stored state has no empty members, and reads as it was', () => {
  const { state } = play(campaign({ limits: [limit()] }), [at(0)]);
  expect(Object.keys(JSON.parse(stateText(state)) as object)).toEqual(['counters', 'sold', 'firstSoldAtMs', 'lastSoldAtMs', 'holdings']);
  expect(stateOf(stateText(state))).toEqual(state);
  expect(stateOf(stateText(emptyCampaignState))).toEqual(emptyCampaignState);
});
