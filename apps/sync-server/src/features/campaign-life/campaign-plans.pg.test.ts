import { testDatabase } from '@qoa/testkit/test-database';
import { migrate, readMigrations } from '../../platform/migrations.ts';
import { postgresDatabase } from '../../platform/postgres-database.ts';
import { campaignPlansContract } from './campaign-plans-contract.ts';

campaignPlansContract('plans of campaigns on PostgreSQL', async () => {
  const { url, drop } = await testDatabase();
  const database = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
  await migrate(database.kysely, await readMigrations());
  return { database, drop };
});
