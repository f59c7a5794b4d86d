import type Dexie from 'dexie';
import type { Table } from 'dexie';
import type { EventName } from '@qoa/shared/events';
import type { EnrolmentId, EventHash, InstantMs, Seq } from '@qoa/shared/ids';
import { ok, type Result } from '@qoa/shared/result';
import type { StorageFault } from '../../platform/storage-fault.ts';
import { OPEN_WITHIN_MS, openAgain, openDatabase } from '../../platform/strict-database.ts';
import type { DraftId, Queued, SeqRange, Settled } from './outbox.ts';

/** Frozen: a phone may come back after years with events in it. What more is needed goes into new fields or a database of its own. Law: old phones */
export const outboxSchema = {
  queue: '[enrolment+seq], &draft',
  ring: '[enrolment+seq], [enrolment+epoch+answer.judgedNo], [enrolment+settledAtMs]',
  drawer: '++id, [enrolment+seq]',
  drafts: 'id, keptAtMs',
  meta: 'name',
} as const;

export interface QueueRow extends Queued {
  readonly draft: DraftId;
}

export interface RingRow extends Settled {
  readonly draft: DraftId;
}

export interface DrawerRow {
  readonly id?: number;
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly bytes: unknown;
  readonly draft: DraftId;
  readonly drawnAtMs: InstantMs;
  /** When it was saved; a row of an older release does not know. */
  readonly savedAtMs?: InstantMs;
}

/** An open draft has `keptAtMs`, by which the newest is found. Once saved, only the name of its event and what it said stay (0.1.0 kept the name alone). */
export type DraftRow = { readonly id: DraftId; readonly keptAtMs: InstantMs; readonly body: unknown } | SavedRow;

export interface SavedRow {
  readonly id: DraftId;
  readonly savedAs: EventName;
  readonly content?: string;
}

/** What one enrolment has here, kept beside the events in the same transactions, so that nothing is counted by walking. */
export interface HoldingRow {
  readonly enrolment: EnrolmentId;
  readonly nextSeq: Seq;
  readonly ranges: readonly SeqRange[];
  readonly queued: number;
  /** Closed for good. */
  readonly retired?: true;
  readonly sinceMs: InstantMs;
}

export interface MetaRow {
  readonly name: string;
  readonly value: unknown;
}

export type EventKey = [EnrolmentId, Seq];

/** The outbox database's stores. */
export interface OutboxTables {
  readonly database: Dexie;
  readonly queue: Table<QueueRow, EventKey>;
  readonly ring: Table<RingRow, EventKey>;
  readonly drawer: Table<DrawerRow, number>;
  readonly drafts: Table<DraftRow, DraftId>;
  /** The same drafts by a connection that does not wait for the disk: a sale that is still being made need only survive a reload. */
  readonly draftsAtEase: Table<DraftRow, DraftId>;
  readonly close: () => void;
  /** Closes both connections and opens them anew. Errors: the storage faults. */
  readonly reopen: () => Promise<Result<void, StorageFault>>;
  readonly holdings: Table<{ readonly name: string; readonly value: HoldingRow }, string>;
  readonly meta: Table<MetaRow, string>;
}

/** Opens the outbox database, made when absent. Errors: the storage faults. */
export const openOutboxTables = async (name: string, withinMs = OPEN_WITHIN_MS): Promise<Result<OutboxTables, StorageFault>> => {
  const [opened, atEase] = await Promise.all([openDatabase(name, 1, outboxSchema, 'strict', withinMs), openDatabase(name, 1, outboxSchema, 'relaxed', withinMs)]);
  if (!opened.ok) {
    if (atEase.ok) atEase.value.close();
    return opened;
  }
  const database = opened.value;
  if (!atEase.ok) {
    database.close();
    return atEase;
  }
  return ok({
    database,
    queue: database.table('queue'),
    ring: database.table('ring'),
    drawer: database.table('drawer'),
    drafts: database.table('drafts'),
    draftsAtEase: atEase.value.table('drafts'),
    holdings: database.table('meta'),
    meta: database.table('meta'),
    reopen: async () => {
      const reopened = await openAgain(database, withinMs);
      return reopened.ok ? openAgain(atEase.value, withinMs) : reopened;
    },
    close: () => {
      database.close();
      atEase.value.close();
    },
  });
};
