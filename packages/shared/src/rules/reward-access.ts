import type { InstantMs } from '../ids/index.ts';
import { isBirthdayAround, isBirthdayMonth } from './birthday.ts';
import type { CampaignState } from './campaign-state.ts';
import { holdsCard } from './card-scope.ts';
import { momentIn } from './moment.ts';
import type { Reward, Revision } from './revision.ts';
import type { CardTraits } from './sale-facts.ts';
import { levelOn } from './tier-level.ts';

/** Whether every card may have a reward that it pays for: nobody has to be asked who the card is. */
export const isForEveryCard = ({ cost, cards, birthday, times }: Reward): boolean => cost > 0 && cards === undefined && birthday === undefined && times === undefined;

/** Whether a reward is open to a card at an instant: its level, what the card is, and its birthday. What it costs and how often it was had are the redemption's. Section 14, *Who*. */
export const mayHaveReward = (revision: Revision, { id, cards = {}, birthday }: Reward, state: CampaignState, traits: CardTraits, nowMs: InstantMs): boolean => {
  const moment = momentIn(revision.timeZone, nowMs);
  const level = (): number => levelOn(revision, state, moment.day);
  const lowest = lowestLevel(revision, id);
  if (lowest > 0 && level() < lowest) return false;
  if (!holdsCard(cards, { card: { ...traits, bucket: 0 }, state, moment, level })) return false;
  if (birthday === undefined) return true;
  return traits.birthday !== null && (birthday.kind === 'month' ? isBirthdayMonth(traits.birthday, moment.day) : isBirthdayAround(traits.birthday, moment.day, birthday.daysAround));
};

/** The lowest level that opens a reward; 0: it is open to all. */
export const lowestLevel = ({ tiers }: Pick<Revision, 'tiers'>, reward: string): number => (tiers?.levels.findIndex(({ access }) => access.includes(reward)) ?? -1) + 1;
