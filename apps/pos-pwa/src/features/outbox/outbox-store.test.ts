import 'fake-indexeddb/auto';
import { outboxContract } from '@qoa/testkit/contracts';
import { openTestOutbox } from './open-test-outbox.ts';

outboxContract('Dexie on a simulated IndexedDB', async (clock) => (await openTestOutbox(clock)).outbox);
