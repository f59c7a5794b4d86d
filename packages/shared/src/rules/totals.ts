import type { CampaignTotals } from './campaign-state.ts';
import { freed, raised } from './kept-uses.ts';
import type { Uses } from './outcome.ts';

/** What is kept of a whole campaign: as much as its stores and days need. */
const bounds = { countersMax: 40_000, instantsMax: 10_000 };

/** The campaign's totals after a counted sale, in order of arrival. */
export const raiseTotals = (totals: CampaignTotals, { everyone }: Uses): CampaignTotals => ({ units: totals.units + everyone.units, ...raised(totals, everyone.counters, everyone.recent, bounds) });

/** The campaign's totals when that sale is voided. */
export const undoTotals = (totals: CampaignTotals, { everyone }: Uses): CampaignTotals => ({ units: Math.max(0, totals.units - everyone.units), ...freed(totals, everyone.counters, everyone.recent) });
