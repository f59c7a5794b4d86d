import { outboxContract } from '@qoa/testkit/contracts';
import { openTestOutbox } from './open-test-outbox.ts';

outboxContract('Dexie in a real browser', async (clock) => (await openTestOutbox(clock)).outbox);
