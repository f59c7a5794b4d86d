import { describe, expect, it } from 'vitest';
import type { CpgId, ProgrammeId, StoreId } from '../../ids/index.ts';
import { conflictWarnings, type Revision } from '../index.ts';
import { aRevision, luna, productScope, sol, storeScope } from '../test/test-revisions.ts';

const dayMs = 86_400_000;
const other = (parts: Partial<Revision> = {}): Revision => aRevision({ campaign: 77 as ProgrammeId, name: 'Otra', ...parts });
const codes = (revision: Revision, others: readonly Revision[]): readonly string[] => conflictWarnings(revision, others, null).map(({ code }) => code);

describe('two campaigns', () => {
  it('overlap with the same product, store and time; the group is told', () => {
    expect(conflictWarnings(aRevision({ group: 'g' }), [other({ group: 'g' })], null)).toEqual([{ field: 'products', code: 'CAMPAIGN_OVERLAPS', facts: { campaign: 77, name: 'Otra', sameGroup: 1 } }]);
  });

  it.each<readonly [string, Partial<Revision>]>([
    ['another product', { products: productScope({ products: [luna] }) }],
    ['another CPG', { owner: { kind: 'cpg', cpg: 9 as CpgId } }],
    ['an earlier time', { startsAtMs: 0, endsAtMs: aRevision().startsAtMs }],
    ['paused', { state: 'paused' }],
    ['the product excepted', { products: productScope({}, { products: [sol] }) }],
    ['the campaign itself', { campaign: 11 as ProgrammeId }],
  ])('do not with %s', (_, parts) => {
    expect(codes(aRevision(), [other(parts)])).toEqual([]);
  });

  it('of different stores do not, of lists they may', () => {
    const here = aRevision({ stores: storeScope({ stores: [1 as StoreId] }) });
    expect(codes(here, [other({ stores: storeScope({ stores: [2 as StoreId] }) })])).toEqual([]);
    expect(codes(aRevision({ stores: storeScope({ lists: ['norte'] }) }), [other({ stores: storeScope({ lists: ['sur'] }) })])).toEqual(['CAMPAIGN_OVERLAPS']);
    expect(codes(here, [other({ stores: { resolved: 'no', rank: 2 } })])).toEqual([]);
  });

  it('of two stores do not, nor of a store and one for other stores', () => {
    const of = (store: number, parts: Partial<Revision> = {}): Revision => other({ campaign: (70 + store) as ProgrammeId, owner: { kind: 'store', store: store as StoreId }, ...parts });
    expect([codes(of(1), [of(2)]), codes(of(1), [other({ stores: storeScope({ stores: [2 as StoreId] }) })]), codes(of(1, { stores: storeScope({ stores: [2 as StoreId] }) }), [other()])]).toEqual([[], [], []]);
    expect([codes(of(1), [other({ stores: storeScope({ stores: [1 as StoreId] }) })]), codes(of(1), [other({ campaign: 99 as ProgrammeId, owner: { kind: 'store', store: 1 as StoreId } })])]).toEqual([['CAMPAIGN_OVERLAPS'], ['CAMPAIGN_OVERLAPS']]);
  });

  it('of a store and a CPG overlap by what they sell', () => {
    expect(codes(aRevision({ owner: { kind: 'store', store: 4 as StoreId }, products: productScope() }), [other()])).toEqual(['CAMPAIGN_OVERLAPS']);
  });
});

describe('a budget', () => {
  const week = { units: 500, issued: 0 };
  it('that a normal week empties is told, by units or by money', () => {
    const short = { field: 'budget', code: 'BUDGET_SHORT', facts: { units: 500, weekUnits: 500, issued: 0 } };
    expect(conflictWarnings(aRevision({ budget: { units: 500, cents: null, centsPerUnit: 100 } }), [], week)).toEqual([short]);
    expect(conflictWarnings(aRevision({ budget: { units: null, cents: 50_000, centsPerUnit: 100 } }), [], week)).toEqual([short]);
  });

  it('that lasts longer is not, nor is none', () => {
    expect(conflictWarnings(aRevision({ budget: { units: 501, cents: null, centsPerUnit: 100 } }), [], week)).toEqual([]);
    expect(conflictWarnings(aRevision({ endsAtMs: aRevision().startsAtMs + dayMs }), [], week)).toEqual([]);
  });

  it('is looked at by what is left of it, also when nothing was sold lately', () => {
    const thousand = aRevision({ budget: { units: 1000, cents: null, centsPerUnit: 0 } });
    const left = (units: number | null, issued: number) => conflictWarnings(thousand, [], { units, issued }).map(({ facts }) => facts);
    expect(left(12, 990)).toEqual([{ units: 10, weekUnits: 12, issued: 990 }]);
    expect(left(9, 990)).toEqual([]);
    expect(left(null, 990)).toEqual([]);
    expect(left(null, 1200)).toEqual([{ units: 0, weekUnits: 0, issued: 1200 }]);
  });
});
