import type { CampaignRevision } from '../../campaign/index.ts';
import type { RestrictedKind } from '../../feed/index.ts';
import type { Cents, CpgId, Gtin, InstantMs, ProgrammeId, StoreId } from '../../ids/index.ts';
import type { CardScope, ProductScope, StoreScope, Window } from './scope.ts';

/**
 * An immutable published version of a campaign: the whole of what it promises. What each member means stands in docs/rules/language.md,
 * by section; published revisions never change their meaning. Every member is required, so that nothing is left to a default that could move.
 */
export interface Revision {
  readonly v: 2;
  /** The campaign's lasting identity: the programme of its first unit. */
  readonly campaign: ProgrammeId;
  readonly revision: number;
  readonly owner: { readonly kind: 'cpg'; readonly cpg: CpgId } | { readonly kind: 'store'; readonly store: StoreId };
  readonly name: string;
  /** In force from here (never before its publication) to the next revision's start. */
  readonly effectiveFromMs: InstantMs;
  readonly startsAtMs: InstantMs;
  readonly endsAtMs: InstantMs | null;
  readonly state: 'active' | 'paused' | 'ended';
  /** The last instant at which what was earned may be spent; null has none. */
  readonly redeemUntilMs: InstantMs | null;
  /** An IANA zone: calendar periods are cut here. */
  readonly timeZone: string;
  /** How long after this revision took effect a phone that had not heard of it is judged by whichever gives more. */
  readonly courtesyMs: number;
  /** One or two, each kind once. */
  readonly units: readonly Unit[];
  /** Section 2. */
  readonly products: ProductScope;
  readonly stores: StoreScope;
  readonly cards: CardScope;
  readonly holdoutPercent: number;
  /** The restricted kinds that this campaign names, where its owner may. */
  readonly allows: readonly RestrictedKind[];
  readonly minimum: Minimum | null;
  /** 0: none. */
  readonly cooldownMs: number;
  /** Section 5. */
  readonly earn: readonly EarnRule[];
  /** Section 6. */
  readonly multipliers: { readonly how: 'best' | 'multiply'; readonly list: readonly Multiplier[] };
  /** Section 7. */
  readonly limits: readonly Limit[];
  /** Section 8. */
  readonly budget: Budget | null;
  /** Section 10. */
  readonly tiers: TierLadder | null;
  /** Section 11: of the campaigns of one group only the best counts. */
  readonly group: string | null;
  readonly rewards: readonly Reward[];
}

/** A revision in any shape that was ever published. */
export type RevisionDocument = CampaignRevision | Revision;

export type UnitKind = 'stamp' | 'point';

/** A kind of unit that the campaign gives, kept in a programme of its own. */
export interface Unit {
  readonly kind: UnitKind;
  readonly programme: ProgrammeId;
  readonly goal: { readonly units: number; readonly overflow: 'carry' | 'drop' } | null;
  /** Local days before it can be spent; 0: at once. */
  readonly heldDays: number;
  readonly expiry: Expiry;
  readonly warnDays: number;
}

/** When a lot ends: section 9. */
export type Expiry =
  | { readonly by: 'never' }
  | { readonly by: 'age'; readonly days: number; readonly ends: 'instant' | 'day' | 'month' | 'year' }
  | { readonly by: 'date'; readonly atMs: InstantMs }
  | { readonly by: 'first'; readonly days: number }
  | { readonly by: 'inactivity'; readonly days: number };

export interface Minimum {
  readonly cents: Cents | null;
  readonly pieces: number | null;
  readonly on: 'scope' | 'ticket';
}

/** One way to earn, where and when it applies. */
export interface EarnRule {
  /** Unique in the campaign; a later revision that keeps it keeps what it carried over. */
  readonly id: string;
  readonly unit: UnitKind;
  readonly units: number;
  readonly products: ProductScope;
  readonly stores: StoreScope;
  readonly cards: CardScope;
  readonly window: Window;
  readonly per: Per;
}

