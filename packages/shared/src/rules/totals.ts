import type { CampaignTotals } from './campaign-state.ts';
import { emptyCampaignTotals } from './empty-state.ts';
import type { PublishedRevision } from './in-force.ts';
import { freed, raised } from './kept-uses.ts';
import type { Uses } from './outcome.ts';

/** What is kept of a whole campaign: as much as its stores and days need. */
const bounds = { countersMax: 40_000, instantsMax: 10_000 };

/** The campaign's totals after a counted sale, in order of arrival. */
export const raiseTotals = (totals: CampaignTotals, { everyone }: Uses): CampaignTotals => ({ units: totals.units + everyone.units, ...raised(totals, everyone.counters, everyone.recent, bounds) });

/** The campaign's totals when that sale is voided. */
export const undoTotals = (totals: CampaignTotals, { everyone }: Uses): CampaignTotals => ({ units: Math.max(0, totals.units - everyone.units), ...freed(totals, everyone.counters, everyone.recent) });

/** Whether any revision of a campaign looks at the totals of all cards: the others cost nothing. Answered once for a list that stays the same object. */
export const asksTotals = (published: readonly PublishedRevision[]): boolean => {
  const known = askedBy.get(published);
  if (known !== undefined) return known;
  const asks = published.some(({ revision: { budget, limits } }) => budget !== null || limits.some(({ holder }) => holder === 'everyone'));
  askedBy.set(published, asks);
  return asks;
};

const askedBy = new WeakMap<readonly PublishedRevision[], boolean>();

/** The text under which a campaign's totals are stored: its units are in the ledger, so they are not said again. Null: there is nothing besides. */
export const totalsText = ({ counters, recent }: CampaignTotals): string | null => (Object.keys(counters).length + Object.keys(recent).length === 0 ? null : JSON.stringify({ counters, recent }));

/** The totals of a stored text and of the units that the ledger says were issued. */
export const totalsOf = (text: string | null, units: number): CampaignTotals => (text === null ? { ...emptyCampaignTotals, units } : { units, ...(JSON.parse(text) as Omit<CampaignTotals, 'units'>) });
