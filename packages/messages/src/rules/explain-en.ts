import type { explainEs } from './explain-es.ts';
import { timesEn, unitsEn } from './words-en.ts';

/** How an explanation is told in English. */
export const explainEn: typeof explainEs = {
  gave: (given) => (given.length === 0 ? 'It did not count.' : `It gave ${given.join(' and ')}.`),
  ahead: (given) => (given.length === 0 ? 'It will not count.' : `It will give ${given.join(' and ')}.`),
  units: unitsEn,
  percent: (percent, kind) => timesEn(percent, `${kind}s`),
  part: {
    GIVEN: ({ units }, kind) => unitsEn(units, kind),
    CUT: ({ units, before }, kind) => `${units} of ${unitsEn(before, kind)}, by a limit`,
    NOT_NOW: () => 'not now: it asks for another day, hour, store or card',
    NOT_ENOUGH: () => 'not enough yet',
    AMOUNT_MISSING: () => 'the amount is missing',
    MORE_SPECIFIC_RULE: () => 'counted already in another, more specific way',
  },
  answerOnly: 'The outcome of this sale is on record; how it came about cannot be worked out any more.',
  holdout: 'It stands outside, so that the promotion can be measured.',
};
