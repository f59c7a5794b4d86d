import type { Plant } from '../src/planting.ts';

/** Nobody remembers that a card had its gift of this year: each sale on its birthday brings another. */
export const birthdayCountedTwice: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) => real.judgeBatch({ ...state, cardStates: new Map([...state.cardStates].map(([key, card]) => [key, { ...card, used: { ...card.used, birthdays: {} } }])) }, arrivals, findings),
});
