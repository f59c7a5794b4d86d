import { isFixedBonus } from '../document/fixed-bonus.ts';
import type { EarnRule, Multiplier, Revision } from '../document/revision.ts';
import { found, type RevisionWarning } from './revision-problem.ts';
import { cardsMeet, productsMeet, storesMeet } from './scopes-meet.ts';
import { windowsMeet } from './windows-meet.ts';

/** Multipliers, and levels that multiply, that no rule's units ever meet. Section 6. */
export const multiplierWarnings = ({ earn, multipliers, tiers }: Revision): readonly RevisionWarning[] => [
  ...multipliers.list.flatMap((multiplier, i) => told(`multipliers.list.${i}`, earn.map((rule) => apart(multiplier, rule)))),
  ...(tiers?.levels ?? []).flatMap(({ percent }, i) => (percent > 100 ? told(`tiers.levels.${i}.percent`, earn.map((rule) => (isFixedBonus(rule) ? 'bonus' : null))) : [])),
];

/** What keeps a multiplier and a rule apart; null: they may meet. */
type Apart = 'unit' | 'bonus' | 'window' | 'products' | 'stores' | 'cards';

/** `by` is the one thing that keeps it from every rule; empty: they differ. */
const told = (field: string, aparts: readonly (Apart | null)[]): readonly RevisionWarning[] => {
  const [first] = aparts;
  if (first === undefined || aparts.includes(null)) return [];
  return [found(field, 'MULTIPLIER_NEVER_MEETS', { by: aparts.every((one) => one === first) ? (first ?? '') : '' })];
};

const apart = (multiplier: Multiplier, rule: EarnRule): Apart | null => {
  if (!multiplier.units.includes(rule.unit)) return 'unit';
  if (isFixedBonus(rule)) return 'bonus';
  if (!windowsMeet(multiplier.window, rule.window)) return 'window';
  if (!productsMeet(multiplier.products, rule.products)) return 'products';
  if (!storesMeet(multiplier.stores, rule.stores)) return 'stores';
  return cardsMeet(multiplier.cards, rule.cards) ? null : 'cards';
};
