import type { CampaignState, TierState } from '../campaign-state.ts';
import { dayOf, spanOf, spanStart } from '../moment.ts';
import type { Revision, TierLadder, TierLevel, TierMetric } from '../document/revision.ts';
import { heldOf, metricsOn, nextChange, reachOn, tierOn } from '../tier-level.ts';

/** What a level asks for and a card lacks. */
export type Missing = readonly { readonly metric: TierMetric; readonly units: number }[];

/** When a level is lost if nothing more is bought, and what keeps it. */
export interface TierKeep {
  /** The local day on which it falls. */
  readonly fallsOnDay: number;
  /** The first local day of which purchases count for it; null: they do already. Where it is `fallsOnDay` itself, the level falls first and is reached again. */
  readonly countsFromDay: number | null;
  /** Of a level that needs any, one of them is enough. */
  readonly missing: Missing;
}

/** Section 10, *keep*. Null: below the first level, or no day takes it. */
export const tierKeep = (revision: Revision, state: CampaignState, day: number): TierKeep | null => {
  const { tiers } = revision;
  const tier = tierOn(revision, state, day);
  const level = tiers?.levels[tier.level - 1];
  if (tiers === null || level === undefined) return null;
  const held = heldOf(revision, state);
  // Before the card's latest sale nothing falls: it is looked at again from then on.
  const lookedDay = state.lastSoldAtMs === null ? day : Math.max(day, dayOf(revision.timeZone, state.lastSoldAtMs));
  const tooLowDay = firstTooLow(tiers, tier, held, lookedDay);
  if (tooLowDay === null) return null;
  const fallsOnDay = Math.max(tooLowDay + tiers.graceDays, lookedDay + 1);
  const countsFromDay = countsFrom(tiers, fallsOnDay);
  return { fallsOnDay, countsFromDay: countsFromDay > day ? countsFromDay : null, missing: missingFor(level, { ...metricsOn(tiers, tier, fallsOnDay), held }) };
};

/** What a card lacks of a level's conditions. */
export const missingFor = ({ conditions }: TierLevel, metrics: Readonly<Record<TierMetric, number>>): Missing =>
  conditions.map(({ metric, atLeast }) => ({ metric, units: Math.max(0, atLeast - metrics[metric]) })).filter(({ units }) => units > 0);

/** The day since or from which the card's metrics are too low for its level, if it buys nothing. */
const firstTooLow = (ladder: TierLadder, tier: TierState, held: number, day: number): number | null => {
  const isTooLow = (on: number): boolean => reachOn(ladder, metricsOn(ladder, tier, on), held) < tier.level;
  // What a redemption took today is looked at tomorrow.
  if (isTooLow(day)) return tier.tooLowSinceDay ?? day + 1;
  let next = nextChange(ladder, tier, day);
  while (next < Number.POSITIVE_INFINITY && !isTooLow(next)) next = nextChange(ladder, tier, next);
  return next === Number.POSITIVE_INFINITY ? null : next;
};

/** The first day whose purchases count on this one. */
const countsFrom = ({ over }: TierLadder, day: number): number => {
  if (over.kind === 'lifetime') return Number.NEGATIVE_INFINITY;
  return over.kind === 'rolling' ? day - over.days + 1 : spanStart(over.period, spanOf(over.period, day));
};
