import type Dexie from 'dexie';
import type { Table } from 'dexie';
import type { BalanceRow, CampaignRow, Cursor, CustodyRow, ErasedRow, JoinedRow, JudgedNumbers, ProductRow, Scope, StoreClaimRow, StoreRow, StoreSaleRow } from '@qoa/shared/feed';
import type { CardCode, EnrolmentId, EventHash, Gtin, JudgedNo, ProgrammeId, Seq, StoreId } from '@qoa/shared/ids';
import { ok, type Result } from '@qoa/shared/result';
import type { StorageFault } from '../../platform/storage-fault.ts';
import { deleteDatabase, openDatabase, storedVersionOf } from '../../platform/strict-database.ts';

/** The replica is disposable, so its schema may change: raise the version, and everything is read again from the server. */
const REPLICA_VERSION = 4;

const replicaSchema = {
  sale: '[row.enrolment+row.seq+row.hash], judgedNo, scope',
  claim: '[row.enrolment+row.seq+row.hash], judgedNo, scope',
  custody: '[row.enrolment+row.seq+row.hash], judgedNo, scope',
  balance: '[row.card+row.programme], scope',
  erased: 'row.card, scope',
  campaign: '[campaign+row.revision], scope',
  joined: 'row.programme, scope',
  store: 'row.id, scope',
  product: 'row.gtin, scope',
  meta: 'name',
} as const;

/** A row with the scope and number by which it came. */
export interface Kept<Row> {
  readonly scope: Scope;
  readonly judgedNo: JudgedNo;
  readonly row: Row;
}

/** A revision, by the campaign that it is of. */
export interface KeptCampaign extends Kept<CampaignRow> {
  readonly campaign: ProgrammeId;
}

/** The replica database's stores, each named after what it keeps. */
export interface ReplicaTables {
  readonly database: Dexie;
  readonly sale: Table<Kept<StoreSaleRow>, [EnrolmentId, Seq, EventHash]>;
  readonly claim: Table<Kept<StoreClaimRow>, [EnrolmentId, Seq, EventHash]>;
  readonly custody: Table<Kept<CustodyRow>, [EnrolmentId, Seq, EventHash]>;
  readonly balance: Table<Kept<BalanceRow>, [CardCode, ProgrammeId]>;
  readonly erased: Table<Kept<ErasedRow>, CardCode>;
  readonly campaign: Table<KeptCampaign, [ProgrammeId, number]>;
  readonly joined: Table<Kept<JoinedRow>, ProgrammeId>;
  readonly store: Table<Kept<StoreRow>, StoreId>;
  readonly product: Table<Kept<ProductRow>, Gtin>;
  readonly meta: Table<{ readonly name: string; readonly value: ReplicaMeta }, string>;
}

/** Where this replica stands, in the transaction of every change. */
export interface ReplicaMeta {
  readonly enrolment: EnrolmentId | null;
  readonly cursor: Cursor;
  readonly judged: JudgedNumbers | null;
  /** Kinds that the release `notedBy` could not read. Law: old phones */
  readonly notedKinds: readonly string[];
  readonly notedBy: string | null;
}

/** The stores that feed rows are kept in. */
export const rowTables = (tables: ReplicaTables) => [tables.sale, tables.claim, tables.custody, tables.balance, tables.erased, tables.campaign, tables.joined, tables.store, tables.product] as const;

const openAnew = async (name: string): Promise<Result<Dexie, StorageFault>> => {
  const open = (): Promise<Result<Dexie, StorageFault>> => openDatabase(name, REPLICA_VERSION, replicaSchema, 'relaxed');
  const opened = await open();
  if (!opened.ok && opened.error.code === 'STORAGE_FULL') return opened;
  if (opened.ok && (await isSound(opened.value))) return opened;
  if (opened.ok) opened.value.close();
  const deleted = await deleteDatabase(name);
  return deleted.ok ? open() : deleted;
};

/** Dexie opens what a newer release left behind, and leaves its stores as they are; a broken disk shows when it is read. */
const isSound = async (database: Dexie): Promise<boolean> => {
  if (storedVersionOf(database) !== REPLICA_VERSION) return false;
  return database.table('meta').count().then(() => true, () => false);
};

/** Opens the replica database. One that another release left behind, or that is broken, is thrown away. Errors: the storage faults. */
export const openReplicaTables = async (name: string): Promise<Result<ReplicaTables, StorageFault>> => {
  const opened = await openAnew(name);
  if (!opened.ok) return opened;
  const database = opened.value;
  return ok({
    database,
    sale: database.table('sale'),
    claim: database.table('claim'),
    custody: database.table('custody'),
    balance: database.table('balance'),
    erased: database.table('erased'),
    campaign: database.table('campaign'),
    joined: database.table('joined'),
    store: database.table('store'),
    product: database.table('product'),
    meta: database.table('meta'),
  });
};
