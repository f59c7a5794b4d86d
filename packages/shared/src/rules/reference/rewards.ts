import type { Facts } from '../../events/index.ts';
import type { InstantMs } from '../../ids/index.ts';
import type { RewardCode } from '../precedence.ts';
import type { Revision, Reward } from '../document/revision.ts';
import type { CardFacts } from '../sale-facts.ts';
import { isNearBirthday } from './birthday.ts';
import { dateOf, localTime, periodStart } from './calendar.ts';
import { budgetRoom } from './cuts.ts';
import { isHeldOut } from './gates.ts';
import type { Past, Remembered } from './past.ts';
import { inCards } from './scopes.ts';
import { redeem } from './spend.ts';
import { standingOn } from './tiers.ts';

/** A card that asks for a reward. */
export interface Asked {
  readonly revision: Revision;
  readonly reward: Reward;
  readonly past: Past;
  readonly everyone: readonly Remembered[] | null;
  readonly card: CardFacts;
  readonly hadAtMs: readonly InstantMs[];
  readonly nowMs: InstantMs;
}

/** Section 14: what the card is left with, or why it has the reward not. */
export const handOver = (asked: Asked): { readonly past: Past } | { readonly code: RewardCode; readonly facts: Facts } => {
  const { revision, reward: { cost, unit }, past, nowMs } = asked;
  const why = whyNot(asked);
  if (why !== null) return why;
  if (cost === 0) return { past };
  for (let left = 1; left <= cost; left += 1) {
    if (redeem(revision, past, unit, left, nowMs) === null) return { code: 'REWARD_COSTS_MORE', facts: { units: cost, missing: cost - left + 1 } };
  }
  return { past: redeem(revision, past, unit, cost, nowMs) ?? past };
};

const whyNot = ({ revision, reward, past, everyone, card, hadAtMs, nowMs }: Asked): { readonly code: RewardCode; readonly facts: Facts } | null => {
  const { startsAtMs, endsAtMs, redeemUntilMs, state, timeZone, tiers, budget } = revision;
  const { id, cost, cards, birthday, times } = reward;
  const { day } = localTime(timeZone, nowMs);
  const isFree = cost === 0;
  if (nowMs < startsAtMs) return { code: 'CAMPAIGN_NOT_STARTED', facts: { startsAtMs } };
  if (redeemUntilMs !== null && nowMs >= redeemUntilMs) return { code: 'REDEEM_ENDED', facts: { endedAtMs: redeemUntilMs } };
  if (isFree && (state === 'ended' || (endsAtMs !== null && nowMs >= endsAtMs))) return { code: 'CAMPAIGN_ENDED', facts: {} };

  const { level } = standingOn(revision, past, day);
  const sold = past.sales.filter(({ counted }) => counted).map(({ atMs }) => atMs);
  const then = { tags: card.tags, hasSale: sold.length > 0, daysSinceLast: sold.length === 0 ? null : day - localTime(timeZone, Math.max(...sold)).day, level };
  if (cards !== undefined && !inCards(cards, then)) return { code: 'REWARD_FOR_OTHERS', facts: {} };
  if (isFree && (!inCards(revision.cards, then) || isHeldOut(revision, card.bucket))) return { code: 'REWARD_FOR_OTHERS', facts: {} };

  const opener = (tiers?.levels ?? []).findIndex(({ access }) => access.includes(id));
  if (opener >= 0 && level < opener + 1) return { code: 'REWARD_NEEDS_LEVEL', facts: { level: opener + 1 } };
  if (birthday?.kind === 'month' && card.birthday?.month !== dateOf(day).month) return { code: 'REWARD_NOT_BIRTHDAY', facts: {} };
  if (birthday?.kind === 'days' && !isNearBirthday(card.birthday, day, birthday.daysAround)) return { code: 'REWARD_NOT_BIRTHDAY', facts: {} };

  const had = hadAtMs.map((atMs) => localTime(timeZone, atMs).day).filter((other) => isTogether(reward, day, other));
  if (times !== undefined && had.length >= times.max) return { code: 'REWARD_HAD', facts: { max: times.max, per: times.per } };
  if (isFree && budget !== null && everyone !== null && budgetRoom(revision, everyone) === 0) return { code: 'BUDGET_SPENT', facts: {} };
  return null;
};

/** Whether two days count as one time. */
const isTogether = ({ times, birthday }: Reward, day: number, other: number): boolean => {
  const per = times?.per ?? 'lifetime';
  if (per === 'lifetime') return true;
  if (per === 'year' && birthday !== undefined) return other >= day - 300 && other <= day + 300;
  return periodStart(per, day) === periodStart(per, other);
};
