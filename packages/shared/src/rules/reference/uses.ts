import type { Revision } from '../document/revision.ts';
import { fallsUnder, isInScope } from './cuts.ts';
import type { Line } from './lines.ts';
import { countsOf, isUnder, periodOf, type Sold } from './limits.ts';
import { addedBy, type Share, sumOf } from './part.ts';
import type { CountedUse } from './past.ts';

interface Both {
  readonly eligible: readonly Line[];
  /** What limits of items left of them. */
  readonly left: readonly Line[];
}

/** Section 7: what a counted sale uses of each limit; two limits that count the same thing count it once. */
export const usesOf = (revision: Revision, sold: Sold, lines: Both, shares: readonly Share[]): readonly CountedUse[] => {
  const uses = revision.limits.map((limit): CountedUse => {
    const under = (some: readonly Line[]): readonly Line[] => some.filter((line) => isUnder(limit, line.told));
    const { of } = limit;
    const used = {
      sales: under(lines.eligible).length > 0 ? 1 : 0,
      items: under(lines.left).reduce((sum, { pieces }) => sum + pieces, 0),
      units: sumOf(shares.filter((share) => fallsUnder(limit, share))),
      extra: of.kind === 'extra' ? shares.filter((share) => isInScope(limit, share)).reduce((sum, share) => sum + addedBy(share, of.multiplier), 0) : 0,
    }[of.kind];
    return { counts: countsOf(limit, sold.sale), period: periodOf(limit.per, sold.day), used };
  });
  return uses.filter((use, index) => use.used > 0 && uses.findIndex(({ counts }) => counts === use.counts) === index);
};
