import type { CampaignOutcome, RuleCode } from './outcome.ts';

/**
 * The codes by which a campaign is done with a sale by the sale itself, its store and the card's code, before it looks at what the card is, has or did (section 4); and
 * whether people hear of it: *untold* is what says nothing to somebody with hundreds of campaigns around them, and the control group, which must not be told.
 */
const beforeCard: ReadonlyMap<RuleCode, 'told' | 'untold'> = new Map([
  ['PRODUCT_NOT_IN_CAMPAIGN', 'untold'],
  ['PRODUCT_UNKNOWN', 'untold'],
  ['PRODUCT_RESTRICTED', 'told'],
  ['PRIZE_EARNS_NOTHING', 'told'],
  ['CAMPAIGN_NOT_STARTED', 'untold'],
  ['CAMPAIGN_ENDED', 'untold'],
  ['CAMPAIGN_PAUSED', 'told'],
  ['STORE_NOT_IN_CAMPAIGN', 'untold'],
  ['HOLDOUT', 'untold'],
]);

/** Whether a campaign came to this without looking at what the card is, has or did. */
export const isDecidedBeforeCard = (code: RuleCode): boolean => beforeCard.has(code);

/** Whether a campaign gave something or came near it, so that people hear of it. */
export const isNear = ({ explanation: { code } }: Pick<CampaignOutcome, 'explanation'>): boolean => beforeCard.get(code) !== 'untold';

/** Whether a sale like this could count in the campaign for the card, at another time or with more room: it is not done with it by the sale or its store, nor is the campaign for other cards. */
export const couldCount = ({ explanation: { code } }: Pick<CampaignOutcome, 'explanation'>): boolean => !isDecidedBeforeCard(code) && code !== 'CARD_NOT_IN_CAMPAIGN';
