import { expect, test } from 'vitest';
import { applyOutcome } from './apply-outcome.ts';
import type { CampaignState } from './campaign-state.ts';
import { emptyCampaignState } from './empty-state.ts';
import { campaign, noonMs, play, rule, sale } from './test/test-campaign.ts';
import { noUses } from './uses.ts';

const ofRules = <Kept>(count: number, kept: Kept): Readonly<Record<string, Kept>> => Object.fromEntries(Array.from({ length: count }, (_, i) => [`before-${i}`, kept]));
const live = campaign({ earn: [rule({ id: 'live', per: { kind: 'items', every: 4, remainder: 'carry' } })] });

/** After a sale that carries a piece over and gives nothing. */
const after = (carried: CampaignState['carried']): CampaignState => applyOutcome({ ...emptyCampaignState, carried }, { campaign: live.campaign, given: [], uses: noUses(noonMs, { live: 1 }), explanation: { code: 'RULE_NOT_NOW', facts: {}, parts: [] } }, live);

test('what rules carried over that the campaign no longer has is kept, up to a hundred rules', () => {
  expect(after(ofRules(99, 2)).carried).toEqual({ ...ofRules(99, 2), live: 1 });
  expect(after(ofRules(100, 2)).carried).toEqual({ live: 1 });
});

test('so is when birthday rules gave', () => {
  const cake = campaign({ earn: [rule({ id: 'cake', per: { kind: 'birthday', daysAround: 3 } })] });
  const bought = (count: number): CampaignState => play(cake, [sale(undefined, { card: { tags: [], birthday: { month: 11, day: 23 }, bucket: 0 } })], { ...emptyCampaignState, birthdays: ofRules(count, [1]) }).state;
  expect(Object.keys(bought(99).birthdays)).toHaveLength(100);
  expect(Object.keys(bought(100).birthdays)).toEqual(['cake']);
});
