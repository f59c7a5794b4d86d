import { type Postgres, startPostgres } from '@qoa/testkit/harness';
import { afterAll } from 'vitest';
import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { basisContract } from './basis-contract.ts';
import { carriedContract } from './carried-contract.ts';
import { spineContract } from './spine-contract.ts';

let newest: Postgres | null = null;
afterAll(() => newest?.stop());

spineContract('PostgreSQL 15', postgresTestDatabase);

carriedContract('sales carried to PostgreSQL 15', postgresTestDatabase);

basisContract('what phones had read, on PostgreSQL 15', postgresTestDatabase);

spineContract('PostgreSQL 18', async () => {
  newest = await startPostgres({ major: 18 });
  return postgresTestDatabase(newest.createDatabase());
});
