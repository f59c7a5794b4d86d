import type { RevisionDraft } from '@qoa/shared/campaign-life';
import { describe, expect, test } from 'vitest';
import { stubDraft, stubParts } from '../../stub/stub-parts.ts';
import { checked } from './checked.ts';
import { goneWithOwner, withKinds, withOwner, withoutReward, withTiers } from './document-changes.ts';
import { newLadder, newLevel, newMultiplier } from './new-parts.ts';

const problemsOf = (document: RevisionDraft) => checked(document, stubParts).problems;
const silver = newLevel('Plata', []);
const gold = newLevel('Oro', [silver]);

describe('other units', () => {
  test('what gave stamps gives points, and nothing names stamps any more', () => {
    const document = withKinds({ ...stubDraft(), multipliers: { how: 'best', list: [newMultiplier('double', ['stamp'])] } }, ['point']);
    expect(problemsOf(document)).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('stamp');
  });

  test('the campaign stays named by its first unit; a second one waits for its number', () => {
    const both = withKinds(stubDraft(), ['stamp', 'point']);
    expect(both.units.map(({ kind, programme }) => [kind, programme])).toEqual([['stamp', 1], ['point', 2_147_483_647]]);
    expect(withKinds(both, ['point']).units.map(({ programme }) => programme)).toEqual([1]);
    expect(problemsOf(both)).toEqual([]);
  });
});

describe('another owner', () => {
  test('products and brands of others go, from every scope', () => {
    const [sol] = stubParts.products;
    const document = { ...stubDraft(), products: { ...stubDraft().products, brands: ['Sol', 'Luna'] } };
    const moved = withOwner(document, { kind: 'cpg', cpg: 2 as never }, stubParts);
    expect(moved.products).toMatchObject({ products: [], brands: ['Luna'] });
    expect(moved.rewards[0]?.products).toEqual([]);
    expect(JSON.stringify(moved)).not.toContain(sol?.gtin);
  });

  test('what went is known, and that a list which named goods means everything now', () => {
    const [sol] = stubParts.products;
    const moved = (document: RevisionDraft, cpg: number) => goneWithOwner(document, withOwner(document, { kind: 'cpg', cpg: cpg as never }, stubParts));
    expect(moved(stubDraft(), 2)).toEqual({ names: [sol?.gtin], isWider: true });
    expect(moved({ ...stubDraft(), products: { ...stubDraft().products, brands: ['Luna'] }, allows: ['alcohol'] }, 2)).toEqual({ names: [sol?.gtin], isWider: false });
    expect(moved(stubDraft(), 1)).toEqual({ names: [], isWider: false });
  });

  test('a store counts products of everybody', () => {
    const document = stubDraft();
    expect(withOwner(document, { kind: 'store', store: 1 as never }, stubParts).products).toEqual(document.products);
  });

  test('kinds that it may not name go', () => {
    const spirits = withOwner({ ...stubDraft(), allows: ['alcohol'] }, { kind: 'cpg', cpg: 2 as never }, stubParts);
    expect(spirits.allows).toEqual(['alcohol']);
    expect(withOwner(spirits, { kind: 'cpg', cpg: 1 as never }, stubParts).allows).toEqual([]);
  });
});

describe('what others name', () => {
  test('a reward goes with every right to it', () => {
    const document = { ...stubDraft(), tiers: newLadder([{ ...silver, access: ['gratis'] }]) };
    const [reward] = document.rewards;
    const without = reward === undefined ? document : withoutReward(document, reward);
    expect(without.rewards).toEqual([]);
    expect(problemsOf(without)).toEqual([]);
  });

  test('a level goes from every scope that named it', () => {
    const document = { ...stubDraft({ cards: { tiers: [1, 2] } }), tiers: newLadder([silver, gold]) };
    expect(withTiers(document, newLadder([silver])).cards).toEqual({ tiers: [1] });
    expect(withTiers(document, null).cards).toEqual({});
  });

  test('levels that are added rise', () => {
    expect(problemsOf({ ...stubDraft(), tiers: newLadder([silver, gold, newLevel('Diamante', [silver, gold])]) })).toEqual([]);
  });
});
