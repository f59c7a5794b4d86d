import type { Facts } from '../../events/index.ts';
import type { RuleCode } from '../outcome.ts';
import type { Revision, UnitKind } from '../document/revision.ts';
import type { Bite, Left } from './cuts.ts';
import type { Reason } from './gates.ts';
import type { Line } from './lines.ts';
import { limitFacts, type Sold } from './limits.ts';
import { type Share, sumOf } from './part.ts';
import type { Remembered } from './past.ts';

interface Outcome {
  readonly eligible: readonly Line[];
  readonly items: Left<Line>;
  readonly units: Left<Share>;
  /** What would have been given of a kind, or of all, had nothing been cut. */
  readonly due: (kind?: UnitKind) => number;
  readonly remembered: Remembered;
}

/** The code of a campaign that came as far as section 5, what a verdict tells of what was taken away, and what did so. */
export const reasonOf = (revision: Revision, sold: Sold, outcome: Outcome): { readonly reason: Reason; readonly cut: Reason | null; readonly bite: Bite | null } => {
  const { items, units, due, remembered } = outcome;
  const isLess = (['stamp', 'point'] as const).some((kind) => sumOf(units.left, kind) < due(kind));
  const bite = units.bite ?? (isLess ? items.bite : null);
  const { campaign: programme } = revision;
  if (bite === null) return { reason: remembered.counted ? { code: 'GIVEN', facts: {} } : nothingGiven(revision, outcome), cut: null, bite };
  const kind = kindOf(bite);
  const { cutCode, reachedCode, facts } = toldOf(bite, sold);
  const cut: Reason = { code: cutCode, facts: { programme, given: sumOf(units.left, kind), due: due(kind), ...facts } };
  return { reason: remembered.counted ? cut : { code: reachedCode, facts: { programme, ...facts } }, cut, bite };
};

const nothingGiven = ({ campaign: programme, earn }: Revision, { eligible, units }: Outcome): Reason => {
  if (units.left.some(({ otherwise }) => otherwise === 'AMOUNT_MISSING')) return { code: 'AMOUNT_MISSING', facts: { programme } };
  const countsPieces = earn.some(({ per }) => per.kind === 'item' || per.kind === 'items' || per.kind === 'different' || per.kind === 'combo');
  const [first] = eligible;
  if (!countsPieces || first === undefined || eligible.some(({ pieces }) => pieces > 0)) return { code: 'RULE_NOT_NOW', facts: { programme } };
  return { code: 'PRODUCT_FRACTION', facts: { programme, product: first.told.gtin ?? '' } };
};

const toldOf = (bite: Bite, sold: Sold): { readonly cutCode: RuleCode; readonly reachedCode: RuleCode; readonly facts: Facts } => {
  if (bite.by === 'budget') return { cutCode: 'BUDGET_CUT', reachedCode: 'BUDGET_SPENT', facts: {} };
  if (bite.by === 'goal') return { cutCode: 'GOAL_CUT', reachedCode: 'GOAL_REACHED', facts: { goal: bite.unit.goal?.units ?? 0 } };
  return { cutCode: 'LIMIT_CUT', reachedCode: 'LIMIT_REACHED', facts: limitFacts(bite.limit, sold) };
};

/** Undefined: all kinds together. */
const kindOf = (bite: Bite) => {
  if (bite.by === 'goal') return bite.unit.kind;
  return bite.by === 'limit' && bite.limit.of.kind === 'units' ? bite.limit.of.unit : undefined;
};
