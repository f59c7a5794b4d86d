import type { InstantMs } from '@qoa/shared/ids';
import { ok, type Result } from '@qoa/shared/result';
import type { Listeners } from '../../platform/listeners.ts';
import type { StorageFault } from '../../platform/storage-fault.ts';
import type { Vault } from '../../platform/vault.ts';
import { appendTo } from './append-store.ts';
import { draftsOf } from './drafts-store.ts';
import { drainOf } from './drain-store.ts';
import { drawInto, drawnIn } from './drawer-store.ts';
import { readHoldings } from './holding-store.ts';
import type { Outbox, Queued, Settled } from './outbox.ts';
import { retireIn } from './retire-store.ts';
import { ofOtherLife, pruneRing } from './ring-store.ts';
import { settleIn } from './settle-store.ts';
import { openOutboxTables, type OutboxTables } from './tables-store.ts';

/** The name of the outbox database. Never changes. */
export const OUTBOX_DATABASE_NAME = 'qoa-outbox';

/** What an outbox on the disk needs. */
export interface OutboxNeeds {
  readonly name: string;
  readonly now: () => InstantMs;
  /** Heard by every tab. */
  readonly listeners: Listeners;
  /** How long opening may take; another connection may hold the database. */
  readonly openWithinMs?: number;
}

/** The outbox on the disk, and the vault for the keys that belong to its numbers. */
export interface OpenOutbox {
  readonly outbox: Outbox;
  readonly vault: Vault;
  readonly close: () => void;
  /** Closes the database and opens it anew; outbox and vault stay good. Errors: the storage faults. */
  readonly reopen: () => Promise<Result<void, StorageFault>>;
}

/** Opens the phone's outbox in IndexedDB. Errors: STORAGE_UNAVAILABLE, STORAGE_FULL. */
export const openDexieOutbox = async ({ name, now, listeners, openWithinMs }: OutboxNeeds): Promise<Result<OpenOutbox, StorageFault>> => {
  const opened = await openOutboxTables(name, openWithinMs);
  if (!opened.ok) return opened;
  const tables = opened.value;
  return ok({ outbox: dexieOutbox(tables, now, listeners), vault: dexieVault(tables), close: tables.close, reopen: tables.reopen });
};

/** Longer than it takes to paint one word on a slow phone. */
const TOLD_AFTER_MS = 80;

const dexieOutbox = (tables: OutboxTables, now: () => InstantMs, { subscribe, tell }: Listeners): Outbox => ({
  // The screen says *guardado* before anybody reads the outbox anew.
  append: appendTo(tables, now, () => setTimeout(tell, TOLD_AFTER_MS)),
  ...draftsOf(tables, now, tell),
  ...drainOf(tables, now, tell),
  // What was settled before a failure is settled, and is told.
  settle: (settlements) => settleIn(tables, settlements, now).finally(tell),
  otherLife: (enrolment, epoch) => ofOtherLife(tables, enrolment, epoch),
  toDrawer: async (enrolment, damaged) => {
    await drawInto(tables, damaged.map(({ seq, hash }) => ({ enrolment, seq, hash })), now());
    tell();
  },
  prune: async (enrolment, covered) => {
    const forgotten = await pruneRing(tables, enrolment, covered, now());
    if (forgotten > 0) tell();
    return forgotten;
  },
  retire: (enrolment) => retireIn(tables, enrolment, now()),
  holdings: () => readHoldings(tables),
  latest: (limit) => latestOf(tables, limit),
  drawerCount: () => tables.drawer.count(),
  drawn: () => drawnIn(tables),
  subscribe,
});

const latestOf = async (tables: OutboxTables, limit: number): Promise<readonly (Queued | Settled)[]> => {
  const holdings = await readHoldings(tables);
  const newest = await Promise.all(
    holdings.flatMap(({ enrolment }) => [
      tables.queue.where('[enrolment+seq]').between([enrolment, 0], [enrolment, Infinity]).reverse().limit(limit).toArray(),
      tables.ring.where('[enrolment+seq]').between([enrolment, 0], [enrolment, Infinity]).reverse().limit(limit).toArray(),
    ]),
  );
  return newest
    .flat()
    .sort((a, b) => b.savedAtMs - a.savedAtMs || b.seq - a.seq)
    .slice(0, limit);
};

const dexieVault = (tables: OutboxTables): Vault => ({
  list: async (prefix) => tables.meta.where('name').startsWith(prefix).toArray(),
  put: async (name, value) => {
    await tables.meta.put({ name, value });
  },
  keepFirst: (name, value) =>
    tables.database.transaction('rw', tables.meta, async () => {
      const known = await tables.meta.get(name);
      if (known === undefined) await tables.meta.add({ name, value });
      return known === undefined ? value : known.value;
    }),
  remove: (names) => tables.meta.bulkDelete([...names]),
});
