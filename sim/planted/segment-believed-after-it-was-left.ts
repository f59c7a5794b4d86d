import type { CardId } from '@qoa/shared/ids';
import type { CardTraits } from '@qoa/shared/rules';
import type { Plant } from '../src/planting.ts';

/** The judge remembers the segments of a card from the first time that it looked, and hears of no change. */
export const segmentBelievedAfterItWasLeft: Plant = (real) => {
  const remembered = new Map<CardId, CardTraits['tags']>();
  return {
    ...real,
    judgeBatch: (state, arrivals, findings) => {
      for (const [card, { tags }] of state.cardTraits) if (!remembered.has(card)) remembered.set(card, tags);
      return real.judgeBatch({ ...state, cardTraits: new Map([...state.cardTraits].map(([card, traits]) => [card, { ...traits, tags: remembered.get(card) ?? traits.tags }])) }, arrivals, findings);
    },
  };
};
