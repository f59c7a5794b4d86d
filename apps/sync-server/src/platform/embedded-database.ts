import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '@qoa/shared/result';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { lockDataDir, type DataDirLocked } from './folder-lock.ts';
import type { Database } from './database.ts';
import { syncFolder, syncTree, type SyncCounts } from './durable-folder.ts';
import type { EmbeddedStart, FromEmbedded, ToEmbedded } from './embedded-messages.ts';
import { EmbeddedSocket } from './embedded-socket.ts';
import { judgeConnection, judgeSettings } from './judge-connection.ts';
import { mutex, type Mutex } from './mutex.ts';
import { sqlTypes } from './sql-types.ts';
import type { Tables } from './tables.ts';

/** The embedded database: one connection, shared in turns. */
export interface EmbeddedDatabase extends Database {
  /** How often the disk was made sure of since the folder was opened, recovery included. */
  readonly syncCounts: () => Promise<SyncCounts>;
}

/**
 * Opens PGlite in `dataDir`, making the folder at the first start. Whatever is committed is on the disk.
 *
 * Errors: DATA_DIR_LOCKED while another process has it open.
 */
export const embeddedDatabase = async (dataDir: string, onLost: (error: Error) => void): Promise<Result<EmbeddedDatabase, DataDirLocked>> => {
  const locked = lockDataDir(dataDir);
  if (!locked.ok) return err(locked.error);

  const folder = join(dataDir, 'pg');
  if (!existsSync(folder)) finishRestore(dataDir, folder);
  if (!existsSync(folder)) await initialise(dataDir, folder);
  const thread = await startThread({ folder, initialise: false });
  const stream = new EmbeddedSocket(thread);
  const client = new pg.Client({ stream: () => stream, user: 'postgres', database: 'postgres', ssl: false, pipeline: true, types: sqlTypes });
  client.on('error', onLost);
  await client.connect();
  await client.query(judgeSettings.map((setting) => `SET ${setting};`).join(' '));

  const turns = mutex();
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOfOne(client, turns) }) });
  return ok({
    kind: 'embedded',
    kysely,
    listen: async (channel, hear) => {
      client.on('notification', (message) => message.channel === channel && hear(message.payload ?? ''));
      const release = await turns.take();
      await client.query(`LISTEN ${channel}`).finally(release);
    },
    openJudge: () => Promise.resolve(judgeConnection({ client, stream, take: turns.take, lease: null, close: () => Promise.resolve() })),
    copyTo: async (target) => {
      const giveBack = await turns.take();
      try {
        await askCopy(thread, target);
      } finally {
        giveBack();
      }
    },
    syncCounts: () => askSyncCounts(thread),
    close: async () => {
      await turns.take();
      if (thread.threadId !== -1) thread.postMessage({ ask: 'close' } satisfies ToEmbedded);
      await ended(thread);
      locked.value.release();
    },
  });
};

/** Where a restore makes ready what then takes the place of the folder's `pg`. */
export const restoringFolder = (dataDir: string): string => join(dataDir, 'restoring');

/** A restore that died between its two renames had everything ready: an empty database must not take its place. */
const finishRestore = (dataDir: string, folder: string): void => {
  const ready = join(restoringFolder(dataDir), 'pg');
  if (!existsSync(ready)) return;
  renameSync(ready, folder);
  syncFolder(dataDir);
};

/** A thread of its own, because making a database takes three times the memory of running one. A torn first start leaves no half folder. */
const initialise = async (dataDir: string, folder: string): Promise<void> => {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await ended(await startThread({ folder: unfinished, initialise: true }));
  syncTree(unfinished);
  renameSync(unfinished, folder);
  syncFolder(dataDir);
};

const startThread = (start: EmbeddedStart): Promise<Worker> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./embedded-thread.ts', import.meta.url), { workerData: start });
    const fail = (thrown: unknown): void => reject(new Error(`the embedded database did not open in ${start.folder} (${readable(start.folder)})`, { cause: thrown }));
    thread.once('error', fail);
    thread.once('exit', fail);
    thread.once('message', (message: FromEmbedded) => {
      thread.off('error', fail);
      thread.off('exit', fail);
      if ('ready' in message) resolve(thread);
      else fail(message);
    });
  });

const readable = (folder: string): string => (existsSync(folder) ? `${readdirSync(folder).length} entries` : 'absent');

const askCopy = (thread: Worker, to: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const listen = (message: FromEmbedded): void => {
      if (!('copyFailed' in message)) return;
      thread.off('message', listen);
      if (message.copyFailed === null) resolve();
      else reject(new Error(`the storage could not be copied to ${to}: ${message.copyFailed}`));
    };
    thread.on('message', listen);
    thread.postMessage({ ask: 'copy', to } satisfies ToEmbedded);
  });

const askSyncCounts = (thread: Worker): Promise<SyncCounts> =>
  new Promise((resolve) => {
    const listen = (message: FromEmbedded): void => {
      if (!('syncCounts' in message)) return;
      thread.off('message', listen);
      resolve(message.syncCounts);
    };
    thread.on('message', listen);
    thread.postMessage({ ask: 'sync-counts' } satisfies ToEmbedded);
  });

/** A thread that has ended already has no number any more, and says nothing. */
const ended = (thread: Worker): Promise<void> =>
  new Promise((resolve) => {
    thread.once('exit', () => resolve());
    if (thread.threadId === -1) resolve();
  });

/** The pool that Kysely expects, over the one connection there is: each borrower has it alone until it gives it back. */
const poolOfOne = (client: pg.Client, turns: Mutex): PostgresPool => ({
  options: {},
  connect: async () => {
    const release = await turns.take();
    return { query: client.query.bind(client), release };
  },
  end: () => Promise.resolve(),
});
