import type { InstantMs } from '../ids/index.ts';
import { isBirthdayAround, isBirthdayMonth } from './birthday.ts';
import type { CampaignState } from './campaign-state.ts';
import { type CardBefore, holdsCard } from './card-scope.ts';
import { isHeldOut } from './holdout.ts';
import { momentIn } from './moment.ts';
import type { Reward, Revision } from './document/revision.ts';
import type { CardFacts } from './sale-facts.ts';
import { levelOn } from './tier-level.ts';

/** Whether every card may have a reward that it pays for: nobody has to be asked who the card is. */
export const isForEveryCard = ({ cost, cards, birthday, times }: Reward): boolean => cost > 0 && cards === undefined && birthday === undefined && times === undefined;

/** A card that asks for a reward of a campaign at an instant. */
export interface RewardCard {
  readonly revision: Revision;
  readonly reward: Reward;
  readonly state: CampaignState;
  readonly card: CardFacts;
  readonly nowMs: InstantMs;
}

/** Whether a reward is open to a card at an instant: its level, what the card is, and its birthday. What it costs and how often it was had, `rewardRefusal` asks. Section 14, *Who*. */
export const mayHaveReward = (asked: RewardCard): boolean => isForCard(asked) && missingLevel(asked) === null && isItsTime(asked);

/** Whether the reward is for this card: of those that it names, and, if it costs nothing, of those that take part in the campaign. */
export const isForCard = ({ revision, reward: { cost, cards = {} }, state, card, nowMs }: RewardCard): boolean => {
  const moment = momentIn(revision.timeZone, nowMs);
  const before: CardBefore = { card, state, moment, level: () => levelOn(revision, state, moment.day) };
  return holdsCard(cards, before) && (cost > 0 || (holdsCard(revision.cards, before) && !isHeldOut(revision, card.bucket)));
};

/** The level that opens the reward, where the card stands below it; null: it does not. */
export const missingLevel = ({ revision, reward, state, nowMs }: RewardCard): number | null => {
  const lowest = lowestLevel(revision, reward.id);
  return lowest > 0 && levelOn(revision, state, momentIn(revision.timeZone, nowMs).day) < lowest ? lowest : null;
};

/** Whether it is about the card's birthday, where the reward asks for that. */
export const isItsTime = ({ revision, reward: { birthday }, card, nowMs }: RewardCard): boolean => {
  if (birthday === undefined) return true;
  const { day } = momentIn(revision.timeZone, nowMs);
  return card.birthday !== null && (birthday.kind === 'month' ? isBirthdayMonth(card.birthday, day) : isBirthdayAround(card.birthday, day, birthday.daysAround));
};

/** The lowest level that opens a reward; 0: it is open to all. */
export const lowestLevel = ({ tiers }: Pick<Revision, 'tiers'>, reward: string): number => (tiers?.levels.findIndex(({ access }) => access.includes(reward)) ?? -1) + 1;
