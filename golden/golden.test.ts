import { createHmac, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOfBase64url, bytesOfHex, hexOf } from '../packages/shared/src/bytes/index.ts';
import { decodeEvent, encodeEvent, eventHashOf, peekHeader, splitEnvelope, TAG_BYTES, type DeviceEvent, type SaleClaimed, type SaleRecorded, type SealedBody } from '../packages/shared/src/events/index.ts';
import { certificateSchema, messageSchemas, parseAs, parsePushHeader, PROTOCOL_VERSION, purposes } from '../packages/shared/src/protocol/index.ts';
import { decodedShown, goldenFiles, kebabOf } from './files.ts';
import { onlyAdds } from './only-adds.ts';
import { keyPairOf, messageKeyOf, sha256Of, sharedSecretOf } from './keys.ts';
import { schemaHashes } from './schema-hash.ts';
import { messageKey } from './world.ts';

const folder = import.meta.dirname;
const read = <T>(path: string): T => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const namesIn = (part: string): readonly string[] => readdirSync(join(folder, part)).map((file) => file.replace(/\.json$/, ''));
const bytesOf = (hex: string): Uint8Array => {
  const bytes = bytesOfHex(hex);
  if (!bytes.ok) throw new Error(`not hex: ${hex}`);
  return bytes.value;
};

type ShownEvent = SaleRecorded | SaleClaimed | (Omit<SealedBody, 'body'> & { readonly body: string });

interface EnvelopeFile {
  readonly event: ShownEvent;
  readonly body: string;
  readonly tag: string;
  readonly envelope: string;
  readonly base64url: string;
  readonly hash: string;
}

interface MessageKeyFile {
  readonly phone: { readonly privateKey: string };
  readonly server: { readonly privateKey: string };
  readonly sharedSecret: string;
  readonly info: string;
  readonly messageKey: string;
}

interface SignedFile {
  readonly text: string;
  readonly signature: string;
}

describe('golden envelopes', () => {
  test.each(namesIn('envelopes').filter((name) => name !== 'damaged'))('law old phones: %s still decodes and encodes to the same bytes', (name) => {
    const file = read<EnvelopeFile>(`envelopes/${name}.json`);
    const bytes = bytesOf(file.envelope);
    const parts = splitEnvelope(bytes);
    if (!parts.ok) throw new Error(parts.error);
    expect(decodedShown(parts.value.body)).toEqual(file.event);
    expect(hexOf(encodeEvent(eventOf(file.event)))).toBe(file.body);
    expect(peekHeader(bytes)).toEqual({ enrolment: file.event.enrolment, seq: file.event.seq });
    expect(hexOf(createHmac('sha256', messageKey).update(purposes.event).update(parts.value.body).digest(), 0, TAG_BYTES)).toBe(file.tag);
    expect(hexOf(parts.value.tag)).toBe(file.tag);
    expect(eventHashOf(sha256Of(bytes))).toBe(file.hash);
    expect(bytesOfBase64url(file.base64url)).toEqual({ ok: true, value: bytes });
  });

  test('law authentic: with any byte changed, a golden envelope no longer fits its tag', () => {
    const bytes = bytesOf(read<EnvelopeFile>('envelopes/sale-usual.json').envelope);
    for (let place = 0; place < bytes.length; place++) {
      const changed = bytes.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      const parts = splitEnvelope(changed);
      const tag = parts.ok ? createHmac('sha256', messageKey).update(purposes.event).update(parts.value.body).digest() : new Uint8Array(TAG_BYTES);
      expect(hexOf(tag, 0, TAG_BYTES)).not.toBe(parts.ok ? hexOf(parts.value.tag) : '');
    }
  });

  test.each(Object.entries(read<Record<string, { body: string; refusal: string }>>('envelopes/damaged.json')))('%s is refused', (_, { body, refusal }) => {
    expect(decodeEvent(bytesOf(body))).toEqual({ ok: false, error: refusal });
  });
});

