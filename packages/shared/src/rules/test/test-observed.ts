import type { InstantMs, ProgrammeId } from '../../ids/index.ts';
import type { CampaignOutcome, Holding, RewardRefusal, SaleOutcome } from '../index.ts';

/** What can be seen of one happening, whatever the state is made of; null: nothing that a person would see. */
export type Observed = null | {
  readonly verdict?: SaleOutcome['verdict'];
  readonly campaigns?: readonly Pick<CampaignOutcome, 'campaign' | 'given' | 'explanation'>[];
  readonly redeemed?: boolean;
  /** Null: the reward was handed over. */
  readonly refused?: RewardRefusal | null;
  readonly after: readonly ObservedCard[];
};

/** A card in one campaign. */
export interface ObservedCard {
  readonly campaign: ProgrammeId;
  readonly level: number;
  /** By rule. */
  readonly carried: readonly number[];
  /** By unit. */
  readonly holdings: readonly ObservedHolding[];
}

interface ObservedHolding {
  readonly balance: number;
  readonly debt: number;
  /** What ends when, the nearest first; never last. */
  readonly ends: readonly (readonly [expiresAtMs: InstantMs, remaining: number])[];
}

/** Lots may be merged where they end together. */
export const observedLots = (holding: Holding | undefined): ObservedHolding => {
  const ends = new Map<InstantMs, number>();
  for (const { expiresAtMs, remaining } of holding?.lots ?? []) ends.set(expiresAtMs ?? Infinity, (ends.get(expiresAtMs ?? Infinity) ?? 0) + remaining);
  return { balance: holding?.balance ?? 0, debt: holding?.debt ?? 0, ends: [...ends].toSorted(([a], [b]) => a - b) };
};
