import { openDexieOutbox, type Outbox, type OpenOutbox } from '@qoa/pos-pwa/features/outbox';
import { openDexieReplica, type Replica } from '@qoa/pos-pwa/features/replica';
import { createListeners } from '@qoa/pos-pwa/platform/listeners';
import { assert } from '@qoa/shared/result';
import { copyDatabase, rotBytes } from './copy-database.ts';

/** The product's own outbox and replica on an IndexedDB: what a phone has on disk. */
export interface RealPhone {
  readonly outbox: () => Outbox;
  readonly replica: () => Replica;
  /** All pages died, and the app is opened again, perhaps as another release. */
  readonly reopen: (release: 1 | 2) => Promise<void>;
  readonly rot: (hash: string) => Promise<void>;
  readonly copy: () => Promise<void>;
  readonly goBack: () => Promise<void>;
  readonly evictReplica: () => Promise<void>;
  readonly evictAll: () => Promise<void>;
  readonly close: () => void;
}

interface Opened {
  readonly outbox: OpenOutbox;
  readonly replica: Replica & { readonly close: () => void };
}

/** Opens a phone with nothing on its disk. `now` is the phone's clock. */
export const openRealPhone = async (now: () => number): Promise<RealPhone> => {
  let release: 1 | 2 = 1;
  let [outboxName, replicaName] = [crypto.randomUUID() as string, crypto.randomUUID() as string];
  let copyName: string | null = null;
  let opened: Opened = await open();

  async function open(): Promise<Opened> {
    const outbox = await openDexieOutbox({ name: outboxName, now, listeners: createListeners() });
    assert(outbox.ok, 'a phone has storage');
    const replica = await openDexieReplica({ name: replicaName, outbox: outbox.value.outbox, listeners: createListeners(), app: `release ${release}` });
    assert(replica.ok, 'a phone has storage');
    return { outbox: outbox.value, replica: replica.value };
  }
  const close = (): void => {
    opened.replica.close();
    opened.outbox.close();
  };
  const reopen = async (): Promise<void> => {
    close();
    opened = await open();
  };
  return {
    outbox: () => opened.outbox.outbox,
    replica: () => opened.replica,
    close,
    reopen: (next) => {
      release = next;
      return reopen();
    },
    rot: async (hash) => {
      close();
      await rotBytes(outboxName, hash);
      opened = await open();
    },
    copy: async () => {
      close();
      copyName = crypto.randomUUID();
      await copyDatabase(outboxName, copyName);
      opened = await open();
    },
    goBack: async () => {
      outboxName = copyName ?? outboxName;
      copyName = null;
      await reopen();
    },
    evictReplica: async () => {
      replicaName = crypto.randomUUID();
      await reopen();
    },
    evictAll: async () => {
      [outboxName, replicaName, copyName] = [crypto.randomUUID(), crypto.randomUUID(), null];
      await reopen();
    },
  };
};
