import type { RuleCode } from '../outcome.ts';
import type { SaleFacts } from '../sale-facts.ts';
import { lookAtSale } from './campaign.ts';
import type { ReferenceCampaignOutcome, ReferenceOutcome, ReferenceStanding } from './past.ts';

/**
 * The rules once more, from docs/rules/language.md alone and as plainly as it can be written: nothing is compiled, nothing is kept but
 * the sales themselves, and every limit counts them again. It is slow, and it must agree with `evaluate`. Law: judged not trusted
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
});

/** Section 11, *verdict*. */
const verdictOf = (campaigns: readonly ReferenceCampaignOutcome[]): ReferenceOutcome['verdict'] => {
  const gave = campaigns.filter((outcome) => unitsOf(outcome) > 0);
  const cut = gave.find(({ explanation }) => explanation.code !== 'GIVEN');
  if (cut !== undefined) return { class: 'partial', code: cut.explanation.code, facts: cut.explanation.facts };
  if (gave.length > 0) return { class: 'accepted', code: 'GIVEN', facts: {} };
  const nearest = mostTellingFirst.flatMap((code) => campaigns.find(({ explanation }) => explanation.code === code) ?? [])[0];
  if (nearest === undefined) return { class: 'accepted', code: 'NO_CAMPAIGN', facts: {} };
  return { class: 'refused', code: nearest.explanation.code, facts: nearest.explanation.facts };
};

const mostTellingFirst: readonly RuleCode[] = [
  'LIMIT_REACHED',
  'COOLDOWN',
  'MINIMUM_NOT_REACHED',
  'GOAL_REACHED',
  'BUDGET_SPENT',
  'ANOTHER_CAMPAIGN_WAS_BETTER',
  'CARD_NOT_IN_CAMPAIGN',
  'RULE_NOT_NOW',
  'PRODUCT_RESTRICTED',
  'PRIZE_EARNS_NOTHING',
  'CAMPAIGN_PAUSED',
  'CAMPAIGN_NOT_STARTED',
  'CAMPAIGN_ENDED',
  'STORE_NOT_IN_CAMPAIGN',
  'PRODUCT_NOT_IN_CAMPAIGN',
  'PRODUCT_UNKNOWN',
  'HOLDOUT',
];
