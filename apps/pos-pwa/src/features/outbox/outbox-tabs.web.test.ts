import { outboxTabsContract } from '@qoa/testkit/contracts';
import { openTestOutbox } from './open-test-outbox.ts';

outboxTabsContract('Dexie in a real browser', openTestOutbox);
