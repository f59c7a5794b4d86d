import { expect } from 'vitest';
import fc from 'fast-check';
import type { LineFacts, SaleFacts } from '../index.ts';
import { emptyCampaignState } from '../index.ts';
import { evaluatorWorld, type Rules } from './test-evaluator-world.ts';
import { aCampaignAnd, aHistory } from './test-histories.ts';
import { play } from './test-play.ts';
import { cards, products, stores } from './test-world.ts';

/** Law: never negative */
export const evaluatesToWholeAmounts = (rules: Rules) =>
  fc.property(aHistory, (history) => {
    for (const observed of play(history, evaluatorWorld(rules))) {
      for (const { given, explanation } of observed?.campaigns ?? []) {
        for (const { units, before, repaid } of given) {
          expectWhole(units, 1, 1_000_000);
          expectWhole(before, units, 1_000_000);
          expectWhole(repaid, 0, units);
        }
        for (const part of explanation.parts) {
          expectWhole(part.before, 0, 1_000_000);
          expectWhole(part.units, 0, part.before);
        }
        if (explanation.parts.length > 0) expect(sum(explanation.parts.map(({ units }) => units))).toBe(sum(given.map(({ units }) => units)));
      }
      for (const { holdings } of observed?.after ?? []) for (const { balance, debt, ends } of holdings) {
        expectWhole(balance, 0);
        expectWhole(debt, 0);
        expect(sum(ends.map(([, remaining]) => remaining))).toBe(balance);
      }
    }
  });

/** Law: judged, not trusted */
export const readsWildSales = (rules: Rules) =>
  fc.property(
    aCampaignAnd((revision) => fc.record({ revision: fc.constant(revision), sale: aWildSale })),
    ({ revision, sale }) => {
      const { campaigns } = rules.evaluate([{ revision, state: emptyCampaignState, totals: null }], sale);
      for (const { given } of campaigns) for (const { units, usableFromMs, expiresAtMs } of given) {
        expectWhole(units, 1, 1_000_000);
        expectWhole(usableFromMs);
        if (expiresAtMs !== null) expectWhole(expiresAtMs);
      }
    },
  );

const anyNumber = fc.oneof(fc.constantFrom(0, -1, 1, NaN, Infinity, -Infinity, 1e21, -1e21, 0.5, 1999.999, Number.MAX_SAFE_INTEGER), fc.integer(), fc.double());
const aWildLine: fc.Arbitrary<LineFacts> = fc
  .record({ product: fc.constantFrom(...Object.values(products)), quantity: anyNumber, amountCents: fc.option(anyNumber), isPrize: fc.boolean() })
  .map(({ product, ...rest }) => ({ ...product, ...rest }));
const aWildSale: fc.Arbitrary<SaleFacts> = fc.record({
  atMs: fc.oneof(fc.constantFrom(0, -1, 8e15, -8e15, Date.UTC(2026, 2, 8, 10)), fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }), anyNumber),
  store: fc.constantFrom(...stores),
  card: fc.constantFrom(...cards),
  lines: fc.array(aWildLine, { maxLength: 6 }),
  ticketCents: fc.option(anyNumber),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const expectWhole = (value: number, min = -Infinity, max = Infinity): void => {
  expect(Number.isSafeInteger(value)).toBe(true);
  expect(value).toBeGreaterThanOrEqual(min);
  expect(value).toBeLessThanOrEqual(max);
};
