import type { Plant } from '../src/planting.ts';

/** Which sales were given a card is remembered no longer than a batch: another card may claim them again. */
export const claimsForgotten: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) => real.judgeBatch({ ...state, claimedEvents: new Map([...state.claimedEvents].map(([key, named]) => [key, { ...named, isClaimed: false }])) }, arrivals, findings),
});
