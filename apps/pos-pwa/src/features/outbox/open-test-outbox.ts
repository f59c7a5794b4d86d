import type { InstantMs } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { createListeners } from '../../platform/listeners.ts';
import { openDexieOutbox, type OpenOutbox } from './outbox-store.ts';

/** Opens an outbox of its own for a test. */
export const openTestOutbox = async (clock: { readonly nowMs: InstantMs }, name = `test-${crypto.randomUUID()}`): Promise<OpenOutbox> => {
  const opened = await openDexieOutbox({ name, now: () => clock.nowMs, listeners: createListeners() });
  assert(opened.ok, 'a test has storage');
  return opened.value;
};
