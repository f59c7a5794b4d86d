import { type CampaignOutcome, type CampaignState, type CampaignTotals, emptyCampaignState, emptyCampaignTotals, type Revision, type SaleFacts } from '../index.ts';
import type { Rules } from './test-evaluator-world.ts';

/** One card in one campaign, and what all cards had. */
export interface Lived {
  readonly state: CampaignState;
  readonly totals: CampaignTotals;
}

export const unlived: Lived = { state: emptyCampaignState, totals: emptyCampaignTotals };

/** Takes what has ended, judges one sale, and keeps what it changed. */
export const live = (rules: Rules, revision: Revision, { state: before, totals }: Lived, sale: SaleFacts): Lived & { readonly outcome: CampaignOutcome | null } => {
  const { state } = rules.expireLots(before, sale.atMs);
  const [outcome] = rules.evaluate([{ revision, state, totals }], sale).campaigns;
  if (outcome === undefined) return { state, totals, outcome: null };
  return { state: rules.applyOutcome(state, outcome, revision), totals: rules.raiseTotals(totals, outcome.uses), outcome };
};
