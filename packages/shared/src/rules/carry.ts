import type { CampaignState } from './campaign-state.ts';

/** What rules carry over after changes, none below nothing. What has been carried on since a voided sale is taken back only down to nothing. */
export const carriedAfter = (carried: CampaignState['carried'], changes: CampaignState['carried'], sign: 1 | -1): CampaignState['carried'] => {
  const rules = Object.entries(changes);
  if (rules.length === 0) return carried;
  const all: Record<string, number> = { ...carried };
  for (const [rule, change] of rules) {
    const left = Math.max(0, (all[rule] ?? 0) + sign * change);
    if (left > 0) all[rule] = left;
    else delete all[rule];
  }
  return all;
};
