import { testDatabase } from '@qoa/testkit/test-database';
import { postgresDatabase } from '../../platform/postgres-database.ts';
import { holdsContract } from './holds-contract.ts';

holdsContract('custody in PostgreSQL', async () => {
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
