import 'fake-indexeddb/auto';
import { postgresDatabase } from '@qoa/sync-server/platform/postgres-database';
import { migrate, readMigrations } from '@qoa/sync-server/platform/migrations';
import { startPostgres } from '@qoa/testkit/harness';
import { agreeAll, type Agreed } from './run-real.ts';

/** Lives schedules in the model and again with the real adapters, on a PostgreSQL of its own. */
export const runReal = async (schedules: number, seed: number, onEach: (done: number) => void): Promise<Agreed> => {
  const postgres = await startPostgres();
  const { url } = await postgres.createDatabase();
  const database = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
  try {
    await migrate(database.kysely, await readMigrations());
    return await agreeAll(schedules, seed, database, onEach);
  } finally {
    await database.close();
    await postgres.stop();
  }
};
