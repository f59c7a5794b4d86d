import type { Judged, Reason } from './judged.ts';
import type { Explanation, RuleCode, SaleOutcome } from './outcome.ts';
import { verdictPrecedence } from './precedence.ts';

const rankByCode = new Map(verdictPrecedence.map((code, rank) => [code, rank]));
const rankOf = (code: RuleCode): number => rankByCode.get(code) ?? verdictPrecedence.length;

/** From this code on nothing was due: the sale is on record, and accepted. */
const nothingDueFrom = verdictPrecedence.indexOf('STORE_NOT_IN_CAMPAIGN');

/** One verdict for all campaigns, which stand in rising order: the sale itself stands, whatever they say. `unlisted`: what each says that is null. Section 11. */
export const verdictOf = (judged: readonly (Judged | null)[], unlisted: Explanation): SaleOutcome['verdict'] => {
  let gave = false;
  let firstCut: Reason | null = null;
  let firstLate: Reason | null = null;
  let nearest: Explanation | null = judged.includes(null) ? unlisted : null;
  let nearestRank = nearest === null ? Number.POSITIVE_INFINITY : rankOf(nearest.code);
  for (const each of judged) {
    if (each === null) continue;
    const { outcome: { given, explanation }, cut } = each;
    const { code } = explanation;
    if (given.length > 0) gave = true;
    firstCut ??= cut;
    if (code === 'CAME_LATE') firstLate ??= { code, facts: explanation.facts };
    if (code === nearest?.code) continue;
    const rank = rankOf(code);
    if (rank < nearestRank) {
      nearest = explanation;
      nearestRank = rank;
    }
  }
  if (gave) return firstCut === null ? { class: 'accepted', ...(firstLate ?? wholly) } : { class: 'partial', ...firstCut };
  if (nearest === null) return { class: 'accepted', code: 'NO_CAMPAIGN', facts: {} };
  const { code, facts } = nearest;
  return { class: nearestRank < nothingDueFrom ? 'refused' : 'accepted', code, facts };
};

const wholly: Reason = { code: 'GIVEN', facts: {} };
