import type { CampaignState } from './campaign-state.ts';
import { emptyCampaignState } from './empty-state.ts';

/** A card's state as it is stored: JSON without its empty members, since it is written at every sale. */
export const stateText = (state: CampaignState): string => {
  const said: Partial<Record<keyof CampaignState, unknown>> = {};
  for (const member of members) if (state[member] !== emptyCampaignState[member] && !holdsNothing(state[member])) said[member] = state[member];
  return JSON.stringify(said);
};

/** A stored state; what is absent reads as empty. */
export const stateOf = (text: string): CampaignState => ({ ...emptyCampaignState, ...(JSON.parse(text) as Partial<CampaignState>) });

const members = Object.keys(emptyCampaignState) as readonly (keyof CampaignState)[];

/** An empty list or record that was made anew. */
const holdsNothing = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  for (const _ in value) return false;
  return true;
};
