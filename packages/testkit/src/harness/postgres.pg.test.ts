import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { startPostgres, type Postgres } from './postgres.ts';
import type { PostgresMajor } from './postgres-binaries.ts';
import { testDatabase } from './test-database.ts';

const query = async (url: string, sql: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

test('each test file has a database of its own in the shared cluster', async () => {
  const [first, second] = [await testDatabase(), await testDatabase()];
  await query(first.url, 'CREATE TABLE only_here (id int)');
  await expect(query(second.url, 'SELECT * FROM only_here')).rejects.toThrow('does not exist');
  expect(await query(first.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  await Promise.all([first.drop(), second.drop()]);
});

describe.each<PostgresMajor>([15, 18])('PostgreSQL %i', (major) => {
  let postgres: Postgres;
  afterAll(() => postgres.stop());

  test('a committed row survives the death of the server', async () => {
    postgres = await startPostgres({ major });
    expect(await query(postgres.url, 'SHOW server_version_num')).toEqual([{ server_version_num: expect.stringMatching(new RegExp(`^${major}`)) }]);
    const database = await postgres.createDatabase();
    await query(database.url, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)');
    await postgres.kill9();
    await expect(query(database.url, 'SELECT 1')).rejects.toThrow();
    await postgres.restart();
    expect(await query(database.url, 'SELECT id FROM kept')).toEqual([{ id: 7 }]);
  });
});
