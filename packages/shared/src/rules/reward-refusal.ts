import type { Facts } from '../events/index.ts';
import type { InstantMs } from '../ids/index.ts';
import { err, ok, type Result } from '../result/index.ts';
import { afterRedemption } from './after-redemption.ts';
import { birthdayDaysApart } from './birthday.ts';
import { budgetLeft } from './budget-and-goal.ts';
import type { CampaignState, CampaignTotals } from './campaign-state.ts';
import { spendLots } from './lots.ts';
import { dayOf, spanOf } from './moment.ts';
import { type RewardCode, rewardPrecedence } from './precedence.ts';
import { isForCard, isItsTime, missingLevel, type RewardCard } from './reward-access.ts';

/** Everything that decides whether a reward is handed over. */
export interface RewardAsked extends RewardCard {
  /** What all cards had; null: nobody here knows, so no budget is looked at. */
  readonly totals: CampaignTotals | null;
  /** When the card had this reward before; what was undone is not among them. */
  readonly hadAtMs: readonly InstantMs[];
}

/** Why a reward cannot be had now. */
export interface RewardRefusal {
  readonly code: RewardCode;
  readonly facts: Facts;
}

/** The first reason of `rewardPrecedence` that stands in the way; null: the card may have it now. Section 14. */
export const rewardRefusal = (asked: RewardAsked): RewardRefusal | null => {
  for (const code of rewardPrecedence) {
    const facts = standing[code](asked);
    if (facts !== null) return { code, facts };
  }
  return null;
};

/**
 * The card's state when a reward was handed over. What costs nothing takes nothing and begins no ladder anew. Until redemption is built a proof alone asks it: random histories in which
 * both evaluators hand over a reward and judge the sale of the same moment after it (`agreement.prop.test.ts`), which hold the order that section 14 states. Laws: never negative, one prize
 */
export const afterReward = (asked: RewardAsked): Result<CampaignState, RewardRefusal> => {
  const { revision, reward: { unit, cost }, state, nowMs } = asked;
  const refused = rewardRefusal(asked);
  if (refused !== null) return err(refused);
  return ok(cost === 0 ? state : (afterRedemption(state, revision, unit, cost, nowMs) ?? state));
};

/** What is told of each reason, where it stands in the way. */
const standing: Readonly<Record<RewardCode, (asked: RewardAsked) => Facts | null>> = {
  CAMPAIGN_NOT_STARTED: ({ revision: { startsAtMs }, nowMs }) => (nowMs < startsAtMs ? { startsAtMs } : null),
  REDEEM_ENDED: ({ revision: { redeemUntilMs }, nowMs }) => (redeemUntilMs !== null && nowMs >= redeemUntilMs ? { endedAtMs: redeemUntilMs } : null),
  // What was earned outlives the campaign; what it gives for nothing does not.
  CAMPAIGN_ENDED: ({ revision: { endsAtMs, state }, reward: { cost }, nowMs }) => (cost === 0 && (state === 'ended' || (endsAtMs !== null && nowMs >= endsAtMs)) ? {} : null),
  REWARD_FOR_OTHERS: (asked) => (isForCard(asked) ? null : {}),
  REWARD_NEEDS_LEVEL: (asked) => {
    const level = missingLevel(asked);
    return level === null ? null : { level };
  },
  REWARD_NOT_BIRTHDAY: (asked) => (isItsTime(asked) ? null : {}),
  REWARD_HAD: (asked) => {
    const { times } = asked.reward;
    return times !== undefined && timesHad(asked, times.per) >= times.max ? { ...times } : null;
  },
  BUDGET_SPENT: ({ revision: { budget }, reward: { cost }, totals }) => (cost === 0 && budget !== null && totals !== null && budgetLeft(budget, totals) === 0 ? {} : null),
  REWARD_COSTS_MORE: ({ revision, reward: { unit, cost }, state, nowMs }) => {
    const holding = state.holdings[revision.units.find(({ kind }) => kind === unit)?.programme ?? revision.campaign];
    const missing = cost - (holding === undefined ? 0 : spendLots(holding, cost, nowMs).taken);
    return missing > 0 ? { units: cost, missing } : null;
  },
};

type Per = NonNullable<RewardCard['reward']['times']>['per'];

/** Within the period of the local day. Section 14, *How often*. */
const timesHad = ({ revision: { timeZone }, reward: { birthday }, hadAtMs, nowMs }: RewardAsked, per: Per): number => {
  const day = dayOf(timeZone, nowMs);
  const isWithin = (other: number): boolean => {
    if (per === 'lifetime') return true;
    return per === 'year' && birthday !== undefined ? Math.abs(other - day) <= birthdayDaysApart : spanOf(per, other) === spanOf(per, day);
  };
  return hadAtMs.filter((atMs) => isWithin(dayOf(timeZone, atMs))).length;
};
