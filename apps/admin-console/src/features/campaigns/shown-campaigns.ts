import type { CampaignSummary } from '@qoa/shared/protocol';
import { plainText } from '../../platform/plain-text.ts';

/** Which campaigns are looked at. */
export type CampaignFilter = 'all' | 'review' | 'running' | 'drafts' | 'ended';

export const campaignFilters: readonly CampaignFilter[] = ['all', 'review', 'running', 'drafts', 'ended'];

/** The campaigns of a filter whose name or owner holds what was typed, whatever its case and accents; in their order. */
export const shownCampaigns = (campaigns: readonly CampaignSummary[], filter: CampaignFilter, typed: string): readonly CampaignSummary[] =>
  campaigns.filter((campaign) => belongs[filter](campaign) && [campaign.name, campaign.ownerName].some((text) => plainText(text).includes(plainText(typed))));

/** How many campaigns each filter has. */
export const countsOf = (campaigns: readonly CampaignSummary[]): Readonly<Record<CampaignFilter, number>> => {
  const count = (filter: CampaignFilter): number => campaigns.filter(belongs[filter]).length;
  return { all: campaigns.length, review: count('review'), running: count('running'), drafts: count('drafts'), ended: count('ended') };
};

const belongs: Readonly<Record<CampaignFilter, (campaign: CampaignSummary) => boolean>> = {
  all: () => true,
  review: ({ proposal }) => proposal === 'in-review',
  running: ({ state }) => state === 'active' || state === 'paused' || state === 'confirmed',
  drafts: ({ proposal }) => proposal === 'draft' || proposal === 'rejected',
  ended: ({ state }) => state === 'ended',
};
