import type { CampaignState } from '../campaign-state.ts';
import type { Revision } from '../document/revision.ts';
import { type Missing, missingFor, tierKeep, type TierKeep } from './tier-keep.ts';
import { heldOf, metricsOn, reachOn, tierOn } from '../tier-level.ts';

/** Where a card stands on the ladder, as people are shown it. */
export interface TierOutlook {
  readonly level: number;
  /** The local day on which it falls unless it earns its level again; null: it is not at risk. */
  readonly fallsOnDay: number | null;
  /** What the next level asks for and the card lacks; empty at the top. Of a level that needs any, one of them is enough. */
  readonly missing: Missing;
  /** Null: it stands below the first level, or keeps its own for life. */
  readonly keep: TierKeep | null;
}

/** A card's level on a local day, its risk, what is missing for the next and what keeps its own. Null: the campaign has no tiers. Section 10. */
export const tierOutlook = (revision: Revision, state: CampaignState, day: number): TierOutlook | null => {
  const { tiers } = revision;
  if (tiers === null) return null;
  const tier = tierOn(revision, state, day);
  const metrics = metricsOn(tiers, tier, day);
  const held = heldOf(revision, state);
  const isAtRisk = tier.tooLowSinceDay !== null && reachOn(tiers, metrics, held) < tier.level;
  const next = tiers.levels[tier.level];
  return {
    level: tier.level,
    fallsOnDay: isAtRisk && tier.tooLowSinceDay !== null ? tier.tooLowSinceDay + tiers.graceDays : null,
    missing: next === undefined ? [] : missingFor(next, { ...metrics, held }),
    keep: tierKeep(revision, state, day),
  };
};
