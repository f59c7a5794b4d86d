import 'fake-indexeddb/auto';
import { replicaContract } from '@qoa/testkit/contracts';
import { openTestReplica } from './open-test-replica.ts';

replicaContract('Dexie on a simulated IndexedDB', openTestReplica);
