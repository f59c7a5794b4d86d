import { err, type Result } from '@qoa/shared/result';
import { type CampaignRefused, refused } from './refusals.ts';

/** What a campaign's number may be; none is larger. */
const numberMax = 2 ** 31 - 1;

/** Acts upon the campaign that a path names in digits. Errors: CAMPAIGN_UNKNOWN for a number that none can have. */
export const withCampaign = <Value>(digits: string, act: (campaign: number) => Promise<Result<Value, CampaignRefused>>): Promise<Result<Value, CampaignRefused>> =>
  Number(digits) > numberMax ? Promise.resolve(err(refused('CAMPAIGN_UNKNOWN'))) : act(Number(digits));
