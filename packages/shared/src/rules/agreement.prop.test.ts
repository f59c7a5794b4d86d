import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aHistory } from './test-histories.ts';
import { evaluatorWorld } from './test-evaluator-world.ts';
import { play } from './test-play.ts';
import { referenceWorld } from './test-reference-world.ts';

const cases = Number(process.env['RULES_CASES'] ?? 3000);

it('the evaluator and the naive reference agree on all that can be seen of any history', { timeout: 0 }, () => {
  fc.assert(
    fc.property(aHistory, (history) => {
      expect(play(history, evaluatorWorld())).toEqual(play(history, referenceWorld()));
    }),
    { numRuns: cases, seed: Number(process.env['RULES_SEED'] ?? 7) },
  );
});
