import { afterEach, describe, expect, test } from 'vitest';
import type { EnrolmentId, StoreId } from '@qoa/shared/ids';
import { type EnrolResponse, type LossHealth, type PushHeader, purposes } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { hmacHex, testPhone } from '../features/devices/test-phone.ts';
import { sqlLossesStore } from '../features/losses/index.ts';
import { cookieOfAnswer } from './test-callers.ts';
import { type TestHouse, testOrigin } from './test-house.ts';
import type { TestLives } from './test-lives.ts';

/** A browser that was cleared and enrolled again behind the backup: what it had not delivered is on record after a restore too. Run on every storage adapter. */
export const successorsContract = (name: string, openLives: () => Promise<TestLives>): void => {
  describe(name, { timeout: 120_000 }, () => {
    const ends: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    }, 60_000);

    /** A phone that announced three sales and sent none, a backup, and the same browser enrolled anew. */
    const cleared = async (remembers: boolean) => {
      const lives = await openLives();
      ends.push(lives.drop);
      const first = await lives.open();
      const phone = await enrolIn(first, null, []);
      await announce(first, phone, 4);
      const house = await lives.backUp(first);
      const successor = await enrolIn(house, phone.cookie, remembers ? [phone.enrolment] : []);
      await house.features.tellPhones.tell();
      return { lives, house, phone, successor };
    };

    test('law order: its loss is there as soon as the restored server starts, and once, also when its certificate comes', async () => {
      const { lives, house, phone, successor } = await cleared(false);
      const loss = { enrolment: phone.enrolment, store: 1, what: { kind: 'evicted', successor: successor.enrolment }, missing: [[1, 3]], closed: null };
      expect(await evictions(house)).toMatchObject([loss]);
      const restored = await lives.restore(house);
      expect(await evictions(restored)).toMatchObject([loss]);
      expect(await adopt(restored, successor)).toBe(200);
      await restored.features.tellPhones.tell();
      const again = await lives.backUp(restored);
      ends.push(again.drop);
      expect(await evictions(again)).toHaveLength(1);
      const row = await again.world.database.kysely.selectFrom('enrolments').select(['predecessor', 'remembers', 'enrolled_no']).where('id', '=', Buffer.from(successor.enrolment, 'hex')).executeTakeFirstOrThrow();
      expect([row.predecessor?.toString('hex'), row.remembers, row.enrolled_no === null]).toEqual([phone.enrolment, false, false]);
    });

    test('one that still had its old queue lost nothing, before the restore and behind it', async () => {
      const { lives, house, successor } = await cleared(true);
      expect(await evictions(house)).toEqual([]);
      const restored = await lives.restore(house);
      ends.push(restored.drop);
      expect(await adopt(restored, successor)).toBe(200);
      await restored.features.tellPhones.tell();
      expect(await evictions(restored)).toEqual([]);
    });

    test('a predecessor that the backup lacks as well is on record, in the store of its successor', async () => {
      const lives = await openLives();
      ends.push(lives.drop);
      const house = await lives.backUp(await lives.open());
      const phone = await enrolIn(house, null, []);
      await announce(house, phone, 4);
      const successor = await enrolIn(house, phone.cookie, []);
      const restored = await lives.restore(house);
      ends.push(restored.drop);
      expect(await evictions(restored)).toMatchObject([{ enrolment: phone.enrolment, store: 1, what: { successor: successor.enrolment }, closed: null }]);
    });
  });
};

interface Enrolled extends EnrolResponse {
  readonly cookie: string;
  readonly key: Uint8Array;
}

const enrolIn = async ({ app, features }: TestHouse, cookie: string | null, remembers: readonly EnrolmentId[]): Promise<Enrolled> => {
  const phone = await testPhone();
  const made = await features.enrolling.newCode(1 as StoreId, testOrigin);
  assert(made.ok, 'the store is seeded');
  const answer = await app.inject({ method: 'POST', url: '/v1/enrolments', headers: cookie === null ? {} : { cookie }, payload: { code: made.value.code, agreementKey: phone.agreementKey, signingKey: phone.signingKey, app: 'test', remembers } });
  const response: EnrolResponse = answer.json();
  return { ...response, cookie: cookieOfAnswer(answer), key: await phone.messageKey(response.enrolment, response.serverKey) };
};

/** A heartbeat: numbers up to `nextSeq` are given out, and kept. */
const announce = async ({ app }: TestHouse, { enrolment, key }: Enrolled, nextSeq: number): Promise<void> => {
  const header: PushHeader = { v: 1, enrolment, epoch: null, nextSeq, kept: [[1, nextSeq - 1]], clock: { wallMs: 0, session: 1, monotonicMs: 0 }, report: { app: 'test', queued: nextSeq - 1, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: null } } };
  const text = JSON.stringify(header);
  const answer = await app.inject({ method: 'POST', url: '/v1/push', payload: { header: text, tag: hmacHex(key, purposes.push + text).slice(0, 32), events: [] } });
  expect(answer.statusCode).toBe(200);
};

const adopt = async ({ app }: TestHouse, { certificate, certificateSignature }: Enrolled): Promise<number> => (await app.inject({ method: 'POST', url: '/v1/adoptions', payload: { certificate, certificateSignature } })).statusCode;

const evictions = async ({ world }: TestHouse): Promise<readonly LossHealth[]> => (await sqlLossesStore(world.database).shown(0, 100)).filter(({ what }) => what.kind === 'evicted');
