import type { Table } from 'dexie';
import { epoch16Of, type EventName, type PreviewBasis } from '@qoa/shared/events';
import type { ProductRow } from '@qoa/shared/feed';
import type { CardCode, EnrolmentId, EventHash, Gtin, Seq } from '@qoa/shared/ids';
import { ok, type Result } from '@qoa/shared/result';
import type { Listeners } from '../../platform/listeners.ts';
import type { StorageFault } from '../../platform/storage-fault.ts';
import type { Outbox } from '../outbox/index.ts';
import { atHand } from './at-hand.ts';
import { campaignsOf } from './campaigns-store.ts';
import { applyOnePage, applyPages } from './apply-store.ts';
import { joinEvents } from './join-events.ts';
import { forgetAll, readMeta } from './meta-store.ts';
import type { ListedEvent, Replica, Standing } from './replica.ts';
import { openReplicaTables, type Kept, type ReplicaTables } from './tables-store.ts';

/** The name of the replica database. */
export const REPLICA_DATABASE_NAME = 'qoa-replica';

/** What a replica on the disk needs. */
export interface ReplicaNeeds {
  readonly name: string;
  readonly outbox: Outbox;
  /** Heard by every tab. */
  readonly listeners: Listeners;
  /** The app's version: a kind that an older one could not read is looked at again. */
  readonly app: string;
}

/** Opens the phone's replica in IndexedDB. Errors: STORAGE_UNAVAILABLE, STORAGE_FULL. */
export const openDexieReplica = async (needs: ReplicaNeeds): Promise<Result<Replica & { readonly close: () => void }, StorageFault>> => {
  const opened = await openReplicaTables(needs.name);
  if (!opened.ok) return opened;
  const tables = opened.value;
  await forgetWhatAnUpdateCanRead(tables, needs.app);
  return ok({ ...dexieReplica(tables, needs), close: () => tables.database.close() });
};

/** Law: old phones */
const forgetWhatAnUpdateCanRead = async (tables: ReplicaTables, app: string): Promise<void> => {
  const { notedKinds, notedBy, enrolment } = await readMeta(tables);
  if (notedKinds.length > 0 && notedBy !== app) await forgetAll(tables, enrolment);
};

/** As many of the store's newest events are looked through for a card's: a day and more. */
const newestMax = 200;

const dexieReplica = (tables: ReplicaTables, { outbox, listeners, app }: ReplicaNeeds): Replica => {
  // Rows change here or in another tab; until then they are read once.
  const basis = atHand(() => basisOf(tables));
  const store = atHand(async () => (await tables.store.toCollection().first())?.row ?? null);
  const campaigns = atHand(() => campaignsOf(tables));
  const products = atHand((gtin: Gtin) => productOf(tables, gtin));
  const newest = atHand(() => eventsOf(tables, outbox, newestMax));
  listeners.subscribe(() => [basis, store, campaigns, products, newest].forEach(({ forget }) => forget()));
  outbox.subscribe(newest.forget);
  return {
    standings: (card) => standingsOf(tables, card),
    product: products.read,
    campaigns: () => campaigns.read(null),
    store: () => store.read(null),
    basis: () => basis.read(null),
    events: (limit) => eventsOf(tables, outbox, limit),
    previewState: async (card, gtins) => {
      const [{ previewStateOf }, own, known, standings, erased, events] = await Promise.all([import('./preview-state.ts'), store.read(null), campaigns.read(null), card === null ? [] : standingsOf(tables, card), card === null ? false : isErased(tables, card), card === null ? [] : newest.read(null)]);
      return previewStateOf({ store: own, campaigns: known, standings, erased, events, product: products.read }, card, gtins);
    },
    follow: async (enrolment) => {
      const meta = await readMeta(tables);
      if (meta.enrolment === enrolment) return;
      await forgetAll(tables, enrolment);
      listeners.tell();
    },
    cursor: async () => (await readMeta(tables)).cursor,
    apply: async (response) => {
      const applied = await applyPages(tables, response, app);
      listeners.tell();
      return applied;
    },
    applyHint: async (epoch, scope, rows) => {
      const head = rows.at(-1)?.judgedNo ?? 0;
      const outcome = await applyOnePage(tables, epoch, { scope, snapshot: false, floor: 0, head, rows, more: false }, app);
      listeners.tell();
      return outcome;
    },
    reset: async () => {
      await forgetAll(tables, (await readMeta(tables)).enrolment);
      listeners.tell();
    },
    subscribe: (listener) => {
      const endings = [listeners.subscribe(listener), outbox.subscribe(listener)];
      return () => endings.forEach((end) => end());
    },
  };
};

const isErased = async (tables: ReplicaTables, card: CardCode): Promise<boolean> => (await tables.erased.get(card)) !== undefined;

const standingsOf = async (tables: ReplicaTables, card: CardCode): Promise<readonly Standing[]> => {
  const rows = await tables.balance.where('[row.card+row.programme]').between([card, -Infinity], [card, Infinity]).toArray();
  return rows.map(({ row }) => ({ programme: row.programme, balance: row.balance }));
};

const productOf = async (tables: ReplicaTables, gtin: Gtin): Promise<ProductRow | null> => (await tables.product.get(gtin))?.row ?? null;

const basisOf = async (tables: ReplicaTables): Promise<PreviewBasis | null> => {
  const [{ cursor }, campaigns] = await Promise.all([readMeta(tables), tables.campaign.toArray()]);
  if (cursor.epoch === null || campaigns.length === 0) return null;
  return { epoch16: epoch16Of(cursor.epoch), judgedNo: Math.max(...campaigns.map(({ judgedNo }) => judgedNo)) };
};

/** The newest rows, and those of this phone's own events wherever they stand: an own event that is listed finds its twin. */
const eventsOf = async (tables: ReplicaTables, outbox: Outbox, limit: number): Promise<readonly ListedEvent[]> => {
  const own = (await Promise.all([outbox.latest(limit), outbox.drawn()])).flat();
  const [custodies, sales, claims, { judged, enrolment: reader }] = await Promise.all([rowsAbout(tables.custody, own, limit), rowsAbout(tables.sale, own, limit), rowsAbout(tables.claim, own, limit), readMeta(tables)]);
  return joinEvents(own, { rows: [...custodies, ...sales], claims, reader, judged }, limit);
};

const rowsAbout = async <Row>(table: Table<Kept<Row>, [EnrolmentId, Seq, EventHash]>, own: readonly EventName[], limit: number): Promise<readonly Row[]> => {
  const [newest, twins] = await Promise.all([
    table.orderBy('judgedNo').reverse().limit(limit).toArray(),
    table.bulkGet(own.map(({ enrolment, seq, hash }): [EnrolmentId, Seq, EventHash] => [enrolment, seq, hash])),
  ]);
  return [...newest, ...twins.filter((twin) => twin !== undefined)].map(({ row }) => row);
};
