import { localDayStartMs } from '../campaign/index.ts';
import type { InstantMs } from '../ids/index.ts';
import type { OwnReward } from './outlook/card-outlook.ts';
import { dayOf } from './moment.ts';
import { isForEveryCard, isItsTime, type RewardCard } from './reward-access.ts';
import { rewardRefusal } from './reward-refusal.ts';

/** So many days on, a birthday has come again. */
const yearDays = 366;

/** The rewards that are for some cards alone and that a card may have now, or once it pays for them. How often it had one, and what a budget has left, is looked at when it is handed over. Section 14, *Who*. */
export const ownRewards = (asked: Omit<RewardCard, 'reward'>): readonly OwnReward[] =>
  asked.revision.rewards.flatMap((reward) => {
    if (isForEveryCard(reward)) return [];
    const refused = rewardRefusal({ ...asked, reward, totals: null, hadAtMs: [] });
    if (refused !== null && refused.code !== 'REWARD_COSTS_MORE') return [];
    const { id, name, unit, cost, birthday, times } = reward;
    return [{ id, name, unit, cost, ...(birthday === undefined ? {} : { birthday }), ...(times === undefined ? {} : { times }), untilMs: untilMs({ ...asked, reward }) }];
  });

/** When it is over for the card, as far as calendar and campaign say; null: nothing says. */
const untilMs = (asked: RewardCard): InstantMs | null => {
  const { revision: { redeemUntilMs, endsAtMs }, reward: { cost, birthday } } = asked;
  const ends = [redeemUntilMs, cost === 0 ? endsAtMs : null, birthday === undefined ? null : birthdayOverMs(asked)].filter((atMs) => atMs !== null);
  return ends.length === 0 ? null : Math.min(...ends);
};

/** The start of the first day that is not about the birthday any more. */
const birthdayOverMs = (asked: RewardCard): InstantMs | null => {
  const { timeZone } = asked.revision;
  const today = dayOf(timeZone, asked.nowMs);
  for (let later = 1; later <= yearDays; later += 1) {
    const startMs = localDayStartMs(timeZone, today + later);
    if (!isItsTime({ ...asked, nowMs: startMs })) return startMs;
  }
  return null;
};
