import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isErrorCode } from '@qoa/shared/errors';
import { encodeEvent, sealedBytes } from '@qoa/shared/events';
import type { EnrolmentId, StoreId } from '@qoa/shared/ids';
import { errorBodySchema, purposes, pushHeaderSchema, pushResponseSchema } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import * as z from 'zod/mini';
import { testPhone } from '../features/devices/test-phone.ts';
import { bodyLike, edge, nasty } from './arbitrary-bodies.ts';
import { testCallers } from './test-callers.ts';
import { openTestHouse, testOrigin, type TestHouse } from './test-house.ts';

const pushes = Math.ceil(Number(process.env['FUZZ_REQUESTS'] ?? 10_000) / 10);
let house: TestHouse;
let enrolment: EnrolmentId;
let key: Uint8Array;

beforeAll(async () => {
  house = await openTestHouse({ RATE_LIMITS: 'false' });
  const phone = await testPhone();
  const made = await house.features.enrolling.newCode(1 as StoreId, testOrigin);
  assert(made.ok, 'the store is seeded');
  const enrolled = (await house.app.inject({ method: 'POST', url: '/v1/enrolments', payload: { code: made.value.code, agreementKey: phone.agreementKey, signingKey: phone.signingKey, app: 'test' } })).json();
  ({ enrolment } = enrolled);
  key = await phone.messageKey(enrolment, enrolled.serverKey);
}, 60_000);
afterAll(() => house.drop(), 60_000);

const tag = (purpose: string, content: string | Uint8Array): Buffer => createHmac('sha256', key).update(purpose).update(content).digest().subarray(0, 16);
const sealed = (body: Uint8Array): string => Buffer.from(sealedBytes(body, tag(purposes.event, body))).toString('base64url');

const numbers = fc.oneof(fc.nat(50), fc.constantFrom(0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 40));
const anyCount = fc.oneof(numbers, edge.map(Math.abs));
const within = (text: string): string => Buffer.from(text).subarray(0, 29).toString();

/** A sale that a phone of ours could seal, its lines in nasty words, under numbers that may be taken. */
const sale = fc.record({ seq: fc.integer({ min: 1, max: 60 }), wallMs: numbers, session: fc.nat(2 ** 31), monotonicMs: numbers, raw: nasty, ticket: fc.option(fc.nat(1e9)) }).map(({ seq, wallMs, session, monotonicMs, raw, ticket }) =>
  sealed(encodeEvent({ kind: 'SaleRecorded', enrolment, seq, wallMs, clockSession: session, monotonicMs, offsetS: null, basis: null, actor: 0, card: null, cardTyped: false, lines: [{ product: { raw: within(raw) || 'pan' }, quantity: 1000, amountCents: null }], ticketCents: ticket })));

/** A true tag over any bytes, some of them a header and then noise: what a newer or a broken phone would send. */
const bytes = fc.tuple(fc.option(sale), fc.uint8Array({ minLength: 1, maxLength: 80 }), fc.nat(40)).map(([base, noise, keep]) =>
  sealed(base === null ? noise : Buffer.concat([Buffer.from(base, 'base64url').subarray(0, -16).subarray(0, keep), noise])));

/** Nothing is said to be kept, so no event waits for an elder: each is judged as it comes. */
const header = fc.oneof(
  { weight: 3, arbitrary: fc.record({ nextSeq: fc.integer({ min: 61, max: 70 }), clock: fc.record({ wallMs: fc.oneof(numbers, edge), session: anyCount, monotonicMs: anyCount }), app: fc.oneof(fc.constant('test'), nasty), queued: anyCount, drawer: anyCount, oldest: fc.option(fc.oneof(numbers, edge)) }).map(({ nextSeq, clock, app, queued, drawer, oldest }): unknown =>
    ({ v: 1, enrolment, epoch: null, nextSeq, kept: [], clock, report: { app, queued, oldestQueuedWallMs: oldest, drawer, storage: { usedBytes: null, quotaBytes: null, persisted: null } } })) },
  { weight: 1, arbitrary: bodyLike(z.toJSONSchema(pushHeaderSchema, { unrepresentable: 'any' })).map((like) => (typeof like === 'object' && like !== null ? { ...like, v: 1, enrolment } : like)) },
);

const push = fc.record({ header: fc.oneof({ weight: 9, arbitrary: header.map((value) => JSON.stringify(value) ?? '') }, { weight: 1, arbitrary: nasty }), events: fc.array(fc.oneof(sale, bytes), { maxLength: 4 }) });

test(`${pushes} pushes under a true phone's tag, their words as nasty as text can be: never a 5xx, each answered, and everything still reads`, async () => {
  const { admin, support } = await testCallers(house);
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(push, async ({ header: text, events }) => {
      const answer = await house.app.inject({ method: 'POST', url: '/v1/push', payload: { header: text, tag: tag(purposes.push, text).toString('hex'), events } });
      expect(answer.statusCode, answer.body.slice(0, 300)).toBeLessThan(500);
      if (answer.statusCode === 200) taken += pushResponseSchema.parse(answer.json()).answers.length;
      else expect(isErrorCode(errorBodySchema.parse(answer.json()).error.code)).toBe(true);
    }),
    { numRuns: pushes },
  );
  // What is refused at the door says nothing of the judge behind it.
  expect(taken).toBeGreaterThan(pushes / 4);
  expect((await house.app.inject({ method: 'GET', url: '/v1/admin/sync-health', headers: { ...support } })).statusCode).toBe(200);
  expect((await house.app.inject({ method: 'POST', url: '/v1/pull', headers: { ...admin }, payload: { epoch: null, after: {}, limit: 500 } })).statusCode).toBe(200);
  expect(house.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
}, 120_000 + pushes * 50);
