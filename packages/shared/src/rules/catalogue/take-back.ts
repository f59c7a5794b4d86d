import type { InstantMs } from '../../ids/index.ts';
import type { CampaignState, Holding } from '../campaign-state.ts';
import { spendLots } from '../lots.ts';
import type { GivenUnits } from '../outcome.ts';

/**
 * What a void does to what its sale gave, as the design's rule *Void* says it: what remains is taken back, what was spent becomes a debt,
 * and what had repaid a debt is owed again. It looks at balances alone, which is enough for the examples: their voids meet one lot.
 * Law: never negative
 */
export const takeBack = (state: CampaignState, given: readonly GivenUnits[], nowMs: InstantMs): CampaignState => {
  const holdings = { ...state.holdings };
  for (const { programme, units } of given) {
    const holding = holdings[programme];
    if (holding !== undefined) holdings[programme] = without(holding, units, nowMs);
  }
  return { ...state, holdings };
};

const without = (holding: Holding, units: number, nowMs: InstantMs): Holding => {
  const { holding: left, taken } = spendLots(holding, Math.min(units, holding.balance), nowMs);
  return { ...left, debt: left.debt + units - taken };
};
