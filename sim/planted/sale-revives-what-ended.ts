import type { Plant } from '../src/planting.ts';

/** A sale looks at the card as if nothing of it had ended; only the clock takes what has. */
export const saleRevivesWhatEnded: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) => real.judgeBatch({ ...state, cardStates: new Map([...state.cardStates].map(([key, card]) => [key, { ...card, lots: card.lots.map((lot) => ({ ...lot, expiresAtMs: null })) }])) }, arrivals, findings),
});
