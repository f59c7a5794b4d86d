import { type Postgres, startPostgres } from '@qoa/testkit/harness';
import { testDatabase } from '@qoa/testkit/test-database';
import { afterAll } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { postgresDatabase } from '../../platform/postgres-database.ts';
import { basisContract } from './basis-contract.ts';
import { carriedContract } from './carried-contract.ts';
import { spineContract } from './spine-contract.ts';

let newest: Postgres | null = null;
afterAll(() => newest?.stop());

spineContract('PostgreSQL 15', async () => opened(await testDatabase()));

carriedContract('sales carried to PostgreSQL 15', async () => opened(await testDatabase()));

basisContract('what phones had read, on PostgreSQL 15', async () => opened(await testDatabase()));

spineContract('PostgreSQL 18', async () => {
  newest = await startPostgres({ major: 18 });
  return opened(await newest.createDatabase());
});

const opened = ({ url, drop }: Awaited<ReturnType<typeof testDatabase>>): { readonly database: Database; readonly drop: () => Promise<void> } => {
  const database = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
  return {
    database,
    drop: async () => {
      await database.close();
      await drop();
    },
  };
};
