import { expect, test } from 'vitest';
import { differences } from './differences.ts';
import { smallDraft } from './small-life.ts';

test('the same document differs in nothing', () => {
  expect(differences(smallDraft, structuredClone(smallDraft))).toEqual([]);
});

test('a difference is told at the deepest place that both have', () => {
  const after = { ...smallDraft, name: 'Otro', units: smallDraft.units.map((unit) => ({ ...unit, goal: { units: 8, overflow: 'carry' } })) };
  expect(differences(smallDraft, after)).toEqual([
    { field: 'name', before: 'Un sello por refresco', after: 'Otro' },
    { field: 'units.0.goal', before: null, after: { units: 8, overflow: 'carry' } },
  ]);
});

test('a rule put in front of others changes none of them', () => {
  expect(differences([{ id: 'a', units: 1 }], [{ id: 'b', units: 5 }, { id: 'a', units: 2 }], 'earn')).toEqual([
    { field: 'earn.a.units', before: 1, after: 2 },
    { field: 'earn.b', before: undefined, after: { id: 'b', units: 5 } },
  ]);
});

test('a list that was empty gains an entry', () => {
  expect(differences([], ['x'], 'allows')).toEqual([{ field: 'allows.0', before: undefined, after: 'x' }]);
});
