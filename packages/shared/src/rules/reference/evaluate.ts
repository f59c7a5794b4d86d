import type { RuleCode } from '../outcome.ts';
import type { SaleFacts } from '../sale-facts.ts';
import { lookAtSale } from './campaign.ts';
import type { ReferenceCampaignOutcome, ReferenceOutcome, ReferenceStanding } from './past.ts';

export { noPast } from './past.ts';

/**
 * The rules once more, from docs/rules/language.md alone and as plainly as it can be written: nothing is compiled, nothing is kept but
 * the sales themselves, and every limit counts them again. It is slow, and it must agree with `evaluate`. Law: judged, not trusted
 */
export const referenceEvaluate = (standings: readonly ReferenceStanding[], sale: SaleFacts): ReferenceOutcome => {
  if (sale.card === null) return { verdict: { class: 'accepted', code: 'NO_CARD', facts: {} }, campaigns: [] };
  const inOrder = standings.toSorted((a, b) => a.revision.campaign - b.revision.campaign);
  const apart = inOrder.map((standing) => lookAtSale(standing, sale));
  const campaigns = apart.map((outcome, index) => {
    const group = inOrder[index]?.revision.group ?? null;
    const best = group === null ? outcome : mostOf(apart.filter((_, other) => inOrder[other]?.revision.group === group));
    return best === outcome || unitsOf(outcome) === 0 ? outcome : yielding(outcome, best);
  });
  return { verdict: verdictOf(campaigns), campaigns };
};

const unitsOf = ({ given }: ReferenceCampaignOutcome): number => given.reduce((sum, { units }) => sum + units, 0);

/** Of equals the first, which has the lowest id. */
const mostOf = (outcomes: readonly ReferenceCampaignOutcome[]): ReferenceCampaignOutcome | undefined => {
  const most = Math.max(...outcomes.map(unitsOf));
  return outcomes.find((outcome) => unitsOf(outcome) === most);
};

const yielding = ({ campaign }: ReferenceCampaignOutcome, best: ReferenceCampaignOutcome | undefined): ReferenceCampaignOutcome => ({
  campaign,
  given: [],
  explanation: { code: 'ANOTHER_CAMPAIGN_WAS_BETTER', facts: { programme: campaign, better: best?.campaign ?? 0 }, parts: [] },
  remembered: null,
  cut: null,
});

/** Section 11, *verdict*. */
const verdictOf = (campaigns: readonly ReferenceCampaignOutcome[]): ReferenceOutcome['verdict'] => {
  const hasGiven = campaigns.some((outcome) => unitsOf(outcome) > 0);
  const cut = campaigns.flatMap((outcome) => outcome.cut ?? [])[0];
  if (hasGiven && cut !== undefined) return { class: 'partial', ...cut };
  const late = campaigns.find(({ explanation }) => explanation.code === 'CAME_LATE');
  if (hasGiven && late !== undefined) return { class: 'accepted', code: 'CAME_LATE', facts: late.explanation.facts };
  if (hasGiven) return { class: 'accepted', code: 'GIVEN', facts: {} };
  const nearest = mostTellingFirst.flatMap((code) => campaigns.find(({ explanation }) => explanation.code === code) ?? [])[0];
  if (nearest === undefined) return { class: 'accepted', code: 'NO_CAMPAIGN', facts: {} };
  return { class: nothingWasDue.includes(nearest.explanation.code) ? 'accepted' : 'refused', code: nearest.explanation.code, facts: nearest.explanation.facts };
};

const mostTellingFirst: readonly RuleCode[] = [
  'LIMIT_REACHED',
  'COOLDOWN',
  'MINIMUM_NOT_REACHED',
  'GOAL_REACHED',
  'BUDGET_SPENT',
  'ANOTHER_CAMPAIGN_WAS_BETTER',
  'CAME_LATE',
  'AMOUNT_MISSING',
  'CARD_NOT_IN_CAMPAIGN',
  'RULE_NOT_NOW',
  'PRODUCT_FRACTION',
  'CAMPAIGN_PAUSED',
  'CAMPAIGN_ENDED',
  'CAMPAIGN_NOT_STARTED',
  'STORE_NOT_IN_CAMPAIGN',
  'PRODUCT_RESTRICTED',
  'PRIZE_EARNS_NOTHING',
  'PRODUCT_UNKNOWN',
  'PRODUCT_NOT_IN_CAMPAIGN',
  'HOLDOUT',
];

/** The sale is on record, and there was nothing to refuse. */
const nothingWasDue: readonly RuleCode[] = ['STORE_NOT_IN_CAMPAIGN', 'PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING', 'PRODUCT_UNKNOWN', 'PRODUCT_NOT_IN_CAMPAIGN', 'HOLDOUT'];
