import type { RuleCode } from './outcome.ts';

/** Why one campaign does not look at a sale: the first of these that holds is the campaign's own reason. Section 4. */
export const lookPrecedence: readonly RuleCode[] = [
  'PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING', 'PRODUCT_UNKNOWN', 'PRODUCT_NOT_IN_CAMPAIGN',
  'CAMPAIGN_NOT_STARTED', 'CAMPAIGN_ENDED', 'CAMPAIGN_PAUSED', 'STORE_NOT_IN_CAMPAIGN', 'HOLDOUT', 'CARD_NOT_IN_CAMPAIGN', 'MINIMUM_NOT_REACHED', 'COOLDOWN', 'LIMIT_REACHED',
];

/** Of the reasons of several campaigns that all gave nothing, which one people are told: the campaign nearest to giving, the most telling first. Section 11. */
export const verdictPrecedence: readonly RuleCode[] = [
  'LIMIT_REACHED', 'COOLDOWN', 'MINIMUM_NOT_REACHED', 'GOAL_REACHED', 'BUDGET_SPENT', 'ANOTHER_CAMPAIGN_WAS_BETTER', 'CAME_LATE', 'AMOUNT_MISSING', 'CARD_NOT_IN_CAMPAIGN', 'RULE_NOT_NOW', 'PRODUCT_FRACTION', 'CAMPAIGN_PAUSED', 'CAMPAIGN_ENDED', 'CAMPAIGN_NOT_STARTED',
  'STORE_NOT_IN_CAMPAIGN', 'PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING', 'PRODUCT_UNKNOWN', 'PRODUCT_NOT_IN_CAMPAIGN', 'HOLDOUT',
];

/** Why a reward cannot be had: the first of these that holds. What no purchase changes stands before what the card may still do something about. Section 14. */
export const rewardPrecedence = ['CAMPAIGN_NOT_STARTED', 'REDEEM_ENDED', 'CAMPAIGN_ENDED', 'REWARD_FOR_OTHERS', 'REWARD_NEEDS_LEVEL', 'REWARD_NOT_BIRTHDAY', 'REWARD_HAD', 'BUDGET_SPENT', 'REWARD_COSTS_MORE'] as const;
export type RewardCode = (typeof rewardPrecedence)[number];
