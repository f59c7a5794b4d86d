import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Database } from './database.ts';

/** Listens on connections of its own, one a channel; a lost one is opened again until `close`. */
export interface PostgresEar extends Pick<Database, 'listen'> {
  readonly close: () => Promise<void>;
}

const againMs = 500;

/** An ear at a PostgreSQL, by its URL. `onTrouble` is told of connections that broke, or could not be opened again. */
export const postgresEar = (url: string, onTrouble: (error: Error) => void): PostgresEar => {
  const open = new Set<pg.Client>();
  const over = new AbortController();
  const listenOnce = async (channel: string, hear: (words: string) => void, lost: () => void): Promise<void> => {
    const client = new pg.Client({ connectionString: url, application_name: 'qoa-ear', keepAlive: true, connectionTimeoutMillis: 5000 });
    client.on('notification', ({ payload }) => hear(payload ?? ''));
    client.on('error', onTrouble);
    client.on('end', () => {
      if (open.delete(client) && !over.signal.aborted) lost();
    });
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    open.add(client);
  };
  const persisting = async (work: () => Promise<void>): Promise<void> => {
    while (!over.signal.aborted) {
      try {
        return await work();
      } catch (thrown) {
        onTrouble(thrown instanceof Error ? thrown : new Error('no connection', { cause: thrown }));
        await sleep(againMs, undefined, { ref: false });
      }
    }
  };
  const again = async (channel: string, hear: (words: string) => void, missed: () => Promise<void>): Promise<void> => {
    await persisting(() => listenOnce(channel, hear, () => void again(channel, hear, missed)));
    await persisting(missed);
  };
  return {
    listen: (channel, hear, missed) => listenOnce(channel, hear, () => void again(channel, hear, missed)),
    close: async () => {
      over.abort();
      await Promise.all([...open].map((client) => client.end()));
    },
  };
};
