import type { CampaignState, TierMetrics, TierState } from './campaign-state.ts';
import { dayOf } from './moment.ts';
import { emptyCampaignState } from './empty-state.ts';
import type { Uses } from './outcome.ts';
import type { Revision } from './document/revision.ts';
import { heldOf, metricsOn, noMetrics, reachOn, settled, tierOn } from './tier-level.ts';

const daysMax = 400;

/** The tier after a counted sale (nothing where the revision has no ladder): its metrics go to its own day, and the level is looked at again on the later of that day and the latest before. */
export const raisedTier = (revision: Revision, before: CampaignState, after: Pick<CampaignState, 'holdings' | 'lastSoldAtMs'>, { day, sales, cents, earned }: Uses['tier']): TierState => {
  if (revision.tiers === null || after.lastSoldAtMs === null) return emptyCampaignState.tier;
  const tier = withMetrics(tierOn(revision, before, day), day, { sales, cents, earned }, 1);
  const today = dayOf(revision.timeZone, after.lastSoldAtMs);
  return settled(revision.tiers, tier, reachOn(revision.tiers, metricsOn(revision.tiers, tier, today), heldOf(revision, after)), { from: today, to: today });
};

/** The tier without a voided sale; its level falls, if it must, when it is next looked at. */
export const loweredTier = (tier: TierState, { day, ...added }: Uses['tier']): TierState => (added.sales === 0 ? tier : withMetrics(tier, day, added, -1));

const withMetrics = (tier: TierState, day: number, { sales, cents, earned }: TierMetrics, sign: 1 | -1): TierState => {
  const isKept = tier.days[day] !== undefined || sign > 0;
  const stands = (isKept ? tier.days[day] : tier.before) ?? noMetrics;
  const changed = { sales: Math.max(0, stands.sales + sign * sales), cents: Math.max(0, stands.cents + sign * cents), earned: Math.max(0, stands.earned + sign * earned) };
  return isKept ? withDay(tier, day, changed) : { ...tier, before: changed };
};

const withDay = (tier: TierState, day: number, metrics: TierMetrics): TierState => {
  const days: Record<number, TierMetrics> = { ...tier.days, [day]: metrics };
  if (metrics.sales === 0) delete days[day];
  const kept = Object.keys(days).map(Number);
  if (kept.length <= daysMax) return { ...tier, days };
  const oldest = Math.min(...kept);
  const dropped = days[oldest] ?? noMetrics;
  delete days[oldest];
  const { sales, cents, earned } = tier.before;
  return { ...tier, days, before: { sales: sales + dropped.sales, cents: cents + dropped.cents, earned: earned + dropped.earned } };
};
