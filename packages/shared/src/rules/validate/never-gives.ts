import type { EarnRule, Limit, Per, Revision } from '../document/revision.ts';
import { found, type RevisionProblem } from './revision-problem.ts';

/** Rules that ask one purchase for more pieces than a limit on items leaves of it: they never give. Section 7, *items*. */
export const neverGives = ({ earn, limits }: Revision): readonly RevisionProblem[] =>
  earn.flatMap((rule, i) => {
    const limit = limits.findIndex((one) => isBelow(one, rule));
    return limit < 0 ? [] : [found(`earn.${i}.per`, 'RULE_NEVER_GIVES', { limit, max: limits[limit]?.max ?? 0, pieces: piecesAsked(rule.per) })];
  });

const isBelow = ({ of, scope, max, per }: Limit, rule: EarnRule): boolean => {
  if (of.kind !== 'items' || (scope.kind !== 'campaign' && scope.kind !== 'store')) return false;
  // What is carried over fills up purchase by purchase, unless the limit is for life.
  const isCarried = rule.per.kind === 'items' && rule.per.remainder === 'carry' && (per !== 'lifetime' || scope.kind === 'store');
  return max < piecesAsked(rule.per) && !isCarried;
};

/** How many pieces one purchase must have at least. */
const piecesAsked = (per: Per): number => {
  switch (per.kind) {
    case 'items':
      return per.every;
    case 'different':
      return per.atLeast;
    case 'combo':
      return per.parts.reduce((sum, { pieces }) => sum + pieces, 0);
    default:
      return 0;
  }
};
