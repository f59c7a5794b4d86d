import type { EnrolmentId } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import { ok, type Result } from '@qoa/shared/result';
import type { Judge, JudgeAway } from '../judge/index.ts';
import type { CustodyStore } from './custody-store.ts';

export interface CustodyParts {
  readonly store: CustodyStore;
  readonly judge: Pick<Judge, 'submit'>;
}

const pageSize = 500;

/**
 * Hands to the judge what was kept as UNKNOWN_KIND or POISONED and can be read by this release; answers how many got their verdict. What cannot be judged
 * yet stays as it is. Stopped halfway, or done again, it changes nothing twice. Errors: UNAVAILABLE. Law: once
 */
export const judgeKept = async (parts: CustodyParts): Promise<Result<number, JudgeAway>> => {
  let judged = 0;
  // A claim that was kept before its sale goes only once the sale has gone.
  for (;;) {
    const pass = await judgeOnce(parts);
    if (!pass.ok || pass.value === 0) return pass.ok ? ok(judged) : pass;
    judged += pass.value;
  }
};

/** From the first that is kept to the last. */
const judgeOnce = async ({ store, judge }: CustodyParts): Promise<Result<number, JudgeAway>> => {
  let judged = 0;
  for (let after: number | null = 0; after !== null; ) {
    const { kept, through } = await store.keptAfter(after, pageSize);
    for (const [enrolment, arrivals] of bySource(kept)) {
      const taken = await judge.submit({ enrolment, stated: null, arrivals, contact: null });
      if (!taken.ok) return taken;
      judged += taken.value.answers.filter(({ class: answerClass }) => answerClass !== 'held').length;
    }
    after = through;
  }
  return ok(judged);
};

/** Each phone's, rising by number. */
const bySource = (arrivals: readonly Arrival[]): ReadonlyMap<EnrolmentId, readonly Arrival[]> => {
  const groups = new Map<EnrolmentId, Arrival[]>();
  for (const arrival of [...arrivals].sort((a, b) => a.envelope.seq - b.envelope.seq)) {
    const { enrolment } = arrival.envelope;
    groups.set(enrolment, [...(groups.get(enrolment) ?? []), arrival]);
  }
  return groups;
};
