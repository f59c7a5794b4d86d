import { evaluatesToWholeAmounts, readsWildSales } from './test-law-totality.ts';
import { changesNoTotal } from './test-law-order.ts';
import { exceedsNoLimit } from './test-law-limits.ts';
import { freesWhatItUsed } from './test-law-void.ts';
import { isBlindToOthers, isSameByBatches, isSameResolved } from './test-laws-of-sameness.ts';

/** What the rules promise of any campaign and any sales. */
export const laws = {
  'any valid input has an answer, whole, at least 0 and within its bounds': evaluatesToWholeAmounts,
  'whatever numbers a sale says, it has an answer': readsWildSales,
  'no limit is exceeded in any window, in any order of arrival': exceedsNoLimit,
  'under calendar limits on units alone, nested or apart, the order of arrival changes no card’s total': changesNoTotal,
  'splitting a batch changes nothing': isSameByBatches,
  'a void frees exactly what its sale used': freesWhatItUsed,
  'unrelated campaigns change nothing': isBlindToOthers,
  'a phone that knows only yes or no of its store judges as the server': isSameResolved,
} as const;
