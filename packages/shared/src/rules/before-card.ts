import type { RuleCode } from './outcome.ts';

/** Whether a campaign came to this by the sale, its store and the card's code alone, before it looked at what the card is, has or did. Section 4. */
export const isDecidedBeforeCard = (code: RuleCode): boolean => beforeCard.has(code);

const beforeCard: ReadonlySet<RuleCode> = new Set([
  'PRODUCT_NOT_IN_CAMPAIGN', 'PRODUCT_UNKNOWN', 'PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING', 'CAMPAIGN_NOT_STARTED', 'CAMPAIGN_ENDED', 'CAMPAIGN_PAUSED', 'STORE_NOT_IN_CAMPAIGN', 'HOLDOUT',
]);
