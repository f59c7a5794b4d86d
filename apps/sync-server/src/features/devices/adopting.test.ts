import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EnrolmentId, StoreId } from '@qoa/shared/ids';
import type { EnrolResponse, PushHeader, PushRequest } from '@qoa/shared/protocol';
import { purposes } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { cookieOfAnswer } from '../../server/test-callers.ts';
import { openTestHouse, type TestHouse, testOrigin } from '../../server/test-house.ts';
import { applyKeeps } from '../keeps/index.ts';
import { signedCertificate } from './certificate.ts';
import { pointOf, signerOf } from './device-keys.ts';
import { sessionText } from './sessions.ts';
import { hmacHex, type TestPhone, testPhone } from './test-phone.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ RATE_LIMITS: 'false' });
}, 60_000);
afterAll(() => house.drop(), 60_000);

interface Enrolled {
  readonly phone: TestPhone;
  readonly code: string;
  readonly response: EnrolResponse;
  readonly key: Uint8Array;
}

const enrol = async (): Promise<Enrolled> => {
  const phone = await testPhone();
  const made = await house.features.enrolling.newCode(1 as StoreId, testOrigin);
  assert(made.ok, 'the store is seeded');
  const { code } = made.value;
  const response: EnrolResponse = (await house.app.inject({ method: 'POST', url: '/v1/enrolments', payload: { code, agreementKey: phone.agreementKey, signingKey: phone.signingKey, app: 'test' } })).json();
  return { phone, code, response, key: await phone.messageKey(response.enrolment, response.serverKey) };
};

const heartbeat = ({ response, key }: Enrolled): PushRequest => {
  const header: PushHeader = { v: 1, enrolment: response.enrolment, epoch: null, nextSeq: 1, kept: [], clock: { wallMs: 0, session: 1, monotonicMs: 0 }, report: { app: 'test', queued: 0, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: null } } };
  const text = JSON.stringify(header);
  return { header: text, tag: hmacHex(key, purposes.push + text).slice(0, 32) as PushRequest['tag'], events: [] };
};

const push = async (enrolled: Enrolled): Promise<readonly [number, string | undefined]> => {
  const answer = await house.app.inject({ method: 'POST', url: '/v1/push', payload: heartbeat(enrolled) });
  return [answer.statusCode, answer.json().error?.code];
};

const adopt = async (certificate: string, certificateSignature: string): Promise<readonly [number, string]> => {
  const answer = await house.app.inject({ method: 'POST', url: '/v1/adoptions', payload: { certificate, certificateSignature } });
  return [answer.statusCode, answer.statusCode === 200 ? answer.json().enrolment : answer.json().error.code];
};

const adminHeaders = async () => ({ cookie: cookieOfAnswer(await house.app.inject({ method: 'POST', url: '/v1/admin/session', payload: house.features.demo?.signIn ?? {} })), origin: testOrigin });

const sessionOf = async ({ phone, response: { enrolment } }: Enrolled) => {
  const { nonce } = (await house.app.inject({ method: 'POST', url: '/v1/sessions/nonce', payload: { enrolment } })).json();
  return house.app.inject({ method: 'POST', url: '/v1/sessions', payload: { enrolment, nonce, signature: await phone.sign(sessionText(enrolment, nonce)) } });
};

/** The storage as a backup before the enrolment holds it: the code is there unused, the phone is not. Remembered keys are believed for a while. */
const forget = async ({ response }: Enrolled): Promise<void> => {
  const id = Buffer.from(response.enrolment, 'hex');
  const { kysely } = house.world.database;
  await kysely.updateTable('enrolment_codes').set({ used_ms: null, used_by: null }).where('used_by', '=', id).execute();
  await kysely.deleteFrom('enrolments').where('id', '=', id).execute();
  house.now.ms += 10_000;
};

