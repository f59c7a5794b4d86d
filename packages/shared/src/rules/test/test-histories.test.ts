import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EarnRule, PartExplained, RuleCode } from '../index.ts';
import { rewardPrecedence } from '../precedence.ts';
import { evaluatorWorld } from './test-evaluator-world.ts';
import { aHistory } from './test-histories.ts';
import { play } from './test-play.ts';

it('random histories meet every code, every kind of rule and every class of verdict, and none of them rarely', { timeout: 0 }, () => {
  const seen = new Map<string, number>();
  const count = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
  for (const history of fc.sample(aHistory, { numRuns: 2500, seed: 1 })) {
    for (const observed of play(history, evaluatorWorld())) {
      if (observed?.verdict !== undefined) count(`verdict ${observed.verdict.class}`);
      if (observed?.refused !== undefined) count(`reward ${observed.refused?.code ?? 'handed over'}`);
      if (observed?.redeemed !== undefined) count(`redeemed ${observed.redeemed}`);
      for (const { campaign, given, explanation } of observed?.campaigns ?? []) {
        count(`code ${explanation.code}`);
        for (const fact of ['again', 'why', 'scope', 'holder']) count(`${fact} ${explanation.facts[fact] ?? 'untold'}`);
        if (explanation.facts['of'] === 'extra') count('extra cut');
        if (given.some(({ repaid }) => repaid > 0)) count('repaid');
        const { earn = [] } = history.revisions.find((revision) => revision.campaign === campaign) ?? {};
        for (const { code, rule, before, percent } of explanation.parts) {
          count(`part ${code}`);
          if (before > 0) count(`gave ${earn.find(({ id }) => id === rule)?.per.kind ?? ''}`);
          if (percent > 100) count('multiplied');
        }
      }
      for (const { level } of observed?.after ?? []) count(`level ${level}`);
    }
  }
  const wanted = [
    ...Object.keys(codes).map((code) => `code ${code}`),
    ...Object.keys(partCodes).map((code) => `part ${code}`),
    ...Object.keys(perKinds).map((kind) => `gave ${kind}`),
    ...[...rewardPrecedence, 'handed over'].map((code) => `reward ${code}`),
    ...['accepted', 'partial', 'refused'].map((name) => `verdict ${name}`),
    ...['next', 'day', 'week', 'month', 'at', 'ends', 'never'].map((again) => `again ${again}`),
    ...['window', 'little', 'once', 'other'].map((why) => `why ${why}`),
    ...['campaign', 'brand', 'products', 'store'].map((scope) => `scope ${scope}`),
    ...['card', 'everyone'].map((holder) => `holder ${holder}`),
    ...['repaid', 'multiplied', 'level 1', 'level 2', 'redeemed true', 'extra cut', 'redeemed false'],
  ];
  expect(wanted.filter((what) => (seen.get(what) ?? 0) < 30).map((what) => `${what}: ${seen.get(what) ?? 0}`)).toEqual([]);
});

const codes: Readonly<Record<RuleCode, true>> = {
  GIVEN: true,
  LIMIT_CUT: true,
  LIMIT_REACHED: true,
  BUDGET_CUT: true,
  BUDGET_SPENT: true,
  GOAL_CUT: true,
  GOAL_REACHED: true,
  COOLDOWN: true,
  MINIMUM_NOT_REACHED: true,
  ANOTHER_CAMPAIGN_WAS_BETTER: true,
  CAME_LATE: true,
  AMOUNT_MISSING: true,
  CARD_NOT_IN_CAMPAIGN: true,
  RULE_NOT_NOW: true,
  PRODUCT_FRACTION: true,
  PRODUCT_RESTRICTED: true,
  PRIZE_EARNS_NOTHING: true,
  CAMPAIGN_PAUSED: true,
  CAMPAIGN_NOT_STARTED: true,
  CAMPAIGN_ENDED: true,
  STORE_NOT_IN_CAMPAIGN: true,
  PRODUCT_NOT_IN_CAMPAIGN: true,
  PRODUCT_UNKNOWN: true,
  HOLDOUT: true,
};
const partCodes: Readonly<Record<PartExplained['code'], true>> = { GIVEN: true, CUT: true, NOT_NOW: true, NOT_ENOUGH: true, MORE_SPECIFIC_RULE: true, AMOUNT_MISSING: true };
const perKinds: Readonly<Record<EarnRule['per']['kind'], true>> = { item: true, items: true, amount: true, ticket: true, visit: true, different: true, combo: true, first: true, birthday: true };
