import type { Decided, EarnCode } from '../campaign/index.ts';
import type { Answer, AnswerClass, Facts, Given } from '../events/index.ts';

/** What is decided of an event, before it has its number. */
export type Decision = Pick<Answer, 'class' | 'code' | 'facts' | 'given'>;

/** One programme's part in a sale: what its rules decided and where it left the card. */
export interface Part {
  readonly decided: Decided;
  readonly repaid: number;
  readonly balance: number;
}

/** How near a miss was: the higher is told. */
const nearness: Readonly<Record<EarnCode, number>> = {
  GIVEN: 0,
  PRODUCT_NOT_PROMOTED: 1,
  PRODUCT_UNKNOWN: 2,
  PRODUCT_FRACTION: 3,
  CAMPAIGN_NOT_STARTED: 4,
  CAMPAIGN_ENDED: 5,
  CAMPAIGN_PAUSED: 6,
  DAY_CLOSED: 7,
  LIMIT_SALE: 8,
  LIMIT_DAY: 9,
};

/** One answer for all the programmes that looked at a sale with a card. The classes are explained at `judgeBatch`. */
export const verdictOf = (parts: readonly Part[]): Decision => {
  let gave = false;
  let cut: Part | null = null;
  let nearest: Part | null = null;
  for (const part of parts) {
    const { units, before } = part.decided.earned;
    if (units > 0) gave = true;
    if (cut === null && (units < before || part.repaid > 0)) cut = part;
    if (nearest === null || rank(part) > rank(nearest)) nearest = part;
  }
  const given = givenOf(parts);
  if (gave && cut === null) return { class: 'accepted', code: null, facts: noFacts, given };
  if (gave && cut !== null) return told('partial', cut, given);
  return nearest === null ? { class: 'refused', code: 'NO_CAMPAIGN', facts: noFacts, given } : told('refused', nearest, given);
};

const noFacts: Facts = {};

const rank = (part: Part): number => nearness[part.decided.earned.explanation.code];

const told = (answerClass: AnswerClass, part: Part, given: readonly Given[]): Decision => {
  const { units, before, explanation } = part.decided.earned;
  if (units < before || units === 0) return { class: answerClass, code: explanation.code, facts: explanation.facts, given };
  return { class: answerClass, code: 'DEBT_REPAID', facts: { ...explanation.facts, repaid: part.repaid }, given };
};

const givenOf = (parts: readonly Part[]): readonly Given[] => {
  const given: Given[] = [];
  for (const { decided, repaid, balance } of parts) {
    const { earned, published } = decided;
    if (earned.before === 0) continue;
    given.push({ programme: earned.programme, unit: 'stamp', units: earned.units - repaid, balance, goal: published.revision.reward.cost });
  }
  return given;
};
