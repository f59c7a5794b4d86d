import { expect, test } from 'vitest';
import { couldCount, isDecidedBeforeCard, isNear } from './misses.ts';
import type { RuleCode } from './outcome.ts';

const of = (code: RuleCode) => ({ explanation: { code, facts: {}, parts: [] } });

test.each<[RuleCode, before: boolean, told: boolean, could: boolean]>([
  ['PRODUCT_NOT_IN_CAMPAIGN', true, false, false],
  ['PRODUCT_RESTRICTED', true, true, false],
  ['CAMPAIGN_PAUSED', true, true, false],
  ['HOLDOUT', true, false, false],
  ['CARD_NOT_IN_CAMPAIGN', false, true, false],
  ['LIMIT_REACHED', false, true, true],
  ['COOLDOWN', false, true, true],
  ['GIVEN', false, true, true],
])('%s: decided before the card is looked at %s, told to people %s, could count with more room %s', (code, before, told, could) => {
  expect([isDecidedBeforeCard(code), isNear(of(code)), couldCount(of(code))]).toEqual([before, told, could]);
});
