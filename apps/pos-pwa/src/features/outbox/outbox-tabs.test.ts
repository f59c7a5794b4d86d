import 'fake-indexeddb/auto';
import { outboxTabsContract } from '@qoa/testkit/contracts';
import { openTestOutbox } from './open-test-outbox.ts';

outboxTabsContract('Dexie on a simulated IndexedDB', openTestOutbox);
