import { testDatabase } from '@qoa/testkit/test-database';
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