describe('a phone that the restored server does not know', () => {
  test('shows its certificate and is known again: same enrolment, same keys', async () => {
    const enrolled = await enrol();
    await forget(enrolled);
    expect(await push(enrolled)).toEqual([401, 'KEY_UNKNOWN']);
    const { certificate, certificateSignature, enrolment } = enrolled.response;
    expect(await adopt(certificate, certificateSignature)).toEqual([200, enrolment]);
    expect(await push(enrolled)).toEqual([200, undefined]);
    expect(await adopt(certificate, certificateSignature)).toEqual([200, enrolment]);
    const session = await sessionOf(enrolled);
    expect([session.statusCode, String(session.headers['set-cookie']).split('=')[0]], 'and its browser is told again whose it is').toEqual([200, 'qoa_device']);
  });

  test('law authentic: a certificate that this server did not sign makes nobody known', async () => {
    const enrolled = await enrol();
    await forget(enrolled);
    const { certificate, certificateSignature } = enrolled.response;
    expect(await adopt(certificate.replace('"store":1', '"store":2'), certificateSignature)).toEqual([401, 'CERTIFICATE_WRONG']);
    expect(await adopt('{}', certificateSignature)).toEqual([401, 'CERTIFICATE_WRONG']);
    const point = pointOf(enrolled.phone.signingKey);
    assert(point !== null, 'the phone has a point');
    const forged = signedCertificate(signerOf(Buffer.alloc(32, 7).toString('base64')), { enrolment: enrolled.response.enrolment, store: 1 as StoreId, agreementKey: point, signingKey: point, messageKey: { keyId: 'k1', wrapped: new Uint8Array(60) }, issuedAtMs: 1 });
    expect(await adopt(forged.text, forged.signature)).toEqual([401, 'CERTIFICATE_WRONG']);
    expect(await push(enrolled)).toEqual([401, 'KEY_UNKNOWN']);
  });

  test('a revoked one comes back revoked: it may deliver, never read', async () => {
    const enrolled = await enrol();
    const { certificate, certificateSignature, enrolment } = enrolled.response;
    await house.features.devices.revoke(enrolment);
    await forget(enrolled);
    expect(await adopt(certificate, certificateSignature)).toEqual([200, enrolment]);
    expect(await push(enrolled)).toEqual([200, undefined]);
    expect((await sessionOf(enrolled)).json().error.code).toBe('ENROLMENT_REVOKED');
  });

  test('of a store that the backup does not hold, and of a key that the keyring lost, nobody is made known', async () => {
    const { signing, keyring } = house.world.secrets;
    const phone = await testPhone();
    const [agreementKey, signingKey] = [pointOf(phone.agreementKey), pointOf(phone.signingKey)];
    assert(agreementKey !== null && signingKey !== null, 'the phone has points');
    const known = await enrol();
    const stored = JSON.parse(known.response.certificate);
    const wrapped = Buffer.from(stored.wrappedKey, 'base64url');
    const of = (enrolment: EnrolmentId, store: number, keyId: string) => signedCertificate(signerOf(signing), { enrolment, store: store as StoreId, agreementKey, signingKey, messageKey: { keyId, wrapped }, issuedAtMs: 1 });
    const [farAway, lostKey] = [of(known.response.enrolment, 999, keyring.split(':')[0] ?? ''), of(known.response.enrolment, 1, 'gone')];
    expect(await adopt(farAway.text, farAway.signature)).toEqual([404, 'STORE_UNKNOWN']);
    expect(await adopt(lostKey.text, lostKey.signature)).toEqual([401, 'KEY_UNKNOWN']);
  });
});

test('a phone that was declared lost is lost after a restore, be it in the backup or adopted', async () => {
  const [held, gone] = [await enrol(), await enrol()];
  const headers = await adminHeaders();
  for (const phone of [held, gone]) {
    await push(phone);
    expect((await house.app.inject({ method: 'POST', url: `/v1/admin/enrolments/${phone.response.enrolment}/declare-lost`, headers })).statusCode).toBe(200);
  }
  await house.world.database.kysely.updateTable('enrolments').set({ lost_ms: null }).where('id', '=', Buffer.from(held.response.enrolment, 'hex')).execute();
  await forget(gone);
  await applyKeeps(house.world.database, house.world.keeps);
  expect(await adopt(gone.response.certificate, gone.response.certificateSignature)).toEqual([200, gone.response.enrolment]);
  for (const phone of [held, gone]) expect((await sessionOf(phone)).json().error.code).toBe('ENROLMENT_REVOKED');
});

test('a renewal that the backup does not hold brings in no second phone', async () => {
  const old = await enrol();
  const renewal = await house.features.enrolling.renewalCode(old.response.enrolment, 1 as StoreId);
  assert(renewal.ok, 'nobody has renewed it');
  const next = await testPhone();
  const entered = await house.app.inject({ method: 'POST', url: '/v1/enrolments', payload: { code: renewal.value.code, agreementKey: next.agreementKey, signingKey: next.signingKey, app: 'test' } });
  const { kysely } = house.world.database;
  const id = Buffer.from(entered.json().enrolment, 'hex');
  await kysely.deleteFrom('enrolment_codes').where('used_by', '=', id).execute();
  await kysely.deleteFrom('enrolments').where('id', '=', id).execute();
  await applyKeeps(house.world.database, house.world.keeps);
  expect(await house.features.enrolling.renewalCode(old.response.enrolment, 1 as StoreId)).toEqual({ ok: false, error: { code: 'RENEWAL_USED' } });
});

test('what the storage forgot is applied again from the keeps: a used code stays used, a revoked phone revoked', async () => {
  const [revoked, lost] = [await enrol(), await enrol()];
  const headers = await adminHeaders();
  expect((await house.app.inject({ method: 'POST', url: `/v1/admin/enrolments/${revoked.response.enrolment}/revoke`, headers })).statusCode).toBe(200);
  await forget(lost);
  await house.world.database.kysely.updateTable('enrolments').set({ revoked_ms: null }).where('id', '=', Buffer.from(revoked.response.enrolment, 'hex')).execute();
  await applyKeeps(house.world.database, house.world.keeps);
  const again = await testPhone();
  const used = await house.app.inject({ method: 'POST', url: '/v1/enrolments', payload: { code: lost.code, agreementKey: again.agreementKey, signingKey: again.signingKey, app: 'test' } });
  expect(used.json().error.code).toBe('ENROLMENT_CODE_USED');
  const row = await house.world.database.kysely.selectFrom('enrolments').select('revoked_ms').where('id', '=', Buffer.from(revoked.response.enrolment, 'hex')).executeTakeFirst();
  expect(row?.revoked_ms).toBe(house.world.keeps.revokedAtMs(revoked.response.enrolment));
});
