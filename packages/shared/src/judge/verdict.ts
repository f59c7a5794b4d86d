import type { Decided, EarnCode } from '../campaign/index.ts';
import type { Answer, Facts, Given } from '../events/index.ts';

/** What is decided of an event, before it has its number. */
export type Decision = Pick<Answer, 'class' | 'code' | 'facts' | 'given'>;

/** One programme's part in a sale: what its rules decided and where it left the card. */
export interface Part {
  readonly decided: Decided;
  readonly repaid: number;
  readonly balance: number;
}

/** How near a miss was: the higher is told. From PRODUCT_FRACTION on, something was due and was not given. */
const nearness: Readonly<Record<EarnCode, number>> = {
  GIVEN: 0,
  PRODUCT_NOT_IN_CAMPAIGN: 1,
  PRODUCT_UNKNOWN: 2,
  PRODUCT_RESTRICTED: 3,
  PRODUCT_FRACTION: 4,
  CAMPAIGN_NOT_STARTED: 5,
  CAMPAIGN_ENDED: 6,
  CAMPAIGN_PAUSED: 7,
  LIMIT_REACHED: 8,
  LIMIT_CUT: 9,
};

/** One answer for all the programmes that looked at a sale with a card. The classes are explained at `judgeBatch`. */
export const verdictOf = (parts: readonly Part[]): Decision => {
  let gave = false;
  let nearest: Part | null = null;
  let repaying: Part | null = null;
  for (const part of parts) {
    if (part.decided.earned.units > 0) gave = true;
    if (part.repaid > 0) repaying ??= part;
    if (nearest === null || rank(part) > rank(nearest)) nearest = part;
  }
  const given = givenOf(parts);
  if (nearest === null) return { class: 'accepted', code: 'NO_CAMPAIGN', facts: noFacts, given };
  if (!gave) return { class: rank(nearest) >= nearness.PRODUCT_FRACTION ? 'refused' : 'accepted', ...whyNot(nearest), given };
  if (rank(nearest) >= nearness.LIMIT_REACHED) return { class: 'partial', ...cutOf(nearest), given };
  if (repaying === null) return { class: 'accepted', code: null, facts: noFacts, given };
  return { class: 'accepted', code: 'DEBT_REPAID', facts: { programme: repaying.decided.earned.programme, repaid: repaying.repaid }, given };
};

const noFacts: Facts = {};

const rank = (part: Part): number => nearness[part.decided.earned.explanation.code];

const whyNot = (part: Part): Pick<Decision, 'code' | 'facts'> => ({ code: part.decided.earned.explanation.code, facts: part.decided.earned.explanation.facts });

/** A limit that left nothing in one programme only cut the sale when another programme gave. */
const cutOf = (part: Part): Pick<Decision, 'code' | 'facts'> => {
  const { units, before, explanation } = part.decided.earned;
  return { code: 'LIMIT_CUT', facts: { ...explanation.facts, given: units, due: before } };
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
