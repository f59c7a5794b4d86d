import type { Facts } from '../events/index.ts';
import type { CampaignOutcome, RuleCode, SaleOutcome } from './outcome.ts';

/** Reasons to give nothing, the most telling first. Section 11. */
const precedence: readonly RuleCode[] = [
  'LIMIT_REACHED', 'COOLDOWN', 'MINIMUM_NOT_REACHED', 'GOAL_REACHED', 'BUDGET_SPENT', 'ANOTHER_CAMPAIGN_WAS_BETTER', 'CARD_NOT_IN_CAMPAIGN', 'RULE_NOT_NOW', 'PRODUCT_FRACTION', 'CAMPAIGN_PAUSED', 'CAMPAIGN_ENDED', 'CAMPAIGN_NOT_STARTED',
  'STORE_NOT_IN_CAMPAIGN', 'PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING', 'PRODUCT_UNKNOWN', 'PRODUCT_NOT_IN_CAMPAIGN', 'HOLDOUT',
];
const rankByCode = new Map(precedence.map((code, rank) => [code, rank]));

/** From this code on nothing was due: the sale is on record, and accepted. */
const nothingDueFrom = precedence.indexOf('STORE_NOT_IN_CAMPAIGN');

/** One verdict for all campaigns, which stand in rising order: the sale itself stands, whatever they say. Section 11. */
export const verdictOf = (campaigns: readonly CampaignOutcome[]): SaleOutcome['verdict'] => {
  let gave = false;
  let cut: CampaignOutcome | null = null;
  let nearest: CampaignOutcome | null = null;
  let nearestRank = Number.POSITIVE_INFINITY;
  for (const outcome of campaigns) {
    const { code } = outcome.explanation;
    const rank = rankByCode.get(code) ?? precedence.length;
    if (outcome.given.length > 0) gave = true;
    if (cut === null && cutCode(outcome) !== null) cut = outcome;
    if (rank < nearestRank) {
      nearest = outcome;
      nearestRank = rank;
    }
  }
  if (gave) return cut === null ? { class: 'accepted', code: 'GIVEN', facts: {} } : { class: 'partial', ...toldOfCut(cut) };
  if (nearest === null) return { class: 'accepted', code: 'NO_CAMPAIGN', facts: {} };
  const { code, facts } = nearest.explanation;
  return { class: nearestRank < nothingDueFrom ? 'refused' : 'accepted', code, facts };
};

/** What a campaign says of a cut beside another that gave; null: nothing was cut. A limit on sales cuts nothing: the campaign did not look. */
const cutCode = ({ explanation: { code, facts } }: CampaignOutcome): RuleCode | null => {
  switch (code) {
    case 'LIMIT_CUT':
    case 'BUDGET_CUT':
    case 'GOAL_CUT':
      return code;
    case 'LIMIT_REACHED':
      return facts['of'] === 'sales' ? null : 'LIMIT_CUT';
    case 'BUDGET_SPENT':
      return 'BUDGET_CUT';
    case 'GOAL_REACHED':
      return 'GOAL_CUT';
    default:
      return null;
  }
};

const toldOfCut = (outcome: CampaignOutcome): { readonly code: RuleCode; readonly facts: Facts } => {
  const { code, facts, parts } = outcome.explanation;
  const told = cutCode(outcome) ?? code;
  return { code: told, facts: told === code ? facts : { ...facts, given: 0, due: parts.reduce((sum, { before }) => sum + before, 0) } };
};
