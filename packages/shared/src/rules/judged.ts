import type { Facts } from '../events/index.ts';
import type { InstantMs } from '../ids/index.ts';
import type { CompiledLimit } from './compile.ts';
import type { Look } from './look.ts';
import type { CampaignOutcome, RuleCode } from './outcome.ts';

/** Why a campaign gave nothing, or less. */
export interface Reason {
  readonly code: RuleCode;
  readonly facts: Facts;
}

/** A campaign's outcome, and what is told of it beside another campaign that gave: that it was cut, be it to nothing. */
export interface Judged {
  readonly outcome: CampaignOutcome;
  readonly cut: Reason | null;
  /** What has to pass before it counts again; null: no time changes it. */
  readonly wait: Wait | null;
  /** What the sale uses of a limit in the end. */
  readonly takes: (limit: CompiledLimit) => number;
}

/** What has to pass before a campaign counts a sale (again): a cooldown, a limit's period, or the hours in which rules are closed. Section 11, *When it counts again*. */
export type Wait =
  | { readonly for: 'cooldown'; readonly untilMs: InstantMs }
  | { readonly for: 'limit'; readonly look: Look; readonly limit: CompiledLimit }
  | { readonly for: 'window'; readonly look: Look };

/** Of a sale that was not counted. */
export const takesNothing = (): number => 0;
