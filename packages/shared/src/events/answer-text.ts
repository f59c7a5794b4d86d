import type { EnrolmentId, Epoch } from '../ids/index.ts';
import type { Answer } from './answer.ts';

/**
 * The text under a tagged answer: one line of JSON without spaces, an array in fixed order, facts sorted by name
 * (UTF-16 code units), strings and numbers written as RFC 8785 says. Words are not under the tag.
 */
export const answerText = (epoch: Epoch, enrolment: EnrolmentId, answer: Answer): string =>
  JSON.stringify([
    epoch,
    enrolment,
    answer.seq,
    answer.hash,
    answer.judgedNo,
    answer.class,
    answer.code,
    Object.keys(answer.facts)
      .sort()
      .map((name) => [name, answer.facts[name]]),
    answer.given.map((given) => [given.programme, given.unit, given.units, given.balance, given.goal]),
  ]);
