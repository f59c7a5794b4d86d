import type { CampaignOutcome } from './outcome.ts';

/** Whether a campaign gave something or came near it. The other misses say nothing to a person who has hundreds of campaigns around them, and to some they must not be told. */
export const isNear = ({ explanation }: Pick<CampaignOutcome, 'explanation'>): boolean => !farOff.has(explanation.code);

const farOff: ReadonlySet<string> = new Set(['PRODUCT_NOT_IN_CAMPAIGN', 'PRODUCT_UNKNOWN', 'STORE_NOT_IN_CAMPAIGN', 'HOLDOUT', 'CAMPAIGN_NOT_STARTED', 'CAMPAIGN_ENDED']);
