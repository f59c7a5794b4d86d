import { localDayStartMs } from '../../campaign/index.ts';
import type { InstantMs, StoreId } from '../../ids/index.ts';
import type { CampaignState, HeldLot, Holding } from '../campaign-state.ts';
import type { CampaignOutlook, OwnReward, TierStanding, UnitOutlook } from './card-outlook.ts';
import { closedUntil } from '../closed-until.ts';
import { compile } from '../compile.ts';
import { coolsUntilMs } from '../cooldown.ts';
import { noTraits } from '../look-up.ts';
import { dayOf } from '../moment.ts';
import { roomsLeft } from './outlook-room.ts';
import { ownRewards } from '../own-rewards.ts';
import type { Reward, Revision, Unit } from '../document/revision.ts';
import type { TierKeep } from './tier-keep.ts';
import { mayHaveReward } from '../reward-access.ts';
import type { CardFacts } from '../sale-facts.ts';
import { tierOutlook } from './tier-outlook.ts';

const dayMs = 86_400_000;

/**
 * Where a card stands in a campaign and what lies ahead, if it buys nothing until then. `state` holds the card's lots of every unit; `card`: what else is known of it; `store` is where it
 * stands at the counter (null: nowhere, as on its holder's page). Total; nothing in it is below 0. Law: never negative
 */
export const outlookOf = (revision: Revision, state: CampaignState, nowMs: InstantMs, store: StoreId | null, card: CardFacts = unknownCard): CampaignOutlook => ({
  campaign: revision.campaign,
  revision: revision.revision,
  units: revision.units.map((unit) => unitOutlook(unit, state.holdings[unit.programme] ?? nothingHeld, revision.rewards.filter((reward) => reward.cost > 0 && mayHaveReward({ revision, reward, state, card, nowMs })), nowMs)),
  tier: tierStanding(revision, state, nowMs),
  room: roomsLeft(revision, state, nowMs, store),
  cooldownUntilMs: coolsUntilMs({ compiled: compile(revision), state, sale: { atMs: nowMs } }),
  closed: closedUntil(revision, state, nowMs, store),
  ...(store === null ? toHolder(ownRewards({ revision, state, card, nowMs })) : {}),
});

const toHolder = (rewards: readonly OwnReward[]): Pick<CampaignOutlook, 'rewards'> => (rewards.length === 0 ? {} : { rewards });

/** In no segment, of no birthday. */
const unknownCard: CardFacts = { ...noTraits, bucket: 0 };

const nothingHeld: Holding = { balance: 0, debt: 0, lots: [] };

const unitOutlook = ({ kind, programme, warnDays }: Unit, { balance, debt, lots }: Holding, rewards: readonly Reward[], nowMs: InstantMs): UnitOutlook => {
  const left = lots.filter(({ remaining }) => remaining > 0);
  const spendable = balance - unitsIn(left.filter((lot) => lot.usableFromMs > nowMs || hasEnded(lot, nowMs)));
  return { kind, programme, balance, debt, held: heldBack(left, nowMs), endsNext: nearestEnd(left, warnDays, nowMs), goal: nearestGoal(rewards.filter(({ unit }) => unit === kind), spendable) };
};

const hasEnded = ({ expiresAtMs }: HeldLot, nowMs: InstantMs): boolean => expiresAtMs !== null && expiresAtMs <= nowMs;

const heldBack = (lots: readonly HeldLot[], nowMs: InstantMs): UnitOutlook['held'] => {
  const held = lots.filter((lot) => lot.usableFromMs > nowMs && !hasEnded(lot, nowMs));
  return held.length === 0 ? null : { units: unitsIn(held), untilMs: Math.max(...held.map(({ usableFromMs }) => usableFromMs)) };
};

const nearestEnd = (lots: readonly HeldLot[], warnDays: number, nowMs: InstantMs): UnitOutlook['endsNext'] => {
  const atMs = lots.reduce((nearest, { expiresAtMs }) => Math.min(nearest, expiresAtMs ?? Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
  if (atMs === Number.POSITIVE_INFINITY) return null;
  const ended = lots.filter((lot) => hasEnded(lot, nowMs));
  return { units: unitsIn(ended.length > 0 ? ended : lots.filter(({ expiresAtMs }) => expiresAtMs === atMs)), atMs, isDue: atMs - warnDays * dayMs <= nowMs };
};

const unitsIn = (lots: readonly HeldLot[]): number => lots.reduce((sum, { remaining }) => sum + remaining, 0);

/** Of the prizes that the card may have and pays for, the cheapest that what can be spent does not reach; where it reaches all of them, the dearest. */
const nearestGoal = (rewards: readonly Reward[], balance: number): number | null => {
  const costs = rewards.map(({ cost }) => cost).sort((a, b) => a - b);
  return costs.find((cost) => cost > balance) ?? costs.at(-1) ?? null;
};

const tierStanding = (revision: Revision, state: CampaignState, nowMs: InstantMs): TierStanding | null => {
  const { tiers, timeZone } = revision;
  const stands = tierOutlook(revision, state, dayOf(timeZone, nowMs));
  if (tiers === null || stands === null) return null;
  const next = tiers.levels[stands.level];
  return {
    level: stands.level,
    name: tiers.levels[stands.level - 1]?.name ?? null,
    next: next === undefined ? null : { name: next.name, need: next.need, missing: stands.missing },
    fallsAtMs: stands.fallsOnDay === null ? null : localDayStartMs(timeZone, stands.fallsOnDay),
    keep: stands.keep === null ? null : keepStanding(stands.keep, tiers.levels[stands.level - 1]?.need ?? 'all', timeZone),
  };
};

const keepStanding = ({ fallsOnDay, countsFromDay, missing }: TierKeep, need: 'any' | 'all', timeZone: string): NonNullable<TierStanding['keep']> => ({
  need,
  missing,
  byMs: localDayStartMs(timeZone, fallsOnDay),
  fromMs: countsFromDay === null ? null : localDayStartMs(timeZone, countsFromDay),
});
