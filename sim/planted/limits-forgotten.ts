import { emptyCardState } from '@qoa/shared/rules';
import type { Plant } from '../src/planting.ts';

/** A card's counters live no longer than a batch. */
export const limitsForgotten: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) => real.judgeBatch({ ...state, cardStates: new Map([...state.cardStates].map(([key, card]) => [key, { ...card, used: emptyCardState.used }])) }, arrivals, findings),
});
