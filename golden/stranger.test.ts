import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asTyped, bytesOfCard, cardOfBytes, isRight, withChecksum } from './stranger/codes.ts';
import { decode, encode, type StrangersEvent } from './stranger/envelope.ts';
import { answerLine, hash, isSigned, messageKey, pair, publicText, seal, signText, tag, type StrangersAnswer } from './stranger/keys.ts';

// A device written from docs/protocol alone meets every vector, byte for byte. Nothing here knows the product's own code.
const folder = import.meta.dirname;
const read = <T>(path: string): T => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const { phone, server, messageKey: keyHex, sharedSecret, info } = read<{
  readonly phone: PairFile;
  readonly server: PairFile;
  readonly sharedSecret: string;
  readonly info: string;
  readonly messageKey: string;
}>('crypto/message-key.json');
const key = Buffer.from(keyHex, 'hex');

describe('a stranger, from the documents alone', () => {
  test('derives the message key from either side', () => {
    const enrolment = info.split('\n')[1] ?? '';
    expect(pair(phone.privateKey).computeSecret(Buffer.from(server.publicKey, 'base64url')).toString('hex')).toBe(sharedSecret);
    expect(messageKey(pair(phone.privateKey), server.publicKey, enrolment).toString('hex')).toBe(keyHex);
    expect(messageKey(pair(server.privateKey), phone.publicKey, enrolment).toString('hex')).toBe(keyHex);
    expect(publicText(pair(phone.privateKey))).toBe(phone.publicKey);
  });

  test.each(readdirSync(join(folder, 'envelopes')).filter((name) => /^(sale|claim)-/.test(name)))('law old phones: seals and opens %s', (name) => {
    const file = read<{ event: StrangersEvent; body: string; tag: string; envelope: string; base64url: string; hash: string }>(`envelopes/${name}`);
    const body = encode(file.event);
    expect(body.toString('hex')).toBe(file.body);
    expect(decode(body)).toEqual(file.event);
    const envelope = seal(key, body);
    expect([tag(key, 'event', body).toString('hex'), envelope.toString('hex'), envelope.toString('base64url'), hash(envelope)]).toEqual([file.tag, file.envelope, file.base64url, file.hash]);
  });

  test.each(Object.entries(read<Record<string, { body: string }>>('envelopes/damaged.json')))('refuses %s', (_, { body }) => {
    expect(() => decode(Buffer.from(body, 'hex'))).toThrow();
  });

  test('tags the push that the golden request holds', () => {
    const [request] = read<readonly { header: string; tag: string; events: readonly string[] }[]>('messages/push-request.json');
    expect(tag(key, 'push', request?.header ?? '').toString('hex')).toBe(request?.tag);
    for (const event of request?.events ?? []) {
      const envelope = Buffer.from(event, 'base64url');
      expect(seal(key, envelope.subarray(0, -16))).toEqual(envelope);
    }
    expect(request?.events.length).toBeGreaterThan(0);
  });

  test('verifies every answer of the golden response, and no changed one', () => {
    const [response] = read<readonly { epoch: string; answers: readonly StrangersAnswer[] }[]>('messages/push-response.json');
    const enrolment = info.split('\n')[1] ?? '';
    for (const answer of response?.answers ?? []) {
      expect(tag(key, 'answer', answerLine(response?.epoch ?? '', enrolment, answer)).toString('hex')).toBe(answer.tag);
      expect(tag(key, 'answer', answerLine(response?.epoch ?? '', enrolment, { ...answer, judgedNo: answer.judgedNo + 1 })).toString('hex')).not.toBe(answer.tag);
    }
    expect(response?.answers.length).toBe(3);
  });

  test('verifies the certificate and wins a session', () => {
    const certificate = read<{ server: PairFile; text: string; signature: string }>('crypto/certificate.json');
    expect(isSigned(certificate.server.publicKey, certificate.text, certificate.signature)).toBe(true);
    const session = read<{ phone: PairFile; text: string; signature: string }>('crypto/session.json');
    expect(isSigned(session.phone.publicKey, session.text, session.signature)).toBe(true);
    expect(isSigned(session.phone.publicKey, session.text, signText(pair(session.phone.privateKey), session.text))).toBe(true);
    expect(session.text).toMatch(/^qoa:session:v1\n[0-9a-f]{16}\n.+$/);
  });

  test('writes and reads card and enrolment codes', () => {
    const codes = read<{ cards: readonly { bytes: string; code: string; written: string; qr: string }[]; enrolmentCodes: readonly { values: readonly number[]; code: string; written: string }[] }>('codes/codes.json');
    for (const { bytes, code, written, qr } of codes.cards) {
      expect([cardOfBytes(Buffer.from(bytes, 'hex')), bytesOfCard(code).toString('hex'), asTyped(written.toLowerCase()), qr, isRight(code, 1), isRight(code, 2)]).toEqual([code, bytes, code, `QOA:C/${code}`, true, false]);
    }
    for (const { values, code, written } of codes.enrolmentCodes) expect([withChecksum(values, 2), asTyped(written), isRight(code, 2)]).toEqual([code, code, true]);
  });
});

interface PairFile {
  readonly privateKey: string;
  readonly publicKey: string;
}
