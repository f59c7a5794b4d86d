import { expect, test } from 'vitest';
import { paidToStores } from './paid-to-stores.ts';

const report = { counted: 4, given: [{ kind: 'stamp', units: 6 }, { kind: 'point', units: 50 }], prizes: 2 } as const;

test('stores are paid for each counted sale, unit or prize, or nothing', () => {
  expect((['sale', 'unit', 'prize'] as const).map((per) => paidToStores(report, { cents: 30, per }))).toEqual([120, 1_680, 60]);
  expect(paidToStores(report, null)).toBeNull();
});
