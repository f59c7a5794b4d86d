import type { CampaignState } from './campaign-state.ts';
import { emptyCampaignState } from './empty-state.ts';

/** A card's state as it is stored: JSON without its empty members, since it is written at every sale. */
export const stateText = (state: CampaignState): string => JSON.stringify(Object.fromEntries(Object.entries(state).filter(([member, value]) => JSON.stringify(value) !== emptyTexts.get(member))));

/** A stored state; what is absent reads as empty. */
export const stateOf = (text: string): CampaignState => ({ ...emptyCampaignState, ...(JSON.parse(text) as Partial<CampaignState>) });

const emptyTexts = new Map(Object.entries(emptyCampaignState).map(([member, value]) => [member, JSON.stringify(value)]));