describe('golden messages', () => {
  const schemas = Object.fromEntries(Object.entries(messageSchemas).map(([name, schema]) => [kebabOf(name), schema]));

  test.each(namesIn('messages'))('law old phones: %s still parses, whole', (name) => {
    const schema = schemas[name];
    if (schema === undefined) throw new Error(`no schema reads ${name}`);
    for (const message of read<readonly unknown[]>(`messages/${name}.json`)) expect(parseAs(schema, message)).toEqual({ ok: true, value: message });
  });

  test('every schema has a message', () => {
    expect([...namesIn('messages')].sort()).toEqual(Object.keys(schemas).sort());
  });
});

describe('golden keys', () => {
  test('both sides derive the message key', () => {
    const file = read<MessageKeyFile>('crypto/message-key.json');
    const [phone, server] = [keyPairOf('phone agreement'), keyPairOf('server agreement')];
    expect([hexOf(phone.scalar), hexOf(server.scalar)]).toEqual([file.phone.privateKey, file.server.privateKey]);
    for (const secret of [sharedSecretOf(phone, server.point), sharedSecretOf(server, phone.point)]) {
      expect(hexOf(secret)).toBe(file.sharedSecret);
      expect(hexOf(messageKeyOf(secret, file.info))).toBe(file.messageKey);
    }
  });

  test('the push header is under its tag', () => {
    const { header, tag, purpose } = read<{ header: string; tag: string; purpose: string }>('crypto/push-tag.json');
    expect(hexOf(createHmac('sha256', messageKey).update(purpose + header).digest(), 0, TAG_BYTES)).toBe(tag);
    expect(parsePushHeader(header).ok).toBe(true);
  });

  test.each([
    ['certificate', 'server signing'],
    ['session', 'phone signing'],
  ])('the %s is signed, and no other text is', (name, label) => {
    const { text, signature } = read<SignedFile>(`crypto/${name}.json`);
    const key = { key: keyPairOf(label).publicKey, dsaEncoding: 'ieee-p1363' } as const;
    const bytes = Buffer.from(signature, 'base64url');
    expect(bytes.length).toBe(64);
    expect(verify('sha256', Buffer.from(text), key, bytes)).toBe(true);
    expect(verify('sha256', Buffer.from(`${text} `), key, bytes)).toBe(false);
  });

  test('the certificate reads', () => {
    expect(parseAs(certificateSchema, JSON.parse(read<SignedFile>('crypto/certificate.json').text)).ok).toBe(true);
  });
});

test('the golden files are what the generator makes', () => {
  const files = goldenFiles({ certificate: read<SignedFile>('crypto/certificate.json').signature, session: read<SignedFile>('crypto/session.json').signature });
  for (const [path, content] of Object.entries(files)) if (path !== 'schema-lock.json') expect([path, read<unknown>(path)]).toEqual([path, JSON.parse(JSON.stringify(content))]);
});

test('a schema changes only under a new protocol version: raise PROTOCOL_VERSION, then run golden/generate.ts', () => {
  const lock = read<unknown>('schema-lock.json');
  expect({ protocolVersion: PROTOCOL_VERSION, schemas: schemaHashes() }).toEqual(lock);
});

test('what stands in a golden file may gain, never change', () => {
  expect(onlyAdds([{ a: 1 }], [{ a: 1 }, { b: 2 }])).toBe(true);
  expect(onlyAdds({ a: [1], b: 'x' }, { a: [1, 2], b: 'x', c: null })).toBe(true);
  for (const next of [[{ a: 1, b: 2 }], [], { a: 1 }, [{ a: 2 }, { a: 1 }]]) expect(onlyAdds([{ a: 1 }], next)).toBe(false);
  expect(onlyAdds({ a: 1 }, { b: 1 })).toBe(false);
});

const eventOf = (shown: ShownEvent): DeviceEvent => (shown.kind === 'Sealed' ? { ...shown, body: bytesOf(shown.body) } : shown);
