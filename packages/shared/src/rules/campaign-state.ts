import type { Cents, InstantMs, ProgrammeId } from '../ids/index.ts';

/**
 * What one card has used and holds in one campaign: small and bounded. It is plain JSON, so that it is stored as it stands.
 * A sale that comes late raises it just as one that came in time.
 */
export interface CampaignState {
  /** Uses by `counterKey` of a calendar period, lifetime included. */
  readonly counters: Readonly<Record<string, number>>;
  /** Uses by `counterKey` of a rolling limit, rising by time; no two overlap. */
  readonly recent: Readonly<Record<string, readonly Use[]>>;
  /** How many sales were counted. */
  readonly sold: number;
  /** The latest counted sales, rising, as many as the revision asks about: with a cooldown 64, none where nothing asks. */
  readonly soldAtMs: readonly InstantMs[];
  readonly firstSoldAtMs: InstantMs | null;
  readonly lastSoldAtMs: InstantMs | null;
  /** What was carried over, by rule id: pieces for `items`, cents for `amount` and `ticket`. */
  readonly carried: Readonly<Record<string, number>>;
  /** Local days on which a birthday rule gave, by rule id; the latest alone is kept with its neighbours of 300 days. */
  readonly birthdays: Readonly<Record<string, readonly number[]>>;
  readonly tier: TierState;
  /** One for each unit that the card ever got. */
  readonly holdings: Readonly<Record<ProgrammeId, Holding>>;
}

/** One use of a rolling limit; or, where there were too many to keep, those of a stretch from `fromMs` to `atMs` together. */
export interface Use {
  readonly atMs: InstantMs;
  readonly used: number;
  readonly fromMs?: InstantMs;
}

/** What a card holds of one unit. */
export interface Holding {
  readonly balance: number;
  /** What the next earnings repay first; at least 0. */
  readonly debt: number;
  /** At most 100; those that end together and may be spent stand as one. */
  readonly lots: readonly HeldLot[];
}

export interface HeldLot {
  readonly earnedAtMs: InstantMs;
  readonly remaining: number;
  readonly usableFromMs: InstantMs;
  /** Null: never. */
  readonly expiresAtMs: InstantMs | null;
}

/** Where a card stands on the ladder. */
export interface TierState {
  readonly level: number;
  /** The local day on which it was first too low for its level. */
  readonly tooLowSinceDay: number | null;
  /** Metrics by local day, only where the revision has tiers; at most 400 days, older ones are summed under `before`. */
  readonly days: Readonly<Record<number, TierMetrics>>;
  readonly before: TierMetrics;
}

export interface TierMetrics {
  readonly sales: number;
  readonly cents: Cents;
  readonly earned: number;
}

/** What all cards together have had of a campaign. Only the server has it. */
export interface CampaignTotals {
  readonly units: number;
  readonly counters: Readonly<Record<string, number>>;
  readonly recent: Readonly<Record<string, readonly Use[]>>;
}
