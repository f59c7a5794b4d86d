import type { InstantMs } from '../ids/index.ts';
import { afterRedemption, type CampaignState, isForEveryCard, lowestLevel, type Reward, type Revision } from '../rules/index.ts';

/** A prize, and the lowest level of the ladder that may have it; 0: anybody. */
export interface PrizeOffer extends Pick<Reward, 'unit' | 'cost'> {
  readonly level: number;
}

/** The prizes of a revision that any card pays for, the cheapest first: who is what, and how often something was had, is not replayed. */
export const prizeOffers = ({ rewards, tiers }: Revision): readonly PrizeOffer[] =>
  rewards.filter(isForEveryCard).map(({ id, unit, cost }) => ({ unit, cost, level: lowestLevel({ tiers }, id) })).sort((a, b) => a.cost - b.cost);

/** A card that takes, of each unit, the cheapest prize that its level may have, as often as it can pay for it now. */
export const afterPrizes = (state: CampaignState, revision: Revision, offers: readonly PrizeOffer[], atMs: InstantMs): { readonly state: CampaignState; readonly prizes: number } => {
  let taking = state;
  let prizes = 0;
  for (const { kind, programme } of offers.length === 0 ? [] : revision.units) {
    const { level } = taking.tier;
    const offer = offers.find((each) => each.unit === kind && each.level <= level);
    const times = offer === undefined ? 0 : Math.floor(spendable(taking, programme, atMs) / offer.cost);
    const paid = offer === undefined || times === 0 ? null : afterRedemption(taking, revision, kind, times * offer.cost, atMs);
    if (paid === null) continue;
    taking = paid;
    prizes += times;
  }
  return { state: taking, prizes };
};

const spendable = ({ holdings }: CampaignState, programme: Revision['units'][number]['programme'], atMs: InstantMs): number =>
  (holdings[programme]?.lots ?? []).reduce((sum, { remaining, usableFromMs, expiresAtMs }) => (usableFromMs <= atMs && (expiresAtMs === null || expiresAtMs > atMs) ? sum + remaining : sum), 0);

