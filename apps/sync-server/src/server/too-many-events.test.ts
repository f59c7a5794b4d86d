import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeEvent, sealedBytes } from '@qoa/shared/events';
import type { EnrolmentId, StoreId } from '@qoa/shared/ids';
import { errorBodySchema, purposes, PUSH_EVENTS_MAX, type PushRequest } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { testPhone } from '../features/devices/test-phone.ts';
import { deviceToken, staffCookie } from './test-callers.ts';
import { openTestHouse, testOrigin, type TestHouse } from './test-house.ts';

let house: TestHouse;
let phone: SealingPhone;

beforeAll(async () => {
  house = await openTestHouse();
  phone = await enrolledIn(house);
}, 60_000);
afterAll(() => house.drop(), 60_000);

test.each([
  ['/v1/push', (events: readonly string[]) => ({ payload: phone.push(events) })],
  ['/v1/rescues', async (envelopes: readonly string[]) => ({ payload: { envelopes }, headers: { authorization: `Bearer ${await deviceToken(house, 1 as StoreId)}` } })],
  ['/v1/admin/rescues', async (envelopes: readonly string[]) => ({ payload: { envelopes }, headers: { cookie: await staffCookie(house, 'admin'), origin: testOrigin } })],
] as const)('%s takes 500 true sales; with one more it says how many are too many, and writes nothing', async (url, requestOf) => {
  const before = await stored();
  const sales = phone.sales(PUSH_EVENTS_MAX + 1);
  const refused = await house.app.inject({ method: 'POST', url, ...(await requestOf(sales)) });
  expect([refused.statusCode, errorBodySchema.parse(refused.json()).error]).toMatchObject([
    413,
    { code: 'TOO_MANY_EVENTS', retry: 'smaller', facts: { eventsMax: PUSH_EVENTS_MAX }, message: { es: expect.stringContaining('más de 500 eventos'), en: expect.stringContaining('More than 500 events') } },
  ]);
  expect(await stored()).toEqual(before);

  const taken = await house.app.inject({ method: 'POST', url, ...(await requestOf(sales.slice(0, PUSH_EVENTS_MAX))) });
  expect([taken.statusCode, await stored()]).toEqual([200, { ...before, events: before.events + PUSH_EVENTS_MAX, contacts: url === '/v1/push' ? before.contacts + 1 : before.contacts }]);
}, 60_000);

/** How many rows a push or a rescue file could have left. */
const stored = async (): Promise<Readonly<Record<'events' | 'contacts' | 'forks', number>>> => {
  const rowsOf = async (table: 'events' | 'contacts' | 'forks'): Promise<number> => Number((await house.world.database.kysely.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n);
  return { events: await rowsOf('events'), contacts: await rowsOf('contacts'), forks: await rowsOf('forks') };
};

/** A phone that seals the next sales, each once, and pushes what it is given. */
interface SealingPhone {
  readonly sales: (count: number) => readonly string[];
  readonly push: (events: readonly string[]) => PushRequest;
}

const enrolledIn = async ({ app, features }: TestHouse): Promise<SealingPhone> => {
  const { agreementKey, signingKey, messageKey } = await testPhone();
  const made = await features.enrolling.newCode(1 as StoreId, testOrigin);
  assert(made.ok, 'the store is seeded');
  const enrolled: { readonly enrolment: EnrolmentId; readonly serverKey: string } = (await app.inject({ method: 'POST', url: '/v1/enrolments', payload: { code: made.value.code, agreementKey, signingKey, app: 'test' } })).json();
  const { enrolment } = enrolled;
  const key = await messageKey(enrolment, enrolled.serverKey);
  const tag = (purpose: string, content: string | Uint8Array): Buffer => createHmac('sha256', key).update(purpose).update(content).digest().subarray(0, 16);
  let seq = 0;
  const sale = (): string => {
    seq += 1;
    const body = encodeEvent({ kind: 'SaleRecorded', enrolment, seq, wallMs: house.now.ms, clockSession: 7, monotonicMs: seq, offsetS: 0, basis: null, actor: 0, card: null, cardTyped: false, lines: [{ product: { raw: 'pan' }, quantity: 1000, amountCents: null }], ticketCents: null });
    return Buffer.from(sealedBytes(body, tag(purposes.event, body))).toString('base64url');
  };
  return {
    sales: (count) => Array.from({ length: count }, sale),
    push: (events) => {
      const report = { app: 'test', queued: events.length, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: null } };
      const header = JSON.stringify({ v: 1, enrolment, epoch: null, nextSeq: seq + 1, kept: [], clock: { wallMs: house.now.ms, session: 7, monotonicMs: seq }, report });
      return { header, tag: tag(purposes.push, header).toString('hex') as PushRequest['tag'], events };
    },
  };
};
