import type { CampaignState } from './campaign-state.ts';
import { carriedAfter } from './carry.ts';
import { freed } from './kept-uses.ts';
import type { Uses } from './outcome.ts';
import { soldOnceLess } from './sold-instants.ts';
import { loweredTier } from './tier-state.ts';

/**
 * The card's state when a sale is voided: what it used of limits, cooldown, birthdays, remainders and tiers is free again. What it gave is
 * taken back by the void itself, lot by lot. Undoing a sale twice is the caller's to prevent.
 */
export const undoUses = (state: CampaignState, uses: Uses): CampaignState => {
  const carried = carriedAfter(state.carried, uses.carried, -1);
  if (!uses.counted) return { ...state, carried };
  return {
    ...state,
    ...freed(state, uses.counters, uses.recent),
    ...soldOnceLess(state, uses.atMs),
    carried,
    birthdays: withoutBirthdays(state.birthdays, uses),
    tier: loweredTier(state.tier, uses.tier),
  };
};

const withoutBirthdays = (birthdays: CampaignState['birthdays'], { birthdays: rules, tier: { day } }: Uses): CampaignState['birthdays'] => {
  const all: Record<string, readonly number[]> = { ...birthdays };
  for (const rule of rules) {
    const left = (all[rule] ?? []).filter((each) => each !== day);
    if (left.length > 0) all[rule] = left;
    else delete all[rule];
  }
  return all;
};
