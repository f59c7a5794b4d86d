import type { ProgrammeId } from '../ids/index.ts';
import { type CampaignOutlook, type CampaignState, type CardAnswers, stateOf } from '../rules/index.ts';

/** What the server told of a card by one revision: of another it says nothing. */
export interface ToldOfCard {
  readonly revision: number;
  /** As far as its next sale in this store is judged by it: without what it holds, which `units` tell. */
  readonly state: CampaignState;
  readonly units: CampaignOutlook['units'];
  /** Null: the revision does not ask. */
  readonly answers: CardAnswers | null;
}

/** What an outlook tells of a card, by campaign; of a campaign of which it does not say what was used, nothing. */
export const toldOfCard = (campaigns: readonly CampaignOutlook[]): ReadonlyMap<ProgrammeId, ToldOfCard> =>
  new Map(campaigns.flatMap(({ campaign, revision, used, units, card }) => (used === undefined ? [] : [[campaign, { revision, state: stateOf(used), units, answers: card ?? null }]])));