/** What the units are given for: section 5. */
export type Per =
  | { readonly kind: 'item' }
  | { readonly kind: 'items'; readonly every: number; readonly remainder: Remainder }
  | { readonly kind: 'amount'; readonly everyCents: Cents; readonly rounding: Rounding }
  | { readonly kind: 'ticket'; readonly everyCents: Cents; readonly rounding: Rounding }
  | { readonly kind: 'visit' }
  | { readonly kind: 'different'; readonly atLeast: number }
  | { readonly kind: 'combo'; readonly parts: readonly { readonly products: ProductScope; readonly pieces: number }[]; readonly timesMax: number }
  | { readonly kind: 'first' }
  | { readonly kind: 'birthday'; readonly daysAround: number };

export type Remainder = 'carry' | 'drop';

export interface Rounding {
  readonly steps: 'whole' | 'proportional';
  readonly at: 'unit' | 'line' | 'sale';
  readonly mode: 'down' | 'nearest' | 'up';
  readonly when: 'before' | 'after';
  /** `carry` only at `sale` with mode `down`. */
  readonly remainder: Remainder;
}

export interface Multiplier {
  readonly id: string;
  /** 200 doubles. */
  readonly percent: number;
  readonly units: readonly UnitKind[];
  readonly products: ProductScope;
  readonly stores: StoreScope;
  readonly cards: CardScope;
  readonly window: Window;
  /** Units that it may add to one sale; null: any. */
  readonly extraMax: number | null;
}

export interface Limit {
  readonly of: LimitedKind;
  readonly max: number;
  readonly per: Period;
  readonly scope: LimitScope;
  readonly holder: 'card' | 'everyone';
}

/** What a limit counts. `extra`: what one multiplier added, by its id; `tier`: the card's tier. */
export type LimitedKind = { readonly kind: 'units'; readonly unit: UnitKind } | { readonly kind: 'sales' } | { readonly kind: 'items' } | { readonly kind: 'extra'; readonly multiplier: string };

export type Period = 'sale' | 'day' | 'week' | 'month' | 'lifetime' | { readonly hours: number };

export type LimitScope = { readonly kind: 'campaign' } | { readonly kind: 'brand'; readonly brand: string } | { readonly kind: 'products'; readonly products: readonly string[] } | { readonly kind: 'store' };

/** What the campaign may give to all cards together, in order of arrival. */
export interface Budget {
  readonly units: number | null;
  readonly cents: Cents | null;
  /** What one unit costs, of whichever kind. */
  readonly centsPerUnit: Cents;
}

export interface TierLadder {
  /** Rising; level 0 stands below them. */
  readonly levels: readonly TierLevel[];
  readonly over: { readonly kind: 'lifetime' } | { readonly kind: 'calendar'; readonly period: 'month' | 'quarter' | 'year' } | { readonly kind: 'rolling'; readonly days: number };
  readonly countsOwnSale: boolean;
  readonly graceDays: number;
  readonly onFall: 'step' | 'reach';
  readonly resetOnRedeem: boolean;
}

export interface TierLevel {
  readonly name: string;
  readonly need: 'any' | 'all';
  readonly conditions: readonly { readonly metric: TierMetric; readonly atLeast: number }[];
  /** 100: none. */
  readonly percent: number;
  /** The rewards that only this level and those above it may have, by id. */
  readonly access: readonly string[];
}

export type TierMetric = 'sales' | 'cents' | 'earned' | 'held';

export interface Reward {
  readonly id: string;
  readonly name: string;
  readonly unit: UnitKind;
  /** 0: it costs nothing, and `times` says how often a card may have it. */
  readonly cost: number;
  readonly kind: 'product' | 'discount' | 'benefit';
  /** Which products it may be, of kind `product` alone; empty: its name says it. */
  readonly products: readonly Gtin[];
  /** Which cards may have it; absent: all. Section 14. */
  readonly cards?: CardScope;
  /** Only about the card's birthday; absent: always. */
  readonly birthday?: RewardBirthday;
  /** How often a card may have it; absent: as often as it pays for it. */
  readonly times?: RewardTimes;
}

/** In the month of a card's birthday, or at most so many days before or after it. */
export type RewardBirthday = { readonly kind: 'month' } | { readonly kind: 'days'; readonly daysAround: number };

export interface RewardTimes {
  readonly max: number;
  readonly per: 'day' | 'week' | 'month' | 'year' | 'lifetime';
}
