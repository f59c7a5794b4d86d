import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '@qoa/testkit/test-database';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EnrolmentId, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { liveCloseCodes } from '../features/live/index.ts';
import { migrate, readMigrations } from '../platform/migrations.ts';
import { postgresDatabase } from '../platform/postgres-database.ts';
import { deviceToken, testCallers } from './test-callers.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const base64 = (): string => randomBytes(32).toString('base64');
const secrets = { keyring: `k1:${base64()}`, cookie: base64(), signing: base64() };
const store = 1 as StoreId;
let judging: TestHouse;
let standby: TestHouse;
let drop: () => Promise<void>;

/** Two servers on one PostgreSQL; their clocks stand still, so that nothing that is remembered grows old. */
beforeAll(async () => {
  const made = await testDatabase();
  const databases = [1, 2].map(() => postgresDatabase({ url: made.url, poolMax: 4, onIdleError: () => undefined }));
  const [first, second] = databases;
  assert(first !== undefined && second !== undefined, 'two were made');
  await migrate(first.kysely, await readMigrations());
  judging = await openTestHouse({}, { database: first, secrets });
  standby = await openTestHouse({}, { database: second, secrets });
  drop = async () => {
    await standby.drop();
    await judging.drop();
    await made.drop();
  };
}, 60_000);
afterAll(() => drop(), 60_000);

const enrolmentOf = (token: string): EnrolmentId => token.split('.')[0] as EnrolmentId;

/** A phone that both remember, with a socket open at the judge (a standby welcomes none); what it was closed with. */
const followed = async () => {
  const token = await deviceToken(judging, store);
  const enrolment = enrolmentOf(token);
  const closed: number[] = [];
  for (const house of [judging, standby]) expect((await house.features.sessions.deviceOf(token))?.state).toBe('active');
  await judging.features.hub.join({ kind: 'device', enrolment, store }, { send: () => undefined, waitingBytes: () => 0, close: (code) => void closed.push(code) });
  return { token, enrolment, closed };
};

const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await isSo())) await sleep(20);
};

test.each([['the judge', () => judging, () => standby], ['the standby', () => standby, () => judging]] as const)('a phone that %s revokes reads no more at the other either, and its socket closes', async (_, here, there) => {
  const { token, enrolment, closed } = await followed();
  const { admin } = await testCallers(judging);
  const answer = await here().app.inject({ method: 'POST', url: `/v1/admin/enrolments/${enrolment}/revoke`, headers: { ...admin } });
  expect([answer.statusCode, await here().features.sessions.deviceOf(token)]).toEqual([200, null]);
  await until(async () => (await there().features.sessions.deviceOf(token)) === null && closed.length > 0);
  expect(closed).toEqual([liveCloseCodes.forbidden]);
}, 30_000);

test('what was revoked while nobody could hear is learned when the connection is back', async () => {
  const { token, enrolment } = await followed();
  await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'qoa-ear' AND datname = current_database()`.execute(judging.world.database.kysely);
  await sql`UPDATE enrolments SET revoked_ms = 1 WHERE id = ${Buffer.from(enrolment, 'hex')}`.execute(judging.world.database.kysely);
  await until(async () => (await standby.features.sessions.deviceOf(token)) === null && (await judging.features.sessions.deviceOf(token)) === null);
}, 30_000);
