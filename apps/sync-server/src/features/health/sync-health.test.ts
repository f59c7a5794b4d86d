import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeviceHealth, deviceHealthSchema } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { type EmbeddedTestDatabase, embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { openTestWorld, testStartMs, type TestWorld } from '../doors/test-world.ts';
import { sqlSyncHealthStore } from './sync-health-store.ts';

let db: EmbeddedTestDatabase;
let world: TestWorld;

beforeAll(async () => {
  db = await embeddedTestDatabase();
  world = await openTestWorld(db.database, { stores: 2, phones: 2, limitPerDay: 1 });
}, 60_000);
afterAll(async () => {
  await world.close();
  await db.drop();
});

const healthOf = async (phone: number, nowMs = world.now.ms): Promise<DeviceHealth> => {
  const stores = await sqlSyncHealthStore(db.database, () => true).stores(nowMs);
  const found = stores.flatMap(({ devices }) => devices).find(({ enrolment }) => enrolment === world.phones[phone]?.enrolment);
  assert(found !== undefined, 'the phone is listed');
  return found;
};

test('a phone that never reported is listed as such, in its store, and stores are ordered by name', async () => {
  const stores = await sqlSyncHealthStore(db.database, () => true).stores(world.now.ms);
  expect(stores.map(({ name, devices }) => [name, devices.length])).toEqual([['Tienda 1', 1], ['Tienda 2', 1]]);
  expect(await healthOf(1)).toMatchObject({ state: 'active', reportedAtMs: null, clockOffsetMs: null, app: null, queuedEvents: 0, oldestQueuedAtMs: null, frontier: 0, refusalsByCode: {} });
});

test('of a phone whose key the keyring has lost that is told', async () => {
  const keyLost = async (held: readonly string[]): Promise<readonly boolean[]> =>
    (await sqlSyncHealthStore(db.database, (keyId) => held.includes(keyId)).stores(world.now.ms)).flatMap(({ devices }) => devices.map((device) => device.keyLost));
  const [{ key_id: keyId } = { key_id: '' }] = await db.database.kysely.selectFrom('enrolments').select('key_id').execute();
  expect([await keyLost([keyId]), await keyLost(['another'])]).toEqual([[false, false], [true, true]]);
});

test('a push tells of queue, clock, holes and refusals', async () => {
  const [phone] = world.phones;
  const [card, gtin] = [world.cards[0], world.gtins[0]];
  assert(phone !== undefined && card !== undefined && gtin !== undefined, 'the world has them');
  const sales = [1, 2, 4].map((seq) => phone.sale(seq, card, gtin));
  const waiting = 2;
  const wallMs = testStartMs - 90_000;
  const report = { app: '0.1.0', queued: sales.length + waiting, oldestQueuedWallMs: wallMs - 1000, drawer: 1, storage: { usedBytes: 10, quotaBytes: 100, persisted: true } };
  const pushed = await world.intake.push(phone.push(sales, { kept: [[1, 2], [4, 6]], nextSeq: 7, clock: { wallMs, session: 7, monotonicMs: 50 }, report }));
  expect(pushed.ok).toBe(true);
  expect(await healthOf(0)).toMatchObject({
    reportedAtMs: world.now.ms,
    queuedEvents: waiting,
    oldestQueuedAtMs: wallMs - 1000 + 90_000,
    clockOffsetMs: 90_000,
    drawerEnvelopes: 1,
    frontier: 4,
    highestSeq: 6,
    holes: 1,
    awaited: 0,
    app: '0.1.0',
    storage: report.storage,
    refusalsByCode: { LIMIT_REACHED: 2 },
    answeredLastDay: 3,
  });
});

test('a report does not outlive what it counted: once its own push is answered nothing waits', async () => {
  const [phone] = world.phones;
  assert(phone !== undefined, 'the world has it');
  const sales = [5, 6].map((seq) => phone.sale(seq, null, world.gtins[0] ?? ('' as never)));
  await world.intake.push(phone.push(sales, { report: { app: '0.1.0', queued: 2, oldestQueuedWallMs: testStartMs, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: null } } }));
  expect(await healthOf(0)).toMatchObject({ queuedEvents: 0, oldestQueuedAtMs: null, frontier: 6 });
});

test('refusals are those of the last day', async () => {
  expect(await healthOf(0, world.now.ms + 86_400_000 + 1)).toMatchObject({ refusalsByCode: {}, answeredLastDay: 0, frontier: 6 });
});

test('a clock at the end of all numbers and a counter gone wild are told as what can be read and summed', async () => {
  const [, phone] = world.phones;
  assert(phone !== undefined, 'the world has it');
  const far = -Number.MAX_SAFE_INTEGER;
  const report = { app: '0.1.0', queued: 1, oldestQueuedWallMs: far, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: null } };
  await world.intake.push(phone.push([], { nextSeq: Number.MAX_SAFE_INTEGER, kept: [[Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER - 1]], clock: { wallMs: far, session: 7, monotonicMs: 50 }, report }));
  const health = await healthOf(1);
  expect(deviceHealthSchema.safeParse(health).success).toBe(true);
  expect([health.holes, health.clockOffsetMs, health.queuedEvents]).toEqual([100_000, Number.MAX_SAFE_INTEGER, 1]);
});

test('revoked and lost phones say so', async () => {
  await db.database.kysely.updateTable('enrolments').set({ lost_ms: 5 }).where('id', '=', Buffer.from(world.phones[0]?.enrolment ?? '', 'hex')).execute();
  await db.database.kysely.updateTable('enrolments').set({ revoked_ms: 5, lost_ms: 6 }).where('id', '=', Buffer.from(world.phones[1]?.enrolment ?? '', 'hex')).execute();
  expect([(await healthOf(0)).state, (await healthOf(1)).state]).toEqual(['lost', 'revoked']);
});
