import type { CardCode, InstantMs } from '../ids/index.ts';
import type { CampaignOutlook } from '../rules/index.ts';

export type { CampaignOutlook, OwnReward, RoomLeft, TierStanding, UnitOutlook } from '../rules/index.ts';

/** `POST /v1/outlook` of a phone: about one card, in the campaigns in which the phone's store takes part. `GET /v1/card/outlook` of a card's holder has none. */
export interface OutlookRequest {
  readonly card: CardCode;
}

/** Where a card stands and what lies ahead, as of `serverMs`. Never where it was earned. Law: own tenant */
export interface Outlook {
  readonly serverMs: InstantMs;
  readonly campaigns: readonly CampaignOutlook[];
  /** To the card's holder: `asked` where a campaign of the stores where it buys gives something for birthdays and nobody told it, `told` where somebody did. */
  readonly birthday?: 'asked' | 'told';
}
