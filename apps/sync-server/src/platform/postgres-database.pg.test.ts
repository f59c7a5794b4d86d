import { testDatabase } from '@qoa/testkit/test-database';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { postgresDatabase } from './postgres-database.ts';

test('a connection that is cut while it is lent out and silent is told of, ends no process, and is replaced', async () => {
  const { url, drop } = await testDatabase();
  const told: string[] = [];
  const database = postgresDatabase({ url, poolMax: 2, onIdleError: ({ message }) => told.push(message) });
  await database.kysely.connection().execute(async (lent) => {
    const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(lent);
    await sql`SELECT pg_terminate_backend(${rows[0]?.pid})`.execute(database.kysely);
    await expect.poll(() => told.join()).toContain('terminating connection due to administrator command');
    await expect(sql`SELECT 1`.execute(lent)).rejects.toThrow();
  });
  expect((await sql<{ one: number }>`SELECT 1 AS one`.execute(database.kysely)).rows).toEqual([{ one: 1 }]);
  await database.close();
  await drop();
});
