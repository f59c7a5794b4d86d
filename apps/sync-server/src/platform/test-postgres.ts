import { testDatabase } from '@qoa/testkit/test-database';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { postgresDatabase } from './postgres-database.ts';

/** A PostgreSQL database of a test's own, empty and open; `drop` closes it and removes it. */
export interface PostgresTestDatabase {
  readonly database: Database;
  readonly drop: () => Promise<void>;
}

/** Opens an empty PostgreSQL database: one in the cluster of the `pg` project, or the one that the test made elsewhere. */
export const postgresTestDatabase = async (making: ReturnType<typeof testDatabase> = testDatabase()): Promise<PostgresTestDatabase> => {
  const made = await making;
  const database = postgresDatabase({ url: made.url, poolMax: 4, onIdleError: () => undefined });
  return {
    database,
    drop: async () => {
      await database.close();
      await made.drop();
    },
  };
};

/** A database as it stands now, under a name of its own: a backup taken while nobody writes. */
export const copyOfDatabase = async (url: string): Promise<Awaited<ReturnType<typeof testDatabase>>> => {
  const target = await testDatabase();
  const name = (of: string): string => new URL(of).pathname.slice(1);
  const admin = new URL(url);
  admin.pathname = '/postgres';
  const cluster = postgresDatabase({ url: admin.href, poolMax: 1, onIdleError: () => undefined });
  await sql.raw(`DROP DATABASE ${name(target.url)}`).execute(cluster.kysely);
  await sql.raw(`CREATE DATABASE ${name(target.url)} TEMPLATE ${name(url)}`).execute(cluster.kysely);
  await cluster.close();
  return target;
};
