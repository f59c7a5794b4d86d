import type { CampaignOutcome, RuleCode, SaleOutcome } from './outcome.ts';

/** Reasons to give nothing, the most telling first. Section 11. */
const precedence: readonly RuleCode[] = [
  'LIMIT_REACHED', 'COOLDOWN', 'MINIMUM_NOT_REACHED', 'GOAL_REACHED', 'BUDGET_SPENT', 'ANOTHER_CAMPAIGN_WAS_BETTER', 'CARD_NOT_IN_CAMPAIGN', 'RULE_NOT_NOW', 'PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING',
  'CAMPAIGN_PAUSED', 'CAMPAIGN_NOT_STARTED', 'CAMPAIGN_ENDED', 'STORE_NOT_IN_CAMPAIGN', 'PRODUCT_NOT_IN_CAMPAIGN', 'PRODUCT_UNKNOWN', 'HOLDOUT',
];
const rankByCode = new Map(precedence.map((code, rank) => [code, rank]));

/** One verdict for all campaigns, which stand in rising order: the sale itself stands, whatever they say. Section 11. */
export const verdictOf = (campaigns: readonly CampaignOutcome[]): SaleOutcome['verdict'] => {
  let gave = false;
  let nearest: CampaignOutcome | null = null;
  let nearestRank = Number.POSITIVE_INFINITY;
  for (const outcome of campaigns) {
    const { code, facts } = outcome.explanation;
    if (outcome.given.length > 0) {
      gave = true;
      if (code !== 'GIVEN') return { class: 'partial', code, facts };
    } else if (rankOf(code) < nearestRank) {
      nearest = outcome;
      nearestRank = rankOf(code);
    }
  }
  if (gave) return { class: 'accepted', code: 'GIVEN', facts: {} };
  return nearest === null ? { class: 'accepted', code: 'NO_CAMPAIGN', facts: {} } : { class: 'refused', code: nearest.explanation.code, facts: nearest.explanation.facts };
};

const rankOf = (code: RuleCode): number => rankByCode.get(code) ?? precedence.length;
