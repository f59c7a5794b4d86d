import { testDatabase } from '@qoa/testkit/test-database';
import { migrate, readMigrations } from '../../platform/migrations.ts';
import { postgresDatabase } from '../../platform/postgres-database.ts';
import { campaignLifeContract } from './campaign-life-contract.ts';

campaignLifeContract('the life of campaigns on PostgreSQL', async () => {
  const { url, drop } = await testDatabase();
  const database = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
  await migrate(database.kysely, await readMigrations());
  return { database, drop };
});
