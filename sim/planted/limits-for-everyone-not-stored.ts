import { emptyCampaignTotals } from '@qoa/shared/rules';
import type { Plant } from '../src/planting.ts';

/** Of what all cards had only the units are known again: the uses of limits for everyone are not stored. */
export const limitsForEveryoneNotStored: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) => real.judgeBatch({ ...state, totals: new Map([...state.totals].map(([campaign, { units }]) => [campaign, { ...emptyCampaignTotals, units }])) }, arrivals, findings),
});
