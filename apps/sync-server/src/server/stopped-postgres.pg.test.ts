import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres, type Postgres } from '@qoa/testkit/harness';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorBodySchema } from '@qoa/shared/protocol';
import type { Database } from '../platform/database.ts';
import { migrate, readMigrations } from '../platform/migrations.ts';
import { postgresDatabase } from '../platform/postgres-database.ts';
import { testCallers } from './test-callers.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

let postgres: Postgres;
let database: Database;
let house: TestHouse;

beforeAll(async () => {
  postgres = await startPostgres();
  database = postgresDatabase({ url: postgres.url, poolMax: 4, readMsMax: 1000, onIdleError: () => undefined });
  await migrate(database.kysely, await readMigrations());
  house = await openTestHouse({}, { database });
}, 60_000);
afterAll(async () => {
  await house.drop();
  await postgres.stop();
}, 60_000);

const backends = async (): Promise<readonly number[]> =>
  (await sql<{ readonly pid: number }>`SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'`.execute(database.kysely)).rows.map(({ pid }) => pid);

test('a read that a stopped PostgreSQL never answers ends as UNAVAILABLE, and works again when it goes on', async () => {
  const { admin } = await testCallers(house);
  const read = () => house.app.inject({ method: 'GET', url: '/v1/admin/sync-health', headers: { ...admin } });
  expect((await read()).statusCode).toBe(200);
  const stopped = await backends();
  for (const pid of stopped) process.kill(pid, 'SIGSTOP');
  try {
    const answer = await read();
    expect([answer.statusCode, errorBodySchema.parse(answer.json()).error.code, Number(answer.headers['retry-after']) > 0]).toEqual([503, 'UNAVAILABLE', true]);
  } finally {
    for (const pid of stopped) process.kill(pid, 'SIGCONT');
  }
  while ((await read()).statusCode !== 200) await sleep(100);
}, 60_000);

test('PostgreSQL gives up a judge whose host vanished, or whose process says nothing, within half a minute', async () => {
  const judge = await database.openJudge();
  const [idle, interval, count, unheard, silent, halfway] = await judge.alone(async (flight) => {
    const rows = await flight(['tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count', 'tcp_user_timeout', 'idle_session_timeout', 'idle_in_transaction_session_timeout'].map((name) => ({ text: `SELECT setting::int AS value FROM pg_settings WHERE name = '${name}'` })));
    return rows.map(([row]) => Number(row?.['value']));
  });
  await judge.close();
  expect((idle ?? 0) + (interval ?? 0) * (count ?? 0)).toBeLessThanOrEqual(30);
  expect(idle).toBeGreaterThan(0);
  for (const limitMs of [unheard, silent, halfway]) {
    expect(limitMs).toBeGreaterThan(0);
    expect(limitMs).toBeLessThanOrEqual(30_000);
  }
});
