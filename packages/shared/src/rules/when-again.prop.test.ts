import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate } from './index.ts';
import { theRules } from './test/test-evaluator-world.ts';
import { aCampaignAnd, aSale } from './test/test-histories.ts';
import { noFacts } from './test/test-campaign.ts';
import { live, type Lived, unlived } from './test/test-live.ts';
import { cards } from './test/test-world.ts';

const runs = { seed: Number(process.env['RULES_SEED'] ?? 20_261_129), numRuns: Number(process.env['RULES_CASES'] ?? 400) };

it('who comes back when they are told to is given something, and told the same on the way', { timeout: 0 }, () => {
  let [kept, asked] = [0, 0];
  fc.assert(
    fc.property(aCampaignAnd((revision, aroundMs) => fc.record({ revision: fc.constant(revision), sales: fc.array(aSale(aroundMs), { minLength: 1, maxLength: 8, size: 'max' }) })), ({ revision, sales }) => {
      sales.reduce<Lived>((lived, { sale: bought }) => {
        const sale = { ...bought, card: cards[0] ?? null };
        const { outcome, ...after } = live(theRules, revision, lived, sale);
        const { code, facts } = outcome?.explanation ?? { code: null, facts: noFacts };
        if (typeof facts['nextMs'] !== 'number' || facts['nextMs'] === 0) return after;
        const back = evaluate([{ revision, ...after }], { ...sale, atMs: facts['nextMs'] }).campaigns[0];
        expect([code, back?.given.length ?? 0]).not.toEqual([code, 0]);
        kept += 1;
        // A refusal changed nothing: whoever comes a moment too early is told the same instant, if they are refused at all.
        const early = evaluate([{ revision, ...after }], { ...sale, atMs: facts['nextMs'] - 1 }).campaigns[0];
        if (code === 'COOLDOWN' && early?.explanation.code === 'COOLDOWN') {
          expect(early.explanation.facts['nextMs']).toBe(facts['nextMs']);
          asked += 1;
        }
        return after;
      }, unlived);
    }),
    runs,
  );
  expect(kept).toBeGreaterThan(runs.numRuns / 8);
  expect(asked).toBeGreaterThan(0);
});
