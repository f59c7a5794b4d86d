import { cutByBudget, cutByGoals } from './budget-and-goal.ts';
import { earn } from './earn.ts';
import { givenOf } from './given.ts';
import { type Bite, cutItems, cutUnits, partsOf } from './limits.ts';
import type { Look } from './look.ts';
import { multiply } from './multiply.ts';
import type { CampaignOutcome } from './outcome.ts';
import { type CutPart, explainPart, unitsOf } from './part.ts';
import { biteFacts, type Reason } from './refusal.ts';
import type { Unit, UnitKind } from './revision.ts';
import { piecesOf, type SeenLine } from './seen-sale.ts';
import { noUses, usesOf } from './uses.ts';

/** What a campaign that looks at a sale gives for it: earned, multiplied, cut by limits, budget and goals, in this order. Sections 5 to 9. */
export const judgeCampaign = (look: Look): CampaignOutcome => {
  const { lines, bite: itemsBite } = cutItems(look);
  const { parts: earned, carried } = earn(look, lines);
  const parts = multiply(look, earned);
  const uncut = itemsBite === null ? parts : multiply(look, earn(look, look.lines).parts);
  const cut = cutAll(look, parts, lines, losesItems(parts, uncut) ? itemsBite : null);
  const dueOf = (kind: UnitKind): number => Math.max(beforeOf(parts, kind), beforeOf(uncut, kind));
  const given = givenOf(look, parts, dueOf);
  const due = look.compiled.revision.units.reduce((sum, { kind }) => sum + dueOf(kind), 0);
  return {
    campaign: look.compiled.revision.campaign,
    given,
    uses: given.length === 0 ? noUses(look.sale.atMs, carried) : usesOf(look, lines, parts, carried),
    explanation: { ...reasonOf(look, parts, cut, { due, dueOf }), parts: parts.map(explainPart) },
  };
};

/** The last thing that took units away. */
type Cut =
  | { readonly by: 'limit'; readonly bite: Bite; readonly taken: () => number; readonly kind: UnitKind | null }
  | { readonly by: 'budget' }
  | { readonly by: 'goal'; readonly unit: Unit }
  | null;

const cutAll = (look: Look, parts: readonly CutPart[], lines: readonly SeenLine[], itemsBite: Bite | null): Cut => {
  const unitsBite = cutUnits(look, parts);
  const isBudgetCut = cutByBudget(look, parts);
  const goal = cutByGoals(look, parts);
  if (goal !== null) return { by: 'goal', unit: goal };
  if (isBudgetCut) return { by: 'budget' };
  if (unitsBite !== null) return { by: 'limit', bite: unitsBite, taken: () => unitsOf(parts, partsOf(unitsBite.limit)), kind: unitsBite.limit.limit.of.kind === 'units' ? unitsBite.limit.limit.of.unit : null };
  if (itemsBite === null) return null;
  return { by: 'limit', bite: itemsBite, taken: () => (unitsOf(parts, () => true) > 0 ? piecesOf(lines.filter(({ facts }) => itemsBite.limit.covers(facts))) : 0), kind: null };
};

/** A limit on items bites only where some kind gets less for it. */
const losesItems = (parts: readonly CutPart[], uncut: readonly CutPart[]): boolean => (['stamp', 'point'] as const).some((kind) => beforeOf(parts, kind) < beforeOf(uncut, kind));

const beforeOf = (parts: readonly CutPart[], kind: UnitKind): number => parts.reduce((sum, { before, rule: { rule } }) => sum + (rule.unit === kind ? before : 0), 0);

const reasonOf = (look: Look, parts: readonly CutPart[], cut: Cut, { due, dueOf }: { readonly due: number; readonly dueOf: (kind: UnitKind) => number }): Reason => {
  const programme = look.compiled.revision.campaign;
  const givenOfKind = (kind: UnitKind): number => unitsOf(parts, ({ rule: { rule } }) => rule.unit === kind);
  const given = unitsOf(parts, () => true);
  if (cut === null) return given > 0 ? { code: 'GIVEN', facts: {} } : nothingDue(look);
  switch (cut.by) {
    case 'limit': {
      const facts = biteFacts(look, cut.bite, cut.taken());
      const share = cut.kind === null ? { given, due } : { given: givenOfKind(cut.kind), due: dueOf(cut.kind) };
      return given > 0 ? { code: 'LIMIT_CUT', facts: { programme, ...share, ...facts } } : { code: 'LIMIT_REACHED', facts: { programme, ...facts } };
    }
    case 'budget':
      return given > 0 ? { code: 'BUDGET_CUT', facts: { programme, given, due } } : { code: 'BUDGET_SPENT', facts: { programme } };
    case 'goal': {
      const { kind, goal } = cut.unit;
      const units = goal?.units ?? 0;
      return given > 0 ? { code: 'GOAL_CUT', facts: { programme, given: givenOfKind(kind), due: dueOf(kind), goal: units } } : { code: 'GOAL_REACHED', facts: { programme, goal: units } };
    }
  }
};

/** No rule gave: what was sold was less than a piece, or no rule applied or had enough. */
const nothingDue = ({ compiled: { countsPieces, revision }, lines }: Look): Reason => {
  const programme = revision.campaign;
  if (countsPieces && lines.every(({ pieces }) => pieces === 0)) return { code: 'PRODUCT_FRACTION', facts: { programme, product: lines[0]?.facts.gtin ?? '' } };
  return { code: 'RULE_NOT_NOW', facts: { programme } };
};
