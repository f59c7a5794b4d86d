import { Socket } from 'node:net';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, JudgeConnection } from './database.ts';
import { judgeConnection, judgeSettings, vanishedJudgeSettings } from './judge-connection.ts';
import { beatMs, leaseFromNow, leaseSettings } from './judge-lease.ts';
import { postgresEar } from './postgres-ear.ts';
import { sqlTypes } from './sql-types.ts';
import type { Tables } from './tables.ts';

/** What runs a server on a real PostgreSQL (15 or newer). */
export interface PostgresSettings {
  readonly url: string;
  readonly poolMax: number;
  /** A read that is silent for so long is given up: whoever waits for it is told UNAVAILABLE. 0 waits for ever, as a migration must. */
  readonly readMsMax?: number;
  /** Told of a connection that broke while it did nothing, lent out or not; the pool replaces it. */
  readonly onIdleError: (error: Error) => void;
}

const connectMsMax = 5_000;
/** A judge's connection that says nothing for so long is lost: the network may have swallowed it. */
const silenceMsMax = 20_000;

/** Far above any read of ours, and below what a phone or a proxy waits. */
const usualReadMsMax = 15_000;

/** PostgreSQL by its URL: a pool for everybody, and a connection of its own for the judge. */
export const postgresDatabase = (settings: PostgresSettings): Database => {
  const pool = new pg.Pool({ connectionString: settings.url, max: settings.poolMax, types: sqlTypes, application_name: 'qoa', keepAlive: true, connectionTimeoutMillis: connectMsMax, query_timeout: settings.readMsMax ?? usualReadMsMax });
  // A connection that is lent out has no listener of the pool's: one that breaks between two statements would end the process.
  pool.on('connect', (client) => client.on('error', settings.onIdleError));
  pool.on('error', () => undefined); // Its connection has told already.
  const ear = postgresEar(settings.url, settings.onIdleError);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kind: 'postgres',
    kysely,
    listen: ear.listen,
    openJudge: () => openJudge(settings),
    copyTo: null,
    close: async () => {
      await ear.close();
      await kysely.destroy();
    },
  };
};

const openJudge = async ({ url, onIdleError }: PostgresSettings): Promise<JudgeConnection> => {
  const stream = new Socket();
  const client = new pg.Client({ stream: () => stream, connectionString: url, pipeline: true, types: sqlTypes, application_name: 'qoa-judge', keepAlive: true, connectionTimeoutMillis: connectMsMax, query_timeout: silenceMsMax });
  client.on('error', onIdleError);
  await client.connect();
  const lease = leaseFromNow();
  await client.query([...judgeSettings, ...vanishedJudgeSettings, ...leaseSettings].map((setting) => `SET ${setting};`).join(' '));
  const beat = setInterval(() => void client.query('SELECT 1').then(lease.asking(), onIdleError), beatMs).unref();
  client.on('end', () => clearInterval(beat));
  return judgeConnection({ client, stream, take: () => Promise.resolve(() => undefined), lease, close: () => client.end() });
};
