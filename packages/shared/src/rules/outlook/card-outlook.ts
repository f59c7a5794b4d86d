import type { InstantMs, ProgrammeId } from '../../ids/index.ts';
import type { Again } from '../again.ts';
import type { LimitScope, Period, Reward, TierMetric, UnitKind } from '../document/revision.ts';

/** Where a card stands in a campaign and what lies ahead, if it buys nothing until then. */
export interface CampaignOutlook {
  readonly campaign: ProgrammeId;
  readonly revision: number;
  readonly units: readonly UnitOutlook[];
  /** Null: the campaign has no tiers. */
  readonly tier: TierStanding | null;
  /** Of the card's limits of a period, in the revision's order. Those that count in each store apart are told to that store's phone alone. */
  readonly room: readonly RoomLeft[];
  /** Nothing counts before it; null: no cooldown runs. */
  readonly cooldownUntilMs: InstantMs | null;
  /** When something counts again, where nothing does now whatever is bought: what a sale would be told, at the soonest. Null: something may count; absent: an earlier server. */
  readonly closed?: Again | null;
  /** To the card's holder: rewards that are for some cards alone, and for this one (`ownRewards`); absent: none. */
  readonly rewards?: readonly OwnReward[];
  /** To a store's phone, where the revision asks (`asksOfCard`): by what the card is known to its rules. */
  readonly card?: CardAnswers;
  /** To a store's phone: what it used, as `usesAtCounter` tells it and `stateText` writes it. */
  readonly used?: string;
}

/** A reward that not every card may have, and this one may. `untilMs`: no longer from then on; null: nothing says. */
export interface OwnReward extends Pick<Reward, 'id' | 'name' | 'unit' | 'cost' | 'birthday' | 'times'> {
  readonly untilMs: InstantMs | null;
}

/** Neither a segment's name nor a birthday. Law: own tenant */
export interface CardAnswers {
  /** `tagTokensOf`. */
  readonly tags: readonly string[];
  /** `birthdaysDue` now. */
  readonly birthdaysDue: readonly string[];
}

/** What may still come within a limit, until more may: at the next period's start, or, of a rolling one, when the oldest use leaves the window; null: never, or there is nothing to wait for. */
export interface RoomLeft {
  readonly of: UnitKind | 'sales' | 'items';
  readonly per: Exclude<Period, 'sale'>;
  /** Of a brand's or some products' limit, other products may still count. */
  readonly scope: LimitScope['kind'];
  readonly max: number;
  readonly left: number;
  readonly nextMs: InstantMs | null;
}

export interface UnitOutlook {
  readonly kind: UnitKind;
  readonly programme: ProgrammeId;
  readonly balance: number;
  readonly debt: number;
  /** Of `balance`, what is still held back and has not ended, and until when the last of it is. */
  readonly held: { readonly units: number; readonly untilMs: InstantMs } | null;
  /** What ends next, or all that has ended and is not yet taken away (`atMs`, the first of it, is reached): it cannot be spent any more. `isDue`: within the days of which the campaign warns. */
  readonly endsNext: { readonly units: number; readonly atMs: InstantMs; readonly isDue: boolean } | null;
  /** What the nearest prize of the unit costs that the card may have, by what can be spent; null: there is none. */
  readonly goal: number | null;
}

export interface TierStanding {
  readonly level: number;
  /** Null: below the first. */
  readonly name: string | null;
  readonly next: { readonly name: string; readonly need: 'any' | 'all'; readonly missing: readonly { readonly metric: TierMetric; readonly units: number }[] } | null;
  /** When it falls unless it earns its level again; null: not at risk. */
  readonly fallsAtMs: InstantMs | null;
  /**
   * What keeps the level: `missing` of it, `any` or `all`, counted on the day on which it falls (`byMs`) if nothing more is bought. `fromMs`: purchases count for it from then on; null: they do already; `byMs`
   * itself: it falls first. Null: below the first level, or it is kept for life; absent: an earlier server.
   */
  readonly keep?: { readonly need: 'any' | 'all'; readonly missing: readonly { readonly metric: TierMetric; readonly units: number }[]; readonly byMs: InstantMs; readonly fromMs: InstantMs | null } | null;
}
