import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyOutcome, evaluate, raiseTotals, undoTotals, undoUses } from './index.ts';
import { aHistory } from './test-histories.ts';
import { playEvaluator } from './test-play-evaluator.ts';
import { playReference } from './test-play-reference.ts';

const rules = { evaluate, applyOutcome, undoUses, raiseTotals, undoTotals };
const cases = Number(process.env['RULES_CASES'] ?? 3000);

it('the evaluator and the naive reference agree on all that can be seen of any history', { timeout: 0 }, () => {
  fc.assert(
    fc.property(aHistory, (history) => {
      expect(playEvaluator(history, rules)).toEqual(playReference(history));
    }),
    { numRuns: cases, seed: Number(process.env['RULES_SEED'] ?? 7) },
  );
});
