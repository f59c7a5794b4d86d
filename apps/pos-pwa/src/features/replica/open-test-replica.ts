import { assert } from '@qoa/shared/result';
import { createListeners } from '../../platform/listeners.ts';
import { memoryOutbox, type Outbox } from '../outbox/index.ts';
import { openDexieReplica } from './replica-store.ts';
import type { Replica } from './replica.ts';

/** Opens a replica by name beside an outbox in memory, for a test. */
export const openTestReplica = async (name: string, app: string): Promise<{ readonly replica: Replica; readonly outbox: Outbox; readonly close: () => void }> => {
  const outbox = memoryOutbox(() => 1_800_000_000_000);
  const opened = await openDexieReplica({ name, outbox, listeners: createListeners(), app });
  assert(opened.ok, 'a test has storage');
  return { replica: opened.value, outbox, close: opened.value.close };
};
