import fc from 'fast-check';
import type { Rules } from './test-evaluator-world.ts';
import { evaluatesToWholeAmounts, readsWildSales } from './test-law-totality.ts';
import { changesNoTotal } from './test-law-order.ts';
import { isJudgedByItsTime, outlastsNoBudget } from './test-law-in-force.ts';
import { exceedsNoLimit } from './test-law-limits.ts';
import { freesWhatItUsed } from './test-law-void.ts';
import { isBlindToOthers, isSameByBatches, isSameResolved } from './test-laws-of-sameness.ts';

interface Runs {
  readonly seed: number;
  readonly numRuns: number;
}

const law = <T>(property: (rules: Rules) => fc.IProperty<T>) => ({
  /** Throws with the smallest case that was found. */
  assert: (rules: Rules, runs: Runs): void => fc.assert(property(rules), runs),
  isBroken: (rules: Rules, runs: Runs): boolean => fc.check(property(rules), { ...runs, endOnFailure: true }).failed,
});

/** What the rules promise of any campaign and any sales. */
export const laws = {
  'any valid input has an answer, whole, at least 0 and within its bounds': law(evaluatesToWholeAmounts),
  'whatever numbers a sale says, it has an answer': law(readsWildSales),
  'no limit is exceeded in any window, in any order of arrival': law(exceedsNoLimit),
  'under calendar limits on units alone, nested or apart, the order of arrival changes no card’s total': law(changesNoTotal),
  'a sale is judged by the revision in force at its own time, in any order of arrival, and the order changes no card’s total': law(isJudgedByItsTime),
  'no budget is exceeded, by late sales, by revisions or by courtesy, and once it ran out nothing is given': law(outlastsNoBudget),
  'splitting a batch changes nothing': law(isSameByBatches),
  'a void frees exactly what its sale used': law(freesWhatItUsed),
  'unrelated campaigns change nothing': law(isBlindToOthers),
  'a phone that knows only yes or no of its store judges as the server': law(isSameResolved),
} as const;
