import { replicaContract } from '@qoa/testkit/contracts';
import { openTestReplica } from './open-test-replica.ts';

replicaContract('Dexie in a real browser', openTestReplica);
