import type { Facts } from '../events/index.ts';
import type { Cents, InstantMs, ProgrammeId } from '../ids/index.ts';
import type { CampaignState, CampaignTotals, Use } from './campaign-state.ts';
import type { Revision, UnitKind } from './document/revision.ts';
import type { SaleFacts } from './sale-facts.ts';

/** One campaign as it stands for a card: its revision, the card's state, and what all cards had (null on a phone, which does not know). */
export interface Standing {
  readonly revision: Revision;
  readonly state: CampaignState;
  readonly totals: CampaignTotals | null;
}

/**
 * Judges a sale in every campaign at once. Total: whatever `validateRevision` lets through and whatever the sale says, it answers.
 * The phone's preview and the server's judgement are this one function. Laws: judged, not trusted, never negative
 */
export type Evaluate = (standings: readonly Standing[], sale: SaleFacts) => SaleOutcome;

export interface SaleOutcome {
  readonly verdict: { readonly class: 'accepted' | 'partial' | 'refused'; readonly code: RuleCode | 'NO_CARD' | 'NO_CAMPAIGN'; readonly facts: Facts };
  /** In rising order of campaign. */
  readonly campaigns: readonly CampaignOutcome[];
}

export interface CampaignOutcome {
  readonly campaign: ProgrammeId;
  /** More than 0 units each, stamps before points. */
  readonly given: readonly GivenUnits[];
  /** Everything to raise; `applyOutcome` raises it and `undoUses` frees it again. */
  readonly uses: Uses;
  readonly explanation: Explanation;
}

export interface GivenUnits {
  readonly kind: UnitKind;
  readonly programme: ProgrammeId;
  readonly units: number;
  /** What the rules would have given had nothing been cut. */
  readonly before: number;
  /** Of `units`, what repays a debt. */
  readonly repaid: number;
  readonly usableFromMs: InstantMs;
  readonly expiresAtMs: InstantMs | null;
}

/** What a counted sale used. Plain JSON, so that a void finds it. */
export interface Uses {
  readonly atMs: InstantMs;
  readonly counted: boolean;
  readonly counters: Readonly<Record<string, number>>;
  readonly recent: Readonly<Record<string, Use>>;
  readonly everyone: { readonly units: number; readonly counters: Readonly<Record<string, number>>; readonly recent: Readonly<Record<string, Use>> };
  /** By rule, how much more (or less) it carries over from now on; a void takes the change back. */
  readonly carried: Readonly<Record<string, number>>;
  /** The birthday rules that gave, on `tier.day`. */
  readonly birthdays: readonly string[];
  /** The sale's local day, and what it adds to the metrics of tiers: nothing where there are none. All 0 when it was not counted. */
  readonly tier: { readonly day: number; readonly sales: number; readonly cents: Cents; readonly earned: number };
}

/** Why a campaign gave what it gave; the same codes are rendered by phone, card page, console and API. */
export interface Explanation {
  readonly code: RuleCode;
  /** Those that the registry lists for the code. */
  readonly facts: Facts;
  /** What each rule gave, in order; a rule that gave nothing says why. */
  readonly parts: readonly PartExplained[];
}

export interface PartExplained {
  readonly rule: string;
  /** The line's place; null: the sale as a whole. */
  readonly line: number | null;
  readonly units: number;
  readonly before: number;
  /** What multiplied it; 100: nothing. */
  readonly percent: number;
  readonly code: 'GIVEN' | 'CUT' | 'NOT_NOW' | 'NOT_ENOUGH' | 'MORE_SPECIFIC_RULE' | 'AMOUNT_MISSING';
}

/** How a campaign looked at a sale. Section 4, 7, 8 and 11. */
export const ruleCodes = [
  'GIVEN', 'LIMIT_CUT', 'LIMIT_REACHED', 'BUDGET_CUT', 'BUDGET_SPENT', 'GOAL_CUT', 'GOAL_REACHED', 'COOLDOWN', 'MINIMUM_NOT_REACHED', 'ANOTHER_CAMPAIGN_WAS_BETTER',
  'CAME_LATE', 'AMOUNT_MISSING', 'CARD_NOT_IN_CAMPAIGN', 'RULE_NOT_NOW', 'PRODUCT_FRACTION', 'PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING', 'CAMPAIGN_PAUSED',
  'CAMPAIGN_NOT_STARTED', 'CAMPAIGN_ENDED', 'STORE_NOT_IN_CAMPAIGN', 'PRODUCT_NOT_IN_CAMPAIGN', 'PRODUCT_UNKNOWN', 'HOLDOUT',
] as const;
export type RuleCode = (typeof ruleCodes)[number];
