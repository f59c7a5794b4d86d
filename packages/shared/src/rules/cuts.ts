import { cutByBudget, cutByGoals } from './budget-and-goal.ts';
import type { Reason, Wait } from './judged.ts';
import { type Bite, biteFacts, cutAdded, cutUnits } from './limits.ts';
import type { Look } from './look.ts';
import type { CutPart } from './part.ts';
import type { Unit, UnitKind } from './document/revision.ts';

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
export const toldOfCut = ({ compiled: { revision: { campaign: programme } } }: Look, cut: Cut, { given, due }: Share): Reason => {
  switch (cut.by) {
    case 'limit': {
      const { of } = cut.bite.limit.limit;
      const kind = of.kind === 'units' ? of.unit : null;
      return { code: 'LIMIT_CUT', facts: { programme, given: given(kind), due: due(kind), ...biteFacts(cut.bite) } };
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

/** What has to pass after a cut: of a limit its period, of a budget or a goal nothing that passes by itself. */
export const waitOfCut = (look: Look, cut: Cut): Wait | null => (cut.by === 'limit' ? { for: 'limit', look, limit: cut.bite.limit } : null);
