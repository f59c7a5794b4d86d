import fc from 'fast-check';
import { expect } from 'vitest';
import type { Rules } from './test-evaluator-world.ts';
import { aCampaignAnd, aSale } from './test-histories.ts';
import { live, type Lived, unlived } from './test-live.ts';

/** The ledger takes back what was given, and tiers fall when they are next looked at: of all else nothing is left of a voided sale. */
export const freesWhatItUsed = (rules: Rules) =>
  fc.property(
    aCampaignAnd((revision, aroundMs) =>
      fc.record({
        revision: fc.constant(revision),
        before: fc.array(aSale(aroundMs), { maxLength: 6 }),
        voided: aSale(aroundMs),
        probes: fc.array(aSale(aroundMs), { minLength: 1, maxLength: 4, size: 'max' }),
      }),
    ),
    ({ revision, before, voided, probes }) => {
      const stood = before.reduce<Lived>((lived, { sale }) => live(rules, revision, lived, sale), unlived);
      const { state, totals, outcome } = live(rules, revision, stood, voided.sale);
      if (outcome === null) return;
      const undone = rules.undoUses(state, outcome.uses);
      const freed: Lived = {
        state: { ...undone, holdings: stood.state.holdings, tier: { ...undone.tier, level: stood.state.tier.level, tooLowSinceDay: stood.state.tier.tooLowSinceDay } },
        totals: rules.undoTotals(totals, outcome.uses),
      };
      for (const { sale } of probes) expect(live(rules, revision, freed, sale).outcome).toEqual(live(rules, revision, stood, sale).outcome);
    },
  );
