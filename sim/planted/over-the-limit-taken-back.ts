import { cardStateKey } from '@qoa/shared/judge';
import type { Plant } from '../src/planting.ts';

/** A sale that comes late and finds the limit reached has a unit of the card taken back for good order. */
export const overTheLimitTakenBack: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) => {
    const outcome = real.judgeBatch(state, arrivals, findings);
    const row = outcome.events.find(({ answer }) => answer.code === 'LIMIT_REACHED');
    const programme = row?.answer.given[0]?.programme;
    const holder = outcome.cardStates.length === 0 && row?.card != null && programme !== undefined ? state.cardStates.get(cardStateKey(row.card, programme)) : undefined;
    if (row?.card == null || programme === undefined || holder === undefined || holder.balance === 0) return outcome;
    const [from, to] = [{ kind: 'card', owner: row.card, programme }, { kind: 'issued', owner: 0, programme }] as const;
    return {
      ...outcome,
      postings: [...outcome.postings, { judgedNo: row.judgedNo, ordinal: 0, from, to, units: 1, reason: 'earn' }],
      accountDeltas: [...outcome.accountDeltas, { ...from, delta: -1 }, { ...to, delta: 1 }],
      cardStates: [{ card: row.card, programme, judgedNo: row.judgedNo, isFirst: false, state: { ...holder, balance: holder.balance - 1 } }],
    };
  },
});
