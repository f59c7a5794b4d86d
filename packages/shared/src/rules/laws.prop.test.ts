import { describe, expect, it } from 'vitest';
import { theRules } from './test-evaluator-world.ts';
import { laws } from './test-laws.ts';
import { planted } from './test-planted.ts';

const runs = { seed: 20_260_308, numRuns: Number(process.env['RULES_CASES'] ?? 200) };

describe('the rules language on random campaigns', () => {
  it.each(Object.entries(laws))('%s', { timeout: 0 }, (_, law) => {
    law.assert(theRules, runs);
  });

  it.each(planted)('a planted fault breaks its law: $fault', { timeout: 0 }, ({ law, rules }) => {
    expect(laws[law].isBroken(rules, { ...runs, numRuns: 2000 })).toBe(true);
  });
});
