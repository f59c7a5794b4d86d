import type { Answer } from '@qoa/shared/events';
import type { EnrolmentId, Seq } from '@qoa/shared/ids';

/** The answers given lately, by source and seq: at least the last `max / 2`, at most the last `max`. */
export interface StoredAnswers {
  readonly of: (enrolment: EnrolmentId, seq: Seq) => Answer | undefined;
  readonly add: (enrolment: EnrolmentId, answer: Answer) => void;
}

type BySource = Map<EnrolmentId, Map<Seq, Answer>>;

/** No answers yet. Two generations, so that what is old is forgotten whole and not one by one. */
export const storedAnswers = (max: number): StoredAnswers => {
  let older: BySource = new Map();
  let newer: BySource = new Map();
  let count = 0;
  return {
    of: (enrolment, seq) => newer.get(enrolment)?.get(seq) ?? older.get(enrolment)?.get(seq),
    add: (enrolment, answer) => {
      if (count >= max / 2) [older, newer, count] = [newer, new Map(), 0];
      const known = newer.get(enrolment);
      if (known === undefined) newer.set(enrolment, new Map([[answer.seq, answer]]));
      else known.set(answer.seq, answer);
      count += 1;
    },
  };
};
