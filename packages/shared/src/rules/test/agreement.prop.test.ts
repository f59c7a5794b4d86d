import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aHistory, aLongHistory, type History } from './test-histories.ts';
import { evaluatorWorld } from './test-evaluator-world.ts';
import { play } from './test-play.ts';
import { referenceWorld } from './test-reference-world.ts';

const cases = Number(process.env['RULES_CASES'] ?? 3000);
const seed = Number(process.env['RULES_SEED'] ?? 7);

const agreeOn = (histories: fc.Arbitrary<History>, numRuns: number): void =>
  fc.assert(
    fc.property(histories, (history) => {
      expect(play(history, evaluatorWorld())).toEqual(play(history, referenceWorld()));
    }),
    { numRuns, seed },
  );

it('the evaluator and the naive reference agree on all that can be seen of any history', { timeout: 0 }, () => {
  agreeOn(aHistory, cases);
});

it('they agree on histories of a hundred purchases', { timeout: 0 }, () => {
  agreeOn(aLongHistory, Math.ceil(cases / 100));
});
