import { type KeyObject, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { base64urlOf, bytesOfBase64url } from '@qoa/shared/bytes';
import type { EnrolmentId, Epoch, InstantMs, StoreId } from '@qoa/shared/ids';
import type { EnrolRequest, EnrolResponse } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { type EmbeddedTestDatabase, embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { keyringOf } from '../config/index.ts';
import { proofsOf } from '../wire/index.ts';
import { bytesOfId } from './bits64.ts';
import type { Device } from './device.ts';
import { isSignedBy, publicKeyOf, signerOf } from './device-keys.ts';
import { openDevices } from './devices.ts';
import { sqlDevicesStore } from './devices-store.ts';
import { enrolling } from './enrolling.ts';
import { sqlEnrolmentCodesStore } from './enrolment-codes-store.ts';
import { deviceSessions, sessionText } from './sessions.ts';
import { hmacHex, type TestPhone, testPhone } from './test-phone.ts';

const base64 = (): string => randomBytes(32).toString('base64');
const [oldKey, newKey] = [`k1:${base64()}`, `k2:${base64()}`];
const proofs = proofsOf(base64());
const signer = signerOf(base64());
const store = 1 as StoreId;
let nowMs: InstantMs = 1_790_000_000_000;
let db: EmbeddedTestDatabase;
let phone: TestPhone;

beforeAll(async () => {
  db = await embeddedTestDatabase();
  await db.database.kysely.insertInto('stores').values({ id: store, code: 'T1', name: 'Tienda', time_zone: 'America/Mexico_City' }).execute();
}, 60_000);
afterAll(() => db.drop(), 60_000);
beforeEach(async () => {
  phone = await testPhone();
});

const housed = (ring: string) => {
  const now = (): InstantMs => nowMs;
  const devices = openDevices({ store: sqlDevicesStore(db.database), keyring: keyringOf(ring, randomBytes), now, onRevoked: () => undefined });
  const enrol = enrolling({ codes: sqlEnrolmentCodesStore(db.database), keyring: keyringOf(ring, randomBytes), signer, proofs, epoch: () => Promise.resolve('00'.repeat(8) as Epoch), now, random: randomBytes, onEnrolled: () => undefined });
  return { devices, enrol, sessions: deviceSessions({ devices, proofs, now, random: randomBytes }) };
};

const newCode = async (): Promise<string> => {
  const made = await housed(oldKey).enrol.newCode(store, 'https://qoa.example');
  assert(made.ok, 'the store exists');
  expect(made.value.url).toBe(`https://qoa.example/pos/#enrol=${made.value.code}`);
  return made.value.code;
};
const requestOf = (code: string, from: TestPhone): EnrolRequest => ({ code, agreementKey: from.agreementKey, signingKey: from.signingKey, app: '0.1.0' });
const bytesOfPoint = (text: string): Buffer => {
  const point = bytesOfBase64url(text);
  assert(point.ok, 'a phone sends points');
  return Buffer.from(point.value);
};
const enrolled = async (from: TestPhone): Promise<EnrolResponse> => {
  const answer = await housed(oldKey).enrol.enrol(requestOf(await newCode(), from), null);
  assert(answer.ok, 'the code is fresh');
  return answer.value;
};

describe('enrolment', () => {
  test('both sides derive the same message key, and the certificate is signed by the server', async () => {
    const answer = await enrolled(phone);
    expect(answer.store).toEqual({ id: store, code: 'T1', name: 'Tienda', timeZone: 'America/Mexico_City' });
    const device = await housed(oldKey).devices.of(answer.enrolment);
    assert(device !== null, 'the phone is stored');
    expect(hmacHex(keyIn(device), 'x')).toBe(hmacHex(await phone.messageKey(answer.enrolment, answer.serverKey), 'x'));
    const [key, signature] = [publicKeyOf(signer.publicPoint), bytesOfBase64url(answer.certificateSignature)];
    assert(key !== null && signature.ok, 'a signature came');
    expect(answer.serverSigningKey).toBe(base64urlOf(signer.publicPoint));
    expect(isSignedBy(key, answer.certificate, signature.value)).toBe(true);
    expect(isSignedBy(key, `${answer.certificate} `, signature.value)).toBe(false);
    expect(JSON.parse(answer.certificate)).toMatchObject({ v: 1, enrolment: answer.enrolment, store, keyId: 'k1', signingKey: phone.signingKey });
  });

  test('the same phone at once with itself is enrolled once; a revoked one is not told again', async () => {
    const code = await newCode();
    const { enrol, devices } = housed(oldKey);
    const answers = await Promise.all([1, 2, 3].map(() => enrol.enrol(requestOf(code, phone), null)));
    const enrolments = new Set(answers.map((answer) => (answer.ok ? answer.value.enrolment : answer.error.code)));
    expect(enrolments.size).toBe(1);
    await devices.revoke([...enrolments][0] as EnrolmentId);
    expect(await enrol.enrol(requestOf(code, phone), null)).toEqual({ ok: false, error: { code: 'ENROLMENT_CODE_USED' } });
  });

  test('a code typed in small letters with a dash and spaces is the same code', async () => {
    const code = await newCode();
    const answer = await housed(oldKey).enrol.enrol(requestOf(` ${code.slice(0, 5).toLowerCase()}-${code.slice(5).toLowerCase()} `, phone), null);
    expect(answer.ok).toBe(true);
  });

  test('of two phones with one code at once, one is enrolled', async () => {
    const code = await newCode();
    const { enrol } = housed(oldKey);
    const answers = await Promise.all([phone, await testPhone(), await testPhone()].map((each) => enrol.enrol(requestOf(code, each), null)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(['ENROLMENT_CODE_USED', 'ENROLMENT_CODE_USED']);
    expect(await enrol.isOpen(code)).toBe(false);
  });

  test('a phone whose answer was lost is told the same enrolment again, at a new time, until its first contact', async () => {
    const code = await newCode();
    const { enrol, devices } = housed(oldKey);
    const first = await enrol.enrol(requestOf(code, phone), null);
    nowMs += 60_000;
    const again = await enrol.enrol(requestOf(code, phone), null);
    assert(first.ok && again.ok, 'the same phone asks again');
    expect(again.value).toEqual({ ...first.value, serverMs: nowMs });
    expect((await devices.of(again.value.enrolment))?.state).toBe('active');
    expect(await db.database.kysely.selectFrom('enrolments').select('id').where('signing_key', '=', bytesOfPoint(phone.signingKey)).execute()).toHaveLength(1);
    const other = await testPhone();
    for (const half of [requestOf(code, other), { ...requestOf(code, phone), agreementKey: other.agreementKey }, { ...requestOf(code, phone), signingKey: other.signingKey }])
      expect(await enrol.enrol(half, null)).toEqual({ ok: false, error: { code: 'ENROLMENT_CODE_USED' } });
    await db.database.kysely.insertInto('contacts').values({ source: bytesOfId(again.value.enrolment), server_ms: nowMs, next_seq: 1, wall_ms: nowMs, session: 1, monotonic_ms: 1 }).execute();
    expect(await enrol.enrol(requestOf(code, phone), null)).toEqual({ ok: false, error: { code: 'ENROLMENT_CODE_USED' } });
  });

  test('wrong, unknown and expired codes and points off the curve are told apart', async () => {
    const { enrol } = housed(oldKey);
    const refusal = async (request: EnrolRequest): Promise<unknown> => {
      const answer = await enrol.enrol(request, null);
      return answer.ok ? null : answer.error;
    };
    const code = await newCode();
    expect(await refusal(requestOf('AAAAAAAAAA', phone))).toEqual({ code: 'ENROLMENT_CODE_WRONG' });
    expect(await refusal({ ...requestOf(code, phone), signingKey: 'B'.repeat(87) })).toEqual({ code: 'PUBLIC_KEY_INVALID' });
    const expiredAtMs = nowMs + 72 * 3_600_000;
    nowMs = expiredAtMs;
    expect(await refusal(requestOf(code, phone))).toEqual({ code: 'ENROLMENT_CODE_EXPIRED', expiredAtMs });
    await db.database.kysely.deleteFrom('enrolment_codes').execute();
    expect(await refusal(requestOf(code, phone))).toEqual({ code: 'ENROLMENT_CODE_UNKNOWN' });
    expect(await enrol.newCode(99 as StoreId, 'https://x')).toEqual({ ok: false, error: { code: 'STORE_UNKNOWN' } });
  });

  test('no code stands in the database', async () => {
    const code = await newCode();
    const rows = await db.database.kysely.selectFrom('enrolment_codes').selectAll().execute();
    expect(JSON.stringify(rows.map((row) => row.code_hash.toString('latin1')))).not.toContain(code);
  });
});

describe('revocation', () => {
  test('a read that was under way when the phone was revoked remembers nothing of before', async () => {
    const { enrolment } = await enrolled(phone);
    const stored = sqlDevicesStore(db.database);
    const revokedMeanwhile: { revoke: () => Promise<unknown> } = { revoke: () => Promise.resolve() };
    const find = async (wanted: EnrolmentId) => {
      const before = await stored.find(wanted);
      const { revoke } = revokedMeanwhile;
      revokedMeanwhile.revoke = () => Promise.resolve();
      await revoke();
      return before;
    };
    const devices = openDevices({ store: { ...stored, find }, keyring: keyringOf(oldKey, randomBytes), now: () => nowMs, onRevoked: () => undefined });
    revokedMeanwhile.revoke = () => devices.revoke(enrolment);
    expect([(await devices.of(enrolment))?.state, (await devices.of(enrolment))?.state]).toEqual(['revoked', 'revoked']);
  });

  test('the embedded database too tells of a revocation', async () => {
    const told: EnrolmentId[] = [];
    const store = sqlDevicesStore(db.database);
    await store.watchRevoked((enrolment) => void told.push(enrolment));
    const { enrolment } = await enrolled(phone);
    await store.revoke(enrolment, nowMs);
    await expect.poll(() => told).toContain(enrolment);
  });
});

describe('sessions', () => {
  test('a signed nonce gives a token that reads until it ends', async () => {
    const { enrolment } = await enrolled(phone);
    const { sessions } = housed(oldKey);
    const nonce = sessions.nonceFor(enrolment);
    const begun = await sessions.begin({ enrolment, nonce, signature: await phone.sign(sessionText(enrolment, nonce)) });
    assert(begun.ok, 'the signature is good');
    expect((await sessions.deviceOf(begun.value.token))?.enrolment).toBe(enrolment);
    nowMs = begun.value.expiresAtMs;
    expect(await sessions.deviceOf(begun.value.token)).toBeNull();
  });

  test('a nonce works once, for its phone, within a minute', async () => {
    const [{ enrolment }, other] = [await enrolled(phone), await enrolled(await testPhone())];
    const { sessions } = housed(oldKey);
    const nonce = sessions.nonceFor(enrolment);
    const signature = await phone.sign(sessionText(enrolment, nonce));
    const begin = (nonceSent: string, by: EnrolmentId = enrolment, signed = signature) => sessions.begin({ enrolment: by, nonce: nonceSent, signature: signed });
    expect((await begin(nonce)).ok).toBe(true);
    expect(await begin(nonce)).toEqual({ ok: false, error: { code: 'NONCE_UNKNOWN' } });
    expect(await begin(nonce, other.enrolment)).toEqual({ ok: false, error: { code: 'NONCE_UNKNOWN' } });
    const late = sessions.nonceFor(enrolment);
    const signedLate = await phone.sign(sessionText(enrolment, late));
    expect(await begin(late, enrolment, signature)).toEqual({ ok: false, error: { code: 'SIGNATURE_WRONG' } });
    nowMs += 60_000;
    expect(await begin(late, enrolment, signedLate)).toEqual({ ok: false, error: { code: 'NONCE_UNKNOWN' } });
  });

  test('a revoked phone reads no more and keeps its key for delivery; revoking again keeps the first time', async () => {
    const { enrolment } = await enrolled(phone);
    const { sessions, devices } = housed(oldKey);
    const nonce = sessions.nonceFor(enrolment);
    const begun = await sessions.begin({ enrolment, nonce, signature: await phone.sign(sessionText(enrolment, nonce)) });
    assert(begun.ok, 'the signature is good');
    const revokedAtMs = nowMs;
    expect(await devices.revoke(enrolment)).toBe(revokedAtMs);
    nowMs += 1000;
    expect(await devices.revoke(enrolment)).toBe(revokedAtMs);
    expect(await sessions.deviceOf(begun.value.token)).toBeNull();
    const next = sessions.nonceFor(enrolment);
    expect(await sessions.begin({ enrolment, nonce: next, signature: await phone.sign(sessionText(enrolment, next)) })).toEqual({ ok: false, error: { code: 'ENROLMENT_REVOKED', revokedAtMs } });
    expect((await devices.of(enrolment))?.state).toBe('revoked');
  });
});

test('rotation re-wraps every message key and touches no phone', async () => {
  const { enrolment, serverKey } = await enrolled(phone);
  const ring = `${newKey},${oldKey}`;
  expect((await housed(ring).devices.rewrapAll()).wrapped).toBeGreaterThan(0);
  expect(await housed(ring).devices.rewrapAll()).toEqual({ wrapped: 0, unopened: [] });
  const device = await housed(newKey).devices.of(enrolment);
  assert(device !== null, 'the phone is stored');
  expect(hmacHex(keyIn(device), 'x')).toBe(hmacHex(await phone.messageKey(enrolment, serverKey), 'x'));
});

test('without the key that wraps some phones the others are wrapped anew and live, and those wait until it is back', async () => {
  const lost = `k0:${randomBytes(32).toString('base64')}`;
  const before = await enrolled(phone);
  const other = await testPhone();
  const code = await newCode();
  const beside = await housed(lost).enrol.enrol(requestOf(code, other), null);
  assert(beside.ok, 'the code is fresh');
  const ring = `${newKey},${oldKey}`;
  const rewrapped = await housed(ring).devices.rewrapAll();
  expect(rewrapped.unopened).toEqual([{ enrolment: beside.value.enrolment, keyId: 'k0' }]);
  expect(rewrapped.wrapped).toBeGreaterThan(0);
  const { devices } = housed(newKey);
  expect((await devices.of(before.enrolment))?.messageKey).not.toBeNull();
  expect(await devices.of(beside.value.enrolment)).toMatchObject({ state: 'active', messageKey: null });
  const back = await housed(`${newKey},${lost}`).devices.of(beside.value.enrolment);
  assert(back !== null, 'the phone is stored');
  expect(hmacHex(keyIn(back), 'x')).toBe(hmacHex(await other.messageKey(beside.value.enrolment, beside.value.serverKey), 'x'));
  expect(await housed(`${newKey},${lost}`).devices.rewrapAll()).toEqual({ wrapped: 1, unopened: [] });
});

const keyIn = ({ messageKey }: Device): KeyObject => {
  assert(messageKey !== null, 'the keyring opens it');
  return messageKey;
};
