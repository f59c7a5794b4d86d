import { describe, expect, it, test } from 'vitest';
import type { ProgrammeId } from '../ids/index.ts';
import { type CardFacts, emptyCampaignState, isForEveryCard, mayHaveReward, noTraits, outlookOf, type Reward, tagTokensOf, withTagTokens } from './index.ts';
import { campaign, dayMs, noonMs, stamps } from './test/test-campaign.ts';

const reward = (parts: Partial<Reward> = {}): Reward => ({ id: 'cafe', name: 'Café', unit: 'stamp', cost: 0, kind: 'benefit', products: [], times: { max: 1, per: 'year' }, ...parts });
const nobody: CardFacts = { ...noTraits, bucket: 0 };
const vip = { ...nobody, tags: ['vip'] };
/** Of 23 November. */
const born = (month: number, day: number) => ({ ...nobody, birthday: { month, day } });

describe('whether a card may have a reward', () => {
  const may = (parts: Partial<Reward>, card = nobody, nowMs = noonMs): boolean => mayHaveReward({ revision: campaign(), reward: reward(parts), state: emptyCampaignState, card, nowMs });

  it('that says nobody: any card', () => {
    expect(may({})).toBe(true);
  });

  it('of a group: who is in it at that moment', () => {
    expect([may({ cards: { tags: ['vip'] } }, vip), may({ cards: { tags: ['vip'] } }), may({ cards: { exceptTags: ['vip'] } }, vip)]).toEqual([true, false, false]);
  });

  it('in the month of the birthday, by the campaign’s calendar, and never without one', () => {
    const month = { birthday: { kind: 'month' } } as const;
    expect([may(month, born(11, 1)), may(month, born(11, 30)), may(month, born(12, 1)), may(month)]).toEqual([true, true, false, false]);
    // Still 30 November in Mexico City.
    expect(may(month, born(12, 1), Date.UTC(2026, 11, 1, 5, 59))).toBe(false);
    expect(may(month, born(12, 1), Date.UTC(2026, 11, 1, 6))).toBe(true);
  });

  it('about the birthday, also over the turn of the year', () => {
    const days = { birthday: { kind: 'days', daysAround: 3 } } as const;
    expect([may(days, born(11, 26)), may(days, born(11, 27)), may(days, born(11, 20))]).toEqual([true, false, true]);
    expect(may(days, born(1, 2), Date.UTC(2026, 11, 30, 18))).toBe(true);
  });

  it('from the level on that opens it', () => {
    const tiers = { levels: [{ name: 'Oro', need: 'all' as const, conditions: [{ metric: 'sales' as const, atLeast: 1 }], percent: 100, access: ['cafe'] }], over: { kind: 'lifetime' as const }, countsOwnSale: false, graceDays: 0, onFall: 'step' as const, resetOnRedeem: false };
    const gold = { ...emptyCampaignState, lastSoldAtMs: noonMs - dayMs, tier: { level: 1, tooLowSinceDay: null, days: {}, before: { sales: 1, cents: 0, earned: 1 } } };
    expect([gold, emptyCampaignState].map((state) => mayHaveReward({ revision: campaign({ tiers }), reward: reward(), state, card: nobody, nowMs: noonMs }))).toEqual([true, false]);
  });
});

test('only what every card pays for is shown to all cards alike', () => {
  const { times: _, ...plain } = reward({ cost: 8 });
  expect([plain, reward(), reward({ cost: 8 }), { ...plain, cards: {} }, { ...plain, birthday: { kind: 'month' as const } }].map(isForEveryCard)).toEqual([true, false, false, false, false]);
});

test('an outlook’s nearest prize is one that the card pays for and may have', () => {
  const revision = campaign({ units: [stamps()], rewards: [reward(), reward({ id: 'a', cost: 3, cards: { tags: ['vip'] } }), reward({ id: 'b', cost: 8 })] });
  const goal = (card = nobody) => outlookOf(revision, { ...emptyCampaignState, holdings: { [1 as ProgrammeId]: { balance: 1, debt: 0, lots: [] } } }, noonMs, null, card).units[0]?.goal;
  expect([goal(), goal(vip)]).toEqual([8, 3]);
});

test('who leaves the house learns no group from a reward', () => {
  const revision = campaign({ rewards: [reward({ cards: { tags: ['vip'], exceptTags: ['personal'] } })] });
  expect(JSON.stringify(withTagTokens(revision))).not.toMatch(/vip|personal/);
  const told = { ...nobody, tags: tagTokensOf(revision, vip) };
  const [one] = withTagTokens(revision).rewards;
  expect(one === undefined ? null : mayHaveReward({ revision: withTagTokens(revision), reward: one, state: emptyCampaignState, card: told, nowMs: noonMs })).toBe(true);
});
