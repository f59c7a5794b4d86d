import { outboxContract } from '@qoa/testkit/contracts';
import { memoryOutbox } from './memory-outbox.ts';

outboxContract('memory', async (clock) => memoryOutbox(() => clock.nowMs));
