import { appendFile, mkdtemp, open, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRxDatabase, type RxCollection } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { Subject } from 'rxjs';

/** What is used of PouchDB. Its published types declare a global `Buffer` that contradicts Node's, so they are not loaded. */
interface Pouch {
  readonly bulkDocs: (documents: readonly object[]) => Promise<unknown>;
  readonly replicate: { readonly to: (target: Pouch, options: { readonly batch_size: number; readonly live?: boolean }) => Replication };
  readonly close: () => Promise<void>;
}

interface Replication extends Promise<unknown> {
  readonly on: (event: 'change', listener: (change: { readonly docs_written: number }) => void) => unknown;
  readonly cancel: () => void;
}

const PouchDB: new (path: string) => Pouch = createRequire(import.meta.url)('pouchdb');

/** What a queued sale holds, as an application would put it into a document. */
interface SaleDocument {
  readonly id: string;
  readonly card: string;
  readonly gtin: string;
  readonly quantity: number;
  readonly amountCents: number;
  readonly wallMs: number;
}

const sales = (count: number): readonly SaleDocument[] =>
  Array.from({ length: count }, (_, i) => ({ id: `sale-${String(i).padStart(6, '0')}`, card: '7ABC2DEF3GHJ', gtin: '07501055300075', quantity: 1000, amountCents: 1850, wallMs: 1_795_000_000_000 + i }));

/**
 * Seconds until `count` queued documents of one PouchDB are on the disk of a second, the "server", and in a third, the second client.
 * All three are in this process: no HTTP, no rules, no verdict.
 */
export const pouchdbSeconds = async (count: number): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'qoa-pouch-'));
  const [phone, server, other] = ['phone', 'server', 'other'].map((name) => new PouchDB(join(folder, name)));
  if (phone === undefined || server === undefined || other === undefined) return 0;
  await phone.bulkDocs(sales(count).map(({ id, ...sale }) => ({ _id: id, ...sale })));
  const beganMs = performance.now();
  const following = server.replicate.to(other, { batch_size: 500, live: true });
  const seen = new Promise<void>((resolve) => following.on('change', ({ docs_written: written }) => (written >= count ? resolve() : undefined)));
  await phone.replicate.to(server, { batch_size: 500 });
  await seen;
  const tookS = (performance.now() - beganMs) / 1000;
  following.cancel();
  await following;
  await Promise.all([phone, server, other].map((database) => database.close()));
  await rm(folder, { recursive: true, force: true });
  return tookS;
};

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 32 }, card: { type: 'string' }, gtin: { type: 'string' }, quantity: { type: 'number' }, amountCents: { type: 'number' }, wallMs: { type: 'number' } },
} as const;

/**
 * Seconds until `count` queued documents of one RxDB are in a file of the "server", fsynced by push, and in a second client. RxDB itself
 * keeps everything in memory: of its storages for Node those that are free keep nothing (memory, Dexie over a fake), stop at 500
 * documents (the trial of SQLite), or are another database's. No HTTP, no rules, no verdict.
 */
export const rxdbSeconds = async (count: number): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'qoa-rxdb-'));
  const server = await fileServer(join(folder, 'server.jsonl'));
  const phone = await collectionOf('phone');
  await phone.bulkInsert([...sales(count)]);
  const other = await collectionOf('other');
  const beganMs = performance.now();
  const push = replicateRxCollection<SaleDocument, Checkpoint>({ collection: phone, replicationIdentifier: 'push', live: true, waitForLeadership: false, push: { batchSize: 500, handler: (rows) => server.push(rows.map(({ newDocumentState }) => newDocumentState)) } });
  const pull = replicateRxCollection<SaleDocument, Checkpoint>({
    collection: other,
    replicationIdentifier: 'pull',
    live: true, waitForLeadership: false,
    pull: { batchSize: 500, handler: (checkpoint, limit) => Promise.resolve(server.pull(checkpoint?.at ?? 0, limit)), stream$: server.changed.asObservable() },
  });

  while ((await other.count().exec()) < count) await new Promise((resolve) => setTimeout(resolve, 5));
  const tookS = (performance.now() - beganMs) / 1000;
  await Promise.all([push.cancel(), pull.cancel()]);
  await Promise.all([phone.database.close(), other.database.close()]);
  await server.close();
  await rm(folder, { recursive: true, force: true });
  return tookS;
};

interface Checkpoint {
  readonly at: number;
}

const collectionOf = async (name: string): Promise<RxCollection<SaleDocument>> => {
  const database = await createRxDatabase<{ sales: RxCollection<SaleDocument> }>({ name: `${name}-${crypto.randomUUID()}`, storage: getRxStorageMemory(), multiInstance: false });
  await database.addCollections({ sales: { schema } });
  return database.sales;
};

const fileServer = async (path: string) => {
  const kept: SaleDocument[] = [];
  const changed = new Subject<'RESYNC'>();
  await appendFile(path, '');
  const file = await open(path, 'a');
  return {
    changed,
    push: async (documents: readonly SaleDocument[]): Promise<[]> => {
      await file.appendFile(documents.map((document) => `${JSON.stringify(document)}\n`).join(''));
      await file.datasync();
      kept.push(...documents);
      changed.next('RESYNC');
      return [];
    },
    pull: (at: number, limit: number): { readonly documents: (SaleDocument & { readonly _deleted: boolean })[]; readonly checkpoint: Checkpoint } => {
      const documents = kept.slice(at, at + limit).map((document) => ({ ...document, _deleted: false }));
      return { documents, checkpoint: { at: at + documents.length } };
    },
    close: () => file.close(),
  };
};
