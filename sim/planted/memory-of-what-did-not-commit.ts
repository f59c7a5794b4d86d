import { cardStateKey } from '@qoa/shared/judge';
import type { CardState } from '@qoa/shared/rules';
import type { Plant } from '../src/planting.ts';

/** The judge remembers balances from the moment of judging, whatever becomes of the transaction. */
export const memoryOfWhatDidNotCommit: Plant = (real) => {
  const remembered = new Map<string, CardState>();
  return {
    ...real,
    judgeBatch: (state, arrivals, findings) => {
      const outcome = real.judgeBatch({ ...state, cardStates: new Map([...state.cardStates, ...remembered]) }, arrivals, findings);
      for (const row of outcome.cardStates) remembered.set(cardStateKey(row.card, row.programme), row.state);
      return outcome;
    },
  };
};
