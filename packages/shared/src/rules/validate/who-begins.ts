import type { Revision } from '../document/revision.ts';
import { found, type RevisionWarning } from './revision-problem.ts';
import type { CardScope } from '../document/scope.ts';

/** Cards that have not bought for a while have bought in this campaign before: where it, all its rules, or its first purchase is for them alone, nobody can begin. */
export const beginWarnings = ({ cards, earn }: Revision): readonly RevisionWarning[] => {
  if (haveBought(cards)) return [found('cards', 'NOBODY_BEGINS')];
  if (earn.length > 0 && earn.every((rule) => haveBought(rule.cards))) return [found('earn.0.cards', 'NOBODY_BEGINS')];
  return earn.flatMap((rule, i) => (rule.per.kind === 'first' && haveBought(rule.cards) ? [found(`earn.${i}.cards`, 'NOBODY_BEGINS')] : []));
};

const haveBought = ({ lapsedDays }: CardScope): boolean => lapsedDays !== undefined;
