import type { Judged, Reason } from './judged.ts';
import type { CampaignOutcome, RuleCode, SaleOutcome } from './outcome.ts';

/** Reasons to give nothing, the most telling first. Section 11. */
const precedence: readonly RuleCode[] = [
  'LIMIT_REACHED', 'COOLDOWN', 'MINIMUM_NOT_REACHED', 'GOAL_REACHED', 'BUDGET_SPENT', 'ANOTHER_CAMPAIGN_WAS_BETTER', 'CAME_LATE', 'AMOUNT_MISSING', 'CARD_NOT_IN_CAMPAIGN', 'RULE_NOT_NOW', 'PRODUCT_FRACTION', 'CAMPAIGN_PAUSED', 'CAMPAIGN_ENDED', 'CAMPAIGN_NOT_STARTED',
  'STORE_NOT_IN_CAMPAIGN', 'PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING', 'PRODUCT_UNKNOWN', 'PRODUCT_NOT_IN_CAMPAIGN', 'HOLDOUT',
];
const rankByCode = new Map(precedence.map((code, rank) => [code, rank]));

/** From this code on nothing was due: the sale is on record, and accepted. */
const nothingDueFrom = precedence.indexOf('STORE_NOT_IN_CAMPAIGN');

/** One verdict for all campaigns, which stand in rising order: the sale itself stands, whatever they say. Section 11. */
export const verdictOf = (judged: readonly Judged[]): SaleOutcome['verdict'] => {
  let gave = false;
  let firstCut: Reason | null = null;
  let firstLate: Reason | null = null;
  let nearest: CampaignOutcome | null = null;
  let nearestRank = Number.POSITIVE_INFINITY;
  for (const { outcome, cut } of judged) {
    const { code } = outcome.explanation;
    if (outcome.given.length > 0) gave = true;
    firstCut ??= cut;
    if (code === 'CAME_LATE') firstLate ??= { code, facts: outcome.explanation.facts };
    if (code === nearest?.explanation.code) continue;
    const rank = rankByCode.get(code) ?? precedence.length;
    if (rank < nearestRank) {
      nearest = outcome;
      nearestRank = rank;
    }
  }
  if (gave) return firstCut === null ? { class: 'accepted', ...(firstLate ?? wholly) } : { class: 'partial', ...firstCut };
  if (nearest === null) return { class: 'accepted', code: 'NO_CAMPAIGN', facts: {} };
  const { code, facts } = nearest.explanation;
  return { class: nearestRank < nothingDueFrom ? 'refused' : 'accepted', code, facts };
};

const wholly: Reason = { code: 'GIVEN', facts: {} };
