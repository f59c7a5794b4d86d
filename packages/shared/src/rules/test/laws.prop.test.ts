import { describe, expect, it } from 'vitest';
import { theRules } from './test-evaluator-world.ts';
import { laws } from './test-laws.ts';
import { planted } from './test-planted.ts';

// A planted fault is looked for with one seed for ever.
const seed = 20_260_308;
const runs = { seed: Number(process.env['RULES_SEED'] ?? seed), numRuns: Number(process.env['RULES_CASES'] ?? 200) };

describe('the rules language on random campaigns', () => {
  it.each(Object.entries(laws))('%s', { timeout: 0 }, (_, law) => {
    law.assert(theRules, runs);
  });

  it.each(planted)('a planted fault breaks its law: $fault', { timeout: 0 }, ({ law, rules }) => {
    expect(laws[law].isBroken(rules, { seed, numRuns: 2000 })).toBe(true);
  });
});
