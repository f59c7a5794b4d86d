import { testDatabase } from '@qoa/testkit/test-database';
import { migrate, readMigrations } from '../../platform/migrations.ts';
import { postgresDatabase } from '../../platform/postgres-database.ts';
import { audiencesContract } from './audiences-contract.ts';

audiencesContract('what campaigns may name, on PostgreSQL', async () => {
  const { url, drop } = await testDatabase();
  const database = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
  await migrate(database.kysely, await readMigrations());
  return { database, drop };
});
