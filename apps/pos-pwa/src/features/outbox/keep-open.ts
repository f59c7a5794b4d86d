import { isStorageFailing, soundStorage, storageStep, type StorageCommand, type StorageInput } from '@qoa/shared/sync';
import { openGate } from '../../platform/gate.ts';
import { createListeners, type Unsubscribe } from '../../platform/listeners.ts';
import { faultOf } from '../../platform/storage-fault.ts';
import type { OpenOutbox } from './outbox-store.ts';
import type { Outbox } from './outbox.ts';
import type { Vault } from '../../platform/vault.ts';

/** An outbox and vault that open their database anew when it was closed, blocked or broken under them. */
export interface KeptOpen {
  readonly outbox: Outbox;
  readonly vault: Vault;
  /** Nothing can be saved now: a person should know. What is on screen stays there. */
  readonly failing: () => boolean;
  /** Told when `failing` changes, and whenever the database was opened anew. */
  readonly subscribe: (listener: () => void) => Unsubscribe;
  /** Somebody has reason to believe that the database is stuck: it is opened anew. */
  readonly doubt: () => void;
  /** Closes the database behind what is under way; whatever is asked of it later fails. */
  readonly close: () => Promise<void>;
}

/** Watches every operation of an outbox on the disk. An operation that failed is not repeated here: its caller has the fault, and asks again. */
export const keepOpen = (opened: OpenOutbox, clock: { readonly nowMs: () => number; readonly random: () => number }): KeptOpen => {
  const [listeners, gate] = [createListeners(), openGate()];
  let watch = soundStorage;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const step = (input: StorageInput): void => {
    if (closed) return;
    const was = isStorageFailing(watch);
    const [next, commands] = storageStep(watch, input, { nowMs: clock.nowMs(), jitter: clock.random() });
    watch = next;
    commands.forEach(perform);
    if (was !== isStorageFailing(watch) || input === 'Reopened') listeners.tell();
  };
  const perform = (command: StorageCommand): void => {
    if (command.do === 'wake') timer = setTimeout(() => step('Ticked'), Math.max(0, command.atMs - clock.nowMs()));
    else opened.reopen().then((reopened) => (reopened.ok ? reopen() : step('ReopenFailed')), () => step('ReopenFailed'));
  };
  /** Opened is not yet working: one small read tells. Its own fault is told to `step` on its way. */
  const reopen = (): void => {
    step('Reopened');
    outbox.drawerCount().catch(() => undefined);
  };
  const seen = (work: Method): Method => async (...places) => {
    try {
      const value = await gate.pass(() => work(...places));
      step(isFault(value) ? 'Failed' : 'Worked');
      return value;
    } catch (error) {
      if (faultOf(error).code === 'STORAGE_UNAVAILABLE') step('Failed');
      throw error;
    }
  };
  const outbox = seenAll(opened.outbox, seen);
  return {
    outbox,
    vault: seenAll(opened.vault, seen),
    failing: () => isStorageFailing(watch),
    subscribe: listeners.subscribe,
    doubt: () => step('Failed'),
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await gate.close();
      opened.close();
    },
  };
};

type Method = (...places: readonly unknown[]) => Promise<unknown>;

/** A port whose every operation is seen, one that is added later too; to subscribe is none. */
const seenAll = <Port extends object>(port: Port, seen: (work: Method) => Method): Port => ({
  ...port,
  ...Object.fromEntries(Object.entries<Method>({ ...port } as Readonly<Record<string, Method>>).flatMap(([name, work]) => (name === 'subscribe' ? [] : [[name, seen(work)]]))),
});

/** A refusal that came back as a value. A full phone is no broken one, and a retired enrolment no fault at all. */
const isFault = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'error' in value && Object(value.error).code === 'STORAGE_UNAVAILABLE';
