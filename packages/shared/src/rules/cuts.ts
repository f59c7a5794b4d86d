import { cutByBudget, cutByGoals } from './budget-and-goal.ts';
import type { Reason } from './judged.ts';
import { type Bite, biteFacts, countedOf, cutAdded, cutUnits } from './limits.ts';
import type { Look } from './look.ts';
import { type CutPart, unitsOf } from './part.ts';
import type { Unit, UnitKind } from './revision.ts';
import { piecesOf, type SeenLine } from './seen-sale.ts';

/** The last thing that took units away: a limit with what it looked at, the budget, or a goal. */
export type Cut = { readonly by: 'limit'; readonly bite: Bite } | { readonly by: 'budget' } | { readonly by: 'goal'; readonly unit: Unit };

/** Cuts the parts by limits on what multipliers added, then on units, then by the budget, then by the goals. `itemsBite`: the limit on items that had cut before. */
export const cutAll = (look: Look, parts: readonly CutPart[], itemsBite: Bite | null): Cut | null => {
  const addedBite = cutAdded(look, parts);
  const unitsBite = cutUnits(look, parts);
  const isBudgetCut = cutByBudget(look, parts);
  const unit = cutByGoals(look, parts);
  if (unit !== null) return { by: 'goal', unit };
  if (isBudgetCut) return { by: 'budget' };
  const bite = unitsBite ?? addedBite ?? itemsBite;
  return bite === null ? null : { by: 'limit', bite };
};

/** What a campaign gives after all cuts, in all and of a kind, and what it would have given uncut. */
export interface Share {
  readonly given: (kind: UnitKind | null) => number;
  readonly due: (kind: UnitKind | null) => number;
}

/** What is told of a cut that left something: of a limit on units and of a goal by their own kind, else of all kinds together. */
export const toldOfCut = (look: Look, cut: Cut, parts: readonly CutPart[], lines: readonly SeenLine[], { given, due }: Share): Reason => {
  const programme = look.compiled.revision.campaign;
  switch (cut.by) {
    case 'limit': {
      const { of } = cut.bite.limit.limit;
      const kind = of.kind === 'units' ? of.unit : null;
      return { code: 'LIMIT_CUT', facts: { programme, given: given(kind), due: due(kind), ...biteFacts(look, cut.bite, takenOf(cut.bite, parts, lines)) } };
    }
    case 'budget':
      return { code: 'BUDGET_CUT', facts: { programme, given: given(null), due: due(null) } };
    case 'goal':
      return { code: 'GOAL_CUT', facts: { programme, given: given(cut.unit.kind), due: due(cut.unit.kind), goal: cut.unit.goal?.units ?? 0 } };
  }
};

/** The same of a cut that left nothing of any kind. */
export const toldOfNothing = ({ code, facts: { given: _given, due: _due, ...facts } }: Reason): Reason => {
  if (code === 'LIMIT_CUT') return { code: 'LIMIT_REACHED', facts };
  return code === 'BUDGET_CUT' ? { code: 'BUDGET_SPENT', facts } : { code: 'GOAL_REACHED', facts };
};

/** What this sale takes of a limit in the end. */
const takenOf = ({ limit }: Bite, parts: readonly CutPart[], lines: readonly SeenLine[]): number => {
  const { kind } = limit.limit.of;
  if (kind === 'units' || kind === 'extra') return countedOf(parts, limit);
  return unitsOf(parts, () => true) === 0 ? 0 : piecesOf(lines.filter(({ facts }) => limit.covers(facts)));
};
