import type { Facts } from '../events/index.ts';
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
}
