import { testDatabase } from '@qoa/testkit/test-database';
import { postgresDatabase } from '../../platform/postgres-database.ts';
import { compactionContract } from './compaction-contract.ts';

compactionContract('compaction of PostgreSQL', async () => {
  const { url, drop } = await testDatabase();
  const database = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
  return {
    database,
    drop: async () => {
      await database.close();
      await drop();
    },
  };
});
