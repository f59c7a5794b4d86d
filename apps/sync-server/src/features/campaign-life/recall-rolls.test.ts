import { beforeSteps } from '@qoa/shared/campaign-life';
import type { ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { StoreFacts } from '@qoa/shared/rules';
import { expect, test } from 'vitest';
import { testRevision, testStartMs } from '../doors/test-world.ts';
import { recallRolls } from './recall-rolls.ts';

test('the stores are read once, however many campaigns run; each that a store now suits takes it in', async () => {
  let reads = 0;
  const place = (city: string): StoreFacts => ({ id: 1 as StoreId, type: 'tiendita', country: 'MX', state: '', city, lists: [] });
  const revision = (campaign: number) => ({ ...testRevision(1, { gtins: [], limitPerDay: 1 }, testStartMs), campaign: campaign as ProgrammeId, stores: { stores: [], lists: [], types: [], cities: ['Puebla'], states: [], countries: [] } });
  const facts = await recallRolls({
    running: async () => [1, 2, 3] as ProgrammeId[],
    find: async (campaign) => {
      const before = beforeSteps({ campaign: campaign as ProgrammeId, spare: 9 as ProgrammeId });
      return { ...before, life: { ...before.life, published: [revision(campaign)] } };
    },
    stores: async () => ((reads += 1), [place('Campeche')]),
    rollOf: async () => ({ joined: new Set(), invited: new Set() }),
    relatedTo: async () => new Set([1 as StoreId]),
  }, new Map([[1 as StoreId, place('Puebla')]]), testStartMs);
  expect(reads).toBe(1);
  expect(facts.filter(({ kind }) => kind === 'joined')).toHaveLength(3);
});
