import { describe, expect, it } from 'vitest';
import type { CpgId, ProgrammeId, StoreId } from '../ids/index.ts';
import { type CardFacts, emptyCampaignState, noTraits, outlookOf, type Reward, type Revision } from './index.ts';
import { campaign, dayMs, noonMs } from './test/test-campaign.ts';

const coffee: Reward = { id: 'cafe', name: 'Café', unit: 'stamp', cost: 0, kind: 'benefit', products: [], birthday: { kind: 'month' }, times: { max: 1, per: 'year' } };
const breakfast: Reward = { id: 'desayuno', name: 'Desayuno', unit: 'stamp', cost: 8, kind: 'benefit', products: [], cards: { tags: ['vip'] } };
const plain: Reward = { id: 'agua', name: 'Agua', unit: 'stamp', cost: 4, kind: 'benefit', products: [] };
const anybody: CardFacts = { ...noTraits, bucket: 0 };
const vip: CardFacts = { ...anybody, tags: ['vip'] };
/** Of 23 November. */
const ofNovember: CardFacts = { ...anybody, birthday: { month: 11, day: 2 } };
const store = 7 as StoreId;

const told = (card: CardFacts, parts: Partial<Revision> = {}, { nowMs = noonMs, at = null }: { readonly nowMs?: number; readonly at?: StoreId | null } = {}) =>
  outlookOf(campaign({ rewards: [plain, coffee, breakfast], ...parts }), emptyCampaignState, nowMs, at, card).rewards?.map(({ id, untilMs }) => [id, untilMs]);

/** The first instant of 1 December in Mexico City. */
const decemberMs = Date.UTC(2026, 11, 1, 6);

describe('rewards for some cards alone', () => {
  it('are told to the card that may have them, paid for or not, and to no other', () => {
    expect([told(anybody), told(vip), told(ofNovember)]).toEqual([undefined, [['desayuno', null]], [['cafe', decemberMs]]]);
  });

  it('are not told at a counter, nor to a card that takes no part', () => {
    expect(told(vip, {}, { at: store })).toBeUndefined();
    expect(told(ofNovember, { holdoutPercent: 100 })).toBeUndefined();
    expect(told(ofNovember, { cards: { tags: ['vip'] } })).toBeUndefined();
    expect(told({ ...ofNovember, tags: ['vip'] }, { cards: { tags: ['vip'] } })).toEqual([['cafe', decemberMs], ['desayuno', null]]);
  });

  it('say until when: the birthday, the campaign’s end for what costs nothing, the last day to redeem', () => {
    expect(told(ofNovember, { endsAtMs: noonMs + dayMs })).toEqual([['cafe', noonMs + dayMs]]);
    expect(told(vip, { endsAtMs: noonMs + dayMs })).toEqual([['desayuno', null]]);
    expect(told(vip, { redeemUntilMs: noonMs + 2 * dayMs })).toEqual([['desayuno', noonMs + 2 * dayMs]]);
    expect(told(vip, { redeemUntilMs: noonMs })).toBeUndefined();
    const always: Reward = { ...coffee, birthday: { kind: 'days', daysAround: 183 } };
    expect(told(ofNovember, { rewards: [always] })).toEqual([['cafe', null]]);
  });

  it('tell no group and no birthday', () => {
    const owner = { kind: 'cpg' as const, cpg: 1 as CpgId };
    const outlook = outlookOf(campaign({ owner, campaign: 1 as ProgrammeId, rewards: [coffee, breakfast] }), emptyCampaignState, noonMs, null, { ...ofNovember, tags: ['vip'] });
    expect(outlook.rewards).toHaveLength(2);
    expect(JSON.stringify(outlook)).not.toMatch(/vip|"day":2\b|"month":11/);
  });
});
