import type { Judged, Reason } from './judged.ts';
import type { CampaignOutcome, SaleOutcome } from './outcome.ts';
import { verdictPrecedence } from './precedence.ts';

const rankByCode = new Map(verdictPrecedence.map((code, rank) => [code, rank]));

/** From this code on nothing was due: the sale is on record, and accepted. */
const nothingDueFrom = verdictPrecedence.indexOf('STORE_NOT_IN_CAMPAIGN');

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
    const rank = rankByCode.get(code) ?? verdictPrecedence.length;
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
