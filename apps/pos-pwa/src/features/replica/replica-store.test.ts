import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { anEpoch, aStore, pageOf, pulled, replicaContract, rowOf } from '@qoa/testkit/contracts';
import { openTestReplica } from './open-test-replica.ts';

replicaContract('Dexie on a simulated IndexedDB', openTestReplica);

test('law resume: a replica that a newer release left behind is thrown away, and read again from the server', async () => {
  const name = crypto.randomUUID();
  const newer = new Dexie(name);
  newer.version(9).stores({ sale: '++id', raffles: 'id' });
  await newer.open();
  newer.close();
  const { replica } = await openTestReplica(name, '1');
  expect(await replica.cursor()).toEqual({ epoch: null, after: {} });
  await replica.apply(pulled(anEpoch, [pageOf(`store:${aStore.id}`, [rowOf('store', 1, 0, aStore)], { snapshot: true })]));
  expect(await replica.store()).toEqual(aStore);
});
