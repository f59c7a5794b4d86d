import type { Answer, Facts, Given } from '../events/index.ts';
import type { CampaignOutcome, Revision, SaleOutcome, UnitKind } from '../rules/index.ts';

/** What is decided of an event, before it has its number. */
export type Decision = Pick<Answer, 'class' | 'code' | 'facts' | 'given'>;

/** One campaign's part in a sale: what its rules decided, and where that left the card in each of its units. */
export interface Part {
  readonly revision: Revision;
  readonly outcome: CampaignOutcome;
  /** One for each of the revision's units, in their order. */
  readonly left: readonly Left[];
}

/** Where a sale left a card in one unit. */
export interface Left {
  /** What was given, less what repaid a debt. */
  readonly units: number;
  readonly repaid: number;
  readonly balance: number;
}

/** The answer to a sale with a card: the rules' verdict in the words of an answer. The classes are explained at `judgeBatch`. */
export const verdictOf = ({ verdict }: SaleOutcome, parts: readonly Part[]): Decision => {
  const given = givenOf(parts);
  if (verdict.code === 'HOLDOUT') return { class: 'accepted', code: 'PRODUCT_NOT_IN_CAMPAIGN', facts: noFacts, given };
  if (verdict.class !== 'accepted' || (verdict.code !== 'GIVEN' && verdict.code !== 'CAME_LATE')) return { class: verdict.class, code: verdict.code, facts: verdict.facts, given };
  for (const { revision, left } of parts) {
    for (const [nth, { repaid }] of left.entries()) {
      const unit = revision.units[nth];
      if (repaid > 0 && unit !== undefined) return { class: 'accepted', code: 'DEBT_REPAID', facts: { programme: unit.programme, repaid }, given };
    }
  }
  return { class: 'accepted', code: verdict.code === 'GIVEN' ? null : verdict.code, facts: verdict.facts, given };
};

const noFacts: Facts = {};

/** Each unit in which something was due, also when nothing of it is left, so that the screen can show the balance. */
const givenOf = (parts: readonly Part[]): readonly Given[] => {
  const given: Given[] = [];
  for (const part of parts) {
    for (const [nth, { kind, programme, goal }] of part.revision.units.entries()) {
      const left = part.left[nth];
      if (left !== undefined && isDue(part, kind)) given.push({ programme, unit: kind, units: left.units, balance: left.balance, goal: goal?.units ?? null });
    }
  }
  return given;
};

const isDue = ({ revision, outcome: { given, explanation } }: Part, kind: UnitKind): boolean =>
  given.some((one) => one.kind === kind) || explanation.parts.some(({ rule, before }) => before > 0 && revision.earn.find(({ id }) => id === rule)?.unit === kind);
