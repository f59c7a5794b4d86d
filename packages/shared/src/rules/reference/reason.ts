import type { Revision } from '../revision.ts';
import type { Bite, Left } from './cuts.ts';
import type { Reason } from './gates.ts';
import type { Line } from './lines.ts';
import { countsOf, limitFacts, type Sold } from './limits.ts';
import { type Share, sumOf } from './part.ts';
import type { Remembered } from './past.ts';

interface Outcome {
  readonly items: Left<Line>;
  readonly units: Left<Share>;
  /** What the rules would have given without limits of items. */
  readonly uncut: readonly Share[];
  readonly remembered: Remembered;
}

/** The code of a campaign that came as far as section 5. */
export const reasonOf = (revision: Revision, sold: Sold, { items, units, uncut, remembered }: Outcome): Reason => {
  const isLess = (['stamp', 'point'] as const).some((kind) => sumOf(units.left, kind) < sumOf(uncut, kind));
  const bite = units.bite ?? (isLess ? items.bite : null);
  const { campaign: programme } = revision;
  if (bite === null) return remembered.counted ? { code: 'GIVEN', facts: {} } : { code: 'RULE_NOT_NOW', facts: { programme } };
  const kind = kindOf(bite);
  const cut = { given: sumOf(units.left, kind), due: sumOf(uncut, kind) };
  if (bite.by === 'budget') return remembered.counted ? { code: 'BUDGET_CUT', facts: { programme, ...cut } } : { code: 'BUDGET_SPENT', facts: { programme } };
  if (bite.by === 'goal') {
    const goal = bite.unit.goal?.units ?? 0;
    return remembered.counted ? { code: 'GOAL_CUT', facts: { programme, ...cut, goal } } : { code: 'GOAL_REACHED', facts: { programme, goal } };
  }
  const usedNow = remembered.uses.find(({ counts }) => counts === countsOf(bite.limit, sold.sale))?.used ?? 0;
  const facts = limitFacts(bite.limit, sold, usedNow);
  return remembered.counted ? { code: 'LIMIT_CUT', facts: { programme, ...cut, ...facts } } : { code: 'LIMIT_REACHED', facts: { programme, ...facts } };
};

/** Undefined: all kinds together. */
const kindOf = (bite: Bite) => {
  if (bite.by === 'goal') return bite.unit.kind;
  return bite.by === 'limit' && bite.limit.of.kind === 'units' ? bite.limit.of.unit : undefined;
};
