import type { InstantMs } from '../ids/index.ts';
import type { CampaignState } from './campaign-state.ts';
import { emptyCampaignState } from './empty-state.ts';
import { endedTogether } from './lot-dates.ts';
import { spendLots } from './lots.ts';
import type { Revision, UnitKind } from './document/revision.ts';

/** The card's state when a reward was handed over; null: it has not enough that it may spend. A ladder that says so begins anew. Laws: never negative, one prize */
export const afterRedemption = (state: CampaignState, revision: Revision, kind: UnitKind, cost: number, atMs: InstantMs): CampaignState | null => {
  const unit = revision.units.find((each) => each.kind === kind);
  const holding = unit === undefined ? undefined : state.holdings[unit.programme];
  if (unit === undefined || holding === undefined) return null;
  const spent = spendLots(holding, cost, atMs);
  if (spent.taken < cost) return null;
  const lots = endedTogether(unit.expiry, revision.timeZone, spent.holding.lots, state.lastSoldAtMs);
  const left = { ...state, holdings: { ...state.holdings, [unit.programme]: { ...spent.holding, lots } } };
  return revision.tiers?.resetOnRedeem === true ? { ...left, tier: emptyCampaignState.tier } : left;
};
