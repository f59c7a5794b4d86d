import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '@qoa/testkit/test-database';
import { expect, onTestFinished, test } from 'vitest';
import { encodeEvent, sealedBytes } from '@qoa/shared/events';
import type { EnrolmentId, EventHash, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { migrate, readMigrations } from '../platform/migrations.ts';
import { postgresDatabase } from '../platform/postgres-database.ts';
import { deviceToken } from './test-callers.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const base64 = (): string => randomBytes(32).toString('base64');
const secrets = { keyring: `k1:${base64()}`, cookie: base64(), signing: base64() };

/** Two servers on one PostgreSQL, the first of which judges until the test drops it. */
const twoHouses = async (): Promise<readonly [TestHouse, TestHouse]> => {
  const made = await testDatabase();
  const [first, second] = [1, 2].map(() => postgresDatabase({ url: made.url, poolMax: 4, onIdleError: () => undefined }));
  assert(first !== undefined && second !== undefined, 'two were made');
  await migrate(first.kysely, await readMigrations());
  const houses = [await openTestHouse({}, { database: first, secrets }), await openTestHouse({}, { database: second, secrets })] as const;
  onTestFinished(async () => {
    await houses[1].drop();
    await made.drop();
  });
  return houses;
};

/** A guest's sale, as a release keeps it that does not know its kind. */
const keepUnread = async ({ features, now }: TestHouse, enrolment: EnrolmentId): Promise<void> => {
  const header = { enrolment, seq: 1, wallMs: now.ms, clockSession: 1, monotonicMs: 1, offsetS: null, basis: null, actor: 0 } as const;
  const body = encodeEvent({ ...header, kind: 'SaleRecorded', card: null, cardTyped: false, lines: [{ product: { raw: 'pan' }, quantity: 1000, amountCents: null }], ticketCents: null });
  const envelope = { enrolment, seq: 1, hash: 'ab'.repeat(16) as EventHash, bytes: sealedBytes(body, randomBytes(16)) };
  const arrival = { envelope, event: { ...header, kind: 'Sealed', kindNumber: 30, bodyFlags: 0, body }, at: { atMs: now.ms, sure: true, provedByMs: now.ms }, receivedMs: now.ms } as const;
  expect(await features.judge.submit({ enrolment, stated: null, arrivals: [arrival], contact: null })).toMatchObject({ value: { answers: [{ code: 'UNKNOWN_KIND' }] } });
};

test('a server that becomes the judge when another ends looks at what that one could only keep', { timeout: 60_000 }, async () => {
  const [old, standby] = await twoHouses();
  const enrolment = (await deviceToken(old, 1 as StoreId)).split('.')[0] as EnrolmentId;
  await keepUnread(old, enrolment);
  expect(standby.features.judge.isJudge()).toBe(false);
  await old.drop();
  while (!(await standby.features.judge.ready())) await sleep(20);
  const { kysely } = standby.world.database;
  await expect.poll(() => kysely.selectFrom('events').select(['seq', 'class', 'code']).execute(), { timeout: 10_000 }).toEqual([{ seq: 1, class: 1, code: 'NO_CARD' }]);
  expect(standby.logged.filter((line) => line.includes('events in custody got their verdict'))).toHaveLength(1);
});
