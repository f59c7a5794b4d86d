import type { CampaignState, CampaignTotals } from './campaign-state.ts';
import { noMetrics } from './tier-level.ts';

/** A card of which a campaign knows nothing yet. */
export const emptyCampaignState: CampaignState = {
  counters: {},
  recent: {},
  sold: 0,
  soldAtMs: [],
  firstSoldAtMs: null,
  lastSoldAtMs: null,
  carried: {},
  birthdays: {},
  tier: { level: 0, tooLowSinceDay: null, days: {}, before: noMetrics },
  holdings: {},
};

/** A campaign that gave nobody anything yet. */
export const emptyCampaignTotals: CampaignTotals = { units: 0, counters: {}, recent: {} };
