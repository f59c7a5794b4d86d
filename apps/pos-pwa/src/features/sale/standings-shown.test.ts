import type { ProgrammePreview } from '@qoa/shared/sale';
import { expect, test } from 'vitest';
import { standingsShown } from './standings-shown.ts';

const programme = (name: string, units: number, balanceBefore: number | null): ProgrammePreview =>
  ({ name, units, balanceBefore, programme: 1, unit: 'stamp', balanceAfter: null, goal: 8, explanation: { code: units > 0 ? 'GIVEN' : 'PRODUCT_NOT_IN_CAMPAIGN', facts: {}, parts: [] } }) as unknown as ProgrammePreview;

const names = (...programmes: readonly ProgrammePreview[]): readonly string[] => standingsShown({ programmes, reason: null, amountAsked: null }).shown.map(({ name }) => name);

test('a sale that gives shows where, and nothing else', () => {
  expect(names(programme('none', 0, 4), programme('stamps', 1, null), programme('points', 12, 3))).toEqual(['stamps', 'points']);
});

test('units that a limit took away are still shown beside those that are given', () => {
  const cut = { ...programme('stamps', 1, 4), units: 0 };
  expect(names(cut, programme('points', 12, 3))).toEqual(['stamps', 'points']);
});

test('one that gives nothing shows where its card stands', () => {
  expect(names(programme('unknown', 0, null), programme('known', 0, 4), programme('nothing yet', 0, 0))).toEqual(['known']);
});

test('with many campaigns three are shown and the others counted', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map((name) => programme(name, 1, 0));
  expect(standingsShown({ programmes: five, reason: null, amountAsked: null })).toMatchObject({ shown: five.slice(0, 3), more: 2 });
});

test('campaigns are counted, not their units; a second unit of which nothing is known takes no place', () => {
  const both = ['a', 'b', 'c'].flatMap((name) => [programme(name, 1, 4), programme(name, 12, 30)]);
  expect(standingsShown({ programmes: both, reason: null, amountAsked: null }).more).toBe(1);
  const unknown = ['a', 'b', 'c'].flatMap((name) => [programme(name, 1, 4), programme(name, 12, null)]);
  expect(standingsShown({ programmes: unknown, reason: null, amountAsked: null })).toMatchObject({ shown: [{ name: 'a' }, { name: 'b' }, { name: 'c' }], more: 0 });
});
