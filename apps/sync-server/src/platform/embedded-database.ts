import type { Worker } from 'node:worker_threads';
import { ok, type Result } from '@qoa/shared/result';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { DataDirLocked } from './folder-lock.ts';
import type { Database } from './database.ts';
import type { SyncCounts } from './durable-folder.ts';
import { ended, type EmbeddedFolder, openEmbeddedFolder } from './embedded-folder.ts';
import type { FromEmbedded, ToEmbedded } from './embedded-messages.ts';
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
  const folder = await openEmbeddedFolder(dataDir);
  return folder.ok ? ok(await embeddedDatabaseIn(folder.value, onLost)) : folder;
};

/** The database in a folder that is open. */
export const embeddedDatabaseIn = async ({ thread, lock }: EmbeddedFolder, onLost: (error: Error) => void): Promise<EmbeddedDatabase> => {
  const stream = new EmbeddedSocket(thread);
  const client = new pg.Client({ stream: () => stream, user: 'postgres', database: 'postgres', ssl: false, pipeline: true, types: sqlTypes });
  client.on('error', onLost);
  await client.connect();
  await client.query(judgeSettings.map((setting) => `SET ${setting};`).join(' '));

  const turns = mutex();
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOfOne(client, turns) }) });
  return {
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
      lock.release();
    },
  };
};

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

/** The pool that Kysely expects, over the one connection there is: each borrower has it alone until it gives it back. */
const poolOfOne = (client: pg.Client, turns: Mutex): PostgresPool => ({
  options: {},
  connect: async () => {
    const release = await turns.take();
    return { query: client.query.bind(client), release };
  },
  end: () => Promise.resolve(),
});
