import { createHmac, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { utf8Of } from '@qoa/shared/bytes';
import { answerText, decodeEvent, splitEnvelope, type TaggedAnswer } from '@qoa/shared/events';
import type { CardCode, EnrolmentId, Epoch, EventHash, Gtin, Tag } from '@qoa/shared/ids';
import { purposes, type EnrolRequest, type EnrolResponse } from '@qoa/shared/protocol';
import { assert, err, ok, type Result } from '@qoa/shared/result';
import type { Http, HttpFault } from '../../platform/http.ts';
import { createListeners } from '../../platform/listeners.ts';
import { memoryVault, type Vault } from '../../platform/vault.ts';
import type { Device, SaleFields } from './device.ts';
import { openWebDevice } from './web-device.ts';

const epoch = 'ffeeddccbbaa9988' as Epoch;
const sale: SaleFields = { actor: 2, card: '0123456789AT' as CardCode, cardTyped: false, lines: [{ product: { gtin: '07501031311309' as Gtin }, quantity: 1000, amountCents: null }], ticketCents: null, basis: null };

describe('a phone and its keys', () => {
  test('law authentic: what it seals opens under the key that the server derived by itself', async () => {
    const server = serverOfKeys();
    const device = await enrolled(server);
    const sealer = device.sealer(sale);
    assert(sealer !== null, 'the phone is enrolled');
    const envelope = await sealer.seal(41);
    const split = splitEnvelope(envelope.bytes);
    assert(split.ok, 'it is an envelope');
    expect(Buffer.from(split.value.tag)).toEqual(server.hmac(purposes.event, split.value.body));
    expect(decodeEvent(split.value.body)).toMatchObject({ ok: true, value: { kind: 'SaleRecorded', seq: 41, wallMs: 1_800_000_000_000, clockSession: 77, monotonicMs: 1234, offsetS: 60, actor: 2, card: '0123456789AT' } });
    expect(envelope).toMatchObject({ enrolment: server.enrolment(), seq: 41 });
  });

  test('a card added to a sale is sealed like one, under the same key and clock', async () => {
    const server = serverOfKeys();
    const device = await enrolled(server);
    const named = { enrolment: '1'.repeat(16) as EnrolmentId, seq: 7, hash: 'ab'.repeat(16) as EventHash };
    const envelope = await device.sealer({ actor: 0, sale: named, card: '4HMASW9NF6YN' as CardCode, cardTyped: true, basis: null })?.seal(42);
    assert(envelope !== undefined, 'the phone is enrolled');
    const split = splitEnvelope(envelope.bytes);
    assert(split.ok, 'it is an envelope');
    expect(Buffer.from(split.value.tag)).toEqual(server.hmac(purposes.event, split.value.body));
    expect(decodeEvent(split.value.body)).toMatchObject({ ok: true, value: { kind: 'SaleClaimed', seq: 42, wallMs: 1_800_000_000_000, sale: named, card: '4HMASW9NF6YN', cardTyped: true } });
  });

  test('law authentic: a push header carries the tag of its exact text, and an answer is believed only under the server tag', async () => {
    const server = serverOfKeys();
    const device = await enrolled(server);
    expect(await device.tagPush(server.enrolment(), '{"v":1}')).toBe(server.hmac(purposes.push, utf8Of('{"v":1}')).toString('hex'));
    const answer = { seq: 1, hash: 'ab'.repeat(16) as EventHash, judgedNo: 9, class: 'accepted', code: null, facts: {}, given: [] } as const;
    const tag = server.hmac(purposes.answer, utf8Of(answerText(epoch, server.enrolment(), answer))).toString('hex') as Tag;
    const tagged: TaggedAnswer = { ...answer, tag };
    expect(await device.believes(server.enrolment(), epoch, tagged)).toBe(true);
    expect(await device.believes(server.enrolment(), epoch, { ...tagged, judgedNo: 10 })).toBe(false);
    expect(await device.believes(server.enrolment(), '0000000000000000' as Epoch, tagged)).toBe(false);
  });

  test('a session is won by a signature that the enrolled key made', async () => {
    const server = serverOfKeys();
    const device = await enrolled(server);
    const signature = await device.signSession(server.enrolment(), 'a-nonce');
    const text = `${purposes.session}${server.enrolment()}\na-nonce`;
    expect(verify('sha256', Buffer.from(text), { key: server.phoneSigningKey(), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  test('no key can be read out of the vault', async () => {
    const vault = memoryVault();
    await enrolled(serverOfKeys(), vault);
    const [record] = await vault.list('enrolment:');
    const keys = Object.values(Object(record?.value)).filter((value) => value instanceof CryptoKey);
    expect(keys.map((key) => key.extractable)).toEqual([false, false]);
  });

  test('a second enrolment seals from now on, the first still tags what it queued, and both are there after a reload', async () => {
    const vault = memoryVault();
    const [first, second] = [serverOfKeys('1'), serverOfKeys('2')];
    await enrolled(first, vault);
    const device = await enrolled(second, vault);
    expect(device.enrolments().map(({ enrolment, state }) => [enrolment, state])).toEqual([[first.enrolment(), 'replaced'], [second.enrolment(), 'active']]);
    expect(device.sealer(sale)?.enrolment).toBe(second.enrolment());
    expect(await device.tagPush(first.enrolment(), 'x')).toBe(first.hmac(purposes.push, utf8Of('x')).toString('hex'));
    const reloaded = await opened(second, vault);
    expect(reloaded.current()?.enrolment).toBe(second.enrolment());
  });

  test('asking to enrol it tells what it still remembers, forgotten keys too; a cleared browser remembers nothing', async () => {
    const vault = memoryVault();
    const [first, second, third, fourth] = ['1', '2', '3', '4'].map((digit) => serverOfKeys(digit));
    assert(first !== undefined && second !== undefined && third !== undefined && fourth !== undefined, 'four servers');
    await enrolled(first, vault);
    const device = await enrolled(second, vault);
    await device.leave(second.enrolment());
    await device.forgetKeys(second.enrolment());
    await enrolled(third, vault);
    await enrolled(fourth);
    expect([first, second, third, fourth].map((server) => server.request().remembers?.toSorted())).toEqual([[], [first.enrolment()], [first.enrolment(), second.enrolment()], []]);
  });

  test('a revoked phone seals no more, and another tab hears of it', async () => {
    const server = serverOfKeys();
    const vault = memoryVault();
    const tabs = createListeners();
    const device = await enrolled(server, vault, tabs);
    const other = await opened(server, vault, tabs);
    const heard = new Promise<void>((resolve) => other.subscribe(resolve));
    await device.noteRevoked(server.enrolment());
    await heard;
    expect([device.current(), device.sealer(sale), other.current()]).toEqual([null, null, null]);
    expect(other.enrolments()).toMatchObject([{ state: 'revoked' }]);
  });

  test('left by the person it seals no more; its keys forgotten, it is gone, and no older enrolment takes its place', async () => {
    const vault = memoryVault();
    const [first, second] = [serverOfKeys('1'), serverOfKeys('2')];
    await enrolled(first, vault);
    const device = await enrolled(second, vault);
    await device.leave(second.enrolment());
    expect([device.current(), device.ended(), device.sealer(sale)]).toEqual([null, 'left', null]);
    await device.forgetKeys(second.enrolment());
    expect([device.current(), device.ended(), device.sealer(sale)]).toEqual([null, 'wiped', null]);
    expect((await vault.list('')).map(({ name }) => name)).toEqual([`contact:${first.enrolment()}`, `enrolment:${first.enrolment()}`, `wiped:${second.enrolment()}`]);
    const reloaded = await opened(first, vault);
    expect([reloaded.current(), reloaded.ended(), reloaded.enrolments().map(({ state }) => state)]).toEqual([null, 'wiped', ['replaced']]);
    expect(await device.tagPush(first.enrolment(), 'x')).toBe(first.hmac(purposes.push, utf8Of('x')).toString('hex'));
    const third = await enrolled(serverOfKeys('3', { serverMs: 1 }), vault);
    expect([third.current()?.enrolment, third.ended()]).toEqual(['3'.repeat(16), null]);
  });

  test('a cleared browser is told of even where no keys were left to clear', async () => {
    const [server, vault] = [serverOfKeys(), memoryVault()];
    const device = await enrolled(server, vault);
    await device.leave(server.enrolment());
    await device.forgetKeys(server.enrolment());
    const told: (ReturnType<Device['ended']>)[] = [];
    device.subscribe(() => told.push(device.ended()));
    await vault.remove((await vault.list('')).map(({ name }) => name));
    await device.reread();
    await device.reread();
    expect(told).toEqual(['evicted']);
  });

  test('a refused code, an absent network and a certificate of another phone enrol nothing', async () => {
    const server = serverOfKeys();
    const refusing: Http = { post: async () => err({ code: 'ENROLMENT_CODE_USED', facts: {}, words: null, retryAfterMs: null }) };
    const lying: Http = { post: async (path, body, options) => server.http.post(path, { ...Object(body), signingKey: 'x'.repeat(87) }, options) };
    const device = await opened({ ...server, http: refusing });
    expect(await device.enrol('AAAAA')).toMatchObject({ ok: false, error: { code: 'ENROLMENT_CODE_USED' } });
    expect(await (await opened({ ...server, http: lying })).enrol('AAAAA')).toMatchObject({ ok: false, error: { code: 'SERVER_UNPROVED' } });
    expect(await (await opened({ ...server, http: { post: async () => ok('<html>') } })).enrol('AAAAA')).toMatchObject({ ok: false, error: { code: 'PROTOCOL_UNKNOWN' } });
    expect([device.current(), device.sealer(sale)]).toEqual([null, null]);
  });

  test('law authentic: a certificate that the server did not sign enrols nothing, nor one without the key to verify it, and the phone says so', async () => {
    const stranger = pointText(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
    for (const says of [{ serverSigningKey: stranger }, { certificateSignature: 'A'.repeat(86) }, { certificateSignature: '' }, { serverSigningKey: `B${'A'.repeat(86)}` }]) {
      const device = await opened(serverOfKeys('7', says));
      expect(await device.enrol('AAAAA')).toMatchObject({ ok: false, error: { code: 'SERVER_UNPROVED' } });
    }
    const silent: Http = { post: async (...asked) => withoutSigningKey(await serverOfKeys().http.post(...asked)) };
    expect(await (await opened({ http: silent })).enrol('AAAAA')).toMatchObject({ ok: false, error: { code: 'SERVER_UNPROVED' } });
  });

  test('the certificate and its signature survive the page, for a server that was restored', async () => {
    const server = serverOfKeys();
    const vault = memoryVault();
    const before = (await enrolled(server, vault)).certificate(server.enrolment());
    expect(JSON.parse(before.certificate)).toMatchObject({ enrolment: server.enrolment(), signingKey: server.request().signingKey });
    expect(before.certificateSignature).toHaveLength(86);
    expect((await opened(server, vault)).certificate(server.enrolment())).toEqual(before);
  });

  test('a lost answer is asked for again with the same keys, even after a reload, and with others once the code is refused', async () => {
    const server = serverOfKeys();
    const vault = memoryVault();
    const asked: string[] = [];
    const losing = (code: string): Http => ({
      post: async (path, body, options) => {
        await server.http.post(path, body, options);
        asked.push(server.request().agreementKey + server.request().signingKey);
        return err({ code, facts: {}, words: null, retryAfterMs: null });
      },
    });
    expect(await (await opened({ http: losing('NETWORK_AWAY') }, vault)).enrol('ABCDE-FGH1Y')).toMatchObject({ ok: false });
    expect(await (await opened({ http: losing('ENROLMENT_CODE_USED') }, vault)).enrol('ABCDE-FGH1Y')).toMatchObject({ ok: false });
    expect(await vault.list('drawn:')).toEqual([]);
    expect(await (await opened({ http: losing('UNAVAILABLE') }, vault)).enrol('ABCDE-FGH1Y')).toMatchObject({ ok: false });
    const keys = Object.values(Object((await vault.list('drawn:'))[0]?.value)).map((pair) => Object(pair).privateKey.extractable);
    expect(keys).toEqual([false, false]);
    const device = await enrolled(server, vault, createListeners(), 'ABCDE-FGH1Y');
    expect(new Set([...asked, server.request().agreementKey + server.request().signingKey]).size).toBe(2);
    expect([asked[0] === asked[1], await vault.list('drawn:')]).toEqual([true, []]);
    expect(device.current()?.enrolment).toBe(server.enrolment());
  });

  test('the newest enrolment seals, even after the clocks were set back', async () => {
    const vault = memoryVault();
    await enrolled(serverOfKeys('1'), vault);
    const device = await enrolled(serverOfKeys('2', { serverMs: 1_700_000_000_000 }), vault);
    expect(device.current()?.enrolment).toBe('2'.repeat(16));
  });

  test('a vault that is full enrols nothing and says so', async () => {
    const server = serverOfKeys();
    const noRoom = (): Promise<never> => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    const full: Vault = { list: async () => [], put: noRoom, keepFirst: noRoom, remove: async () => undefined };
    expect(await (await opened(server, full)).enrol('AAAAA')).toMatchObject({ ok: false, error: { code: 'STORAGE_FULL' } });
  });
});

const withoutSigningKey = (answer: Result<unknown, HttpFault>): Result<unknown, HttpFault> => {
  assert(answer.ok, 'the server answers');
  const { serverSigningKey: _, ...rest } = Object(answer.value);
  return ok(rest);
};

type ServerOfKeys = ReturnType<typeof serverOfKeys>;

/** The server's half of an enrolment, written with another library than the phone's. */
const serverOfKeys = (digit = '7', says: Partial<EnrolResponse> = {}) => {
  const enrolment = digit.repeat(16) as EnrolmentId;
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let asked: EnrolRequest | null = null;
  const request = (): EnrolRequest => {
    assert(asked !== null, 'a phone has asked');
    return asked;
  };
  const http: Http = {
    post: async (_path, body) => {
      asked = body as EnrolRequest;
      const { agreementKey, signingKey } = asked;
      const certificate = JSON.stringify({ v: 1, enrolment, store: 3, agreementKey: agreementKey, signingKey: signingKey.startsWith('xxx') ? `${'A'.repeat(87)}` : signingKey, wrappedKey: '', keyId: 'k1', issuedAtMs: 1 });
      const response: EnrolResponse = {
        enrolment,
        epoch,
        serverMs: 1_800_000_060_000,
        serverKey: pointText(own.publicKey),
        certificate,
        certificateSignature: sign('sha256', Buffer.from(certificate), { key: signing.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
        serverSigningKey: pointText(signing.publicKey),
        store: { id: 3 as EnrolResponse['store']['id'], code: 'T003', name: 'La Esquina', timeZone: 'America/Mexico_City' },
        ...says,
      };
      return ok(response);
    },
  };
  const messageKey = (): Buffer => {
    const secret = diffieHellman({ privateKey: createPrivateKey(own.privateKey.export({ format: 'pem', type: 'pkcs8' })), publicKey: publicKeyOf(request().agreementKey) });
    return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), Buffer.from(purposes.messageKey + enrolment), 32));
  };
  return {
    http,
    request,
    enrolment: () => enrolment,
    phoneSigningKey: () => publicKeyOf(request().signingKey),
    hmac: (purpose: string, content: Uint8Array) => createHmac('sha256', messageKey()).update(purpose).update(content).digest().subarray(0, 16),
  };
};

const publicKeyOf = (point: string) => {
  const bytes = Buffer.from(point, 'base64url');
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: bytes.subarray(1, 33).toString('base64url'), y: bytes.subarray(33).toString('base64url') }, format: 'jwk' });
};

const pointText = (key: ReturnType<typeof createPublicKey>): string => {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64url');
};

const clock = { wallMs: () => 1_800_000_000_000, monotonicMs: () => 1234.7, session: 77 };

const opened = (server: Pick<ServerOfKeys, 'http'>, vault = memoryVault(), tabs = createListeners()): Promise<Device> => openWebDevice({ vault, http: server.http, clock, tabs, app: 'test' });

const enrolled = async (server: ServerOfKeys, vault = memoryVault(), tabs = createListeners(), code = 'AAAAA-BBBBB'): Promise<Device> => {
  const device = await opened(server, vault, tabs);
  const answer = await device.enrol(code);
  assert(answer.ok, 'the server enrols');
  return device;
};
