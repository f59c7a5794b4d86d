import type { Answer } from '@qoa/shared/events';
import { type Arrival, judgeBatch } from '@qoa/shared/judge';
import { type Held, readFor } from './held.ts';
import { stateOf } from './judge-memory.ts';
import type { JudgeStore } from './judge-store.ts';

/** What an arrival would be answered now. One that poisons is not weighed: in its own turn it stops nothing, and here it must not either. Law: no poison */
export const weighed = async (store: JudgeStore, { memory, term }: Held, arrival: Arrival): Promise<Answer | null> => {
  await readFor(store, memory, [arrival], [arrival.envelope.enrolment]);
  try {
    const [judged] = judgeBatch(stateOf(memory, term.epoch, [arrival]), [arrival]).answers;
    return judged?.fresh === true ? judged.answer : null;
  } catch {
    return null;
  }
};
