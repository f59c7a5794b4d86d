import type { EnrolmentId, Epoch } from '../ids/index.ts';
import type { Answer, Facts } from './answer.ts';

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
    factsInOrder(answer.facts),
    answer.given.map((given) => [given.programme, given.unit, given.units, given.balance, given.goal]),
  ]);

const factsInOrder = (facts: Facts): readonly unknown[] => {
  const names = Object.keys(facts);
  return names.length === 0 ? names : names.sort().map((name) => [name, facts[name]]);
};
