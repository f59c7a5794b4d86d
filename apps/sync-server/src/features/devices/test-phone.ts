import { createHmac, webcrypto } from 'node:crypto';
import { base64urlOf, bytesOfBase64url } from '@qoa/shared/bytes';
import type { EnrolmentId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';

const { subtle } = webcrypto;

/** A phone as the browser's own WebCrypto makes one: its keys, and what it derives and signs with them. */
export interface TestPhone {
  readonly agreementKey: string;
  readonly signingKey: string;
  readonly messageKey: (enrolment: EnrolmentId, serverKey: string) => Promise<Uint8Array>;
  readonly sign: (text: string) => Promise<string>;
}

/** A phone with fresh keys. */
export const testPhone = async (): Promise<TestPhone> => {
  const agreement = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const signing = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const raw = async (key: webcrypto.CryptoKey): Promise<string> => base64urlOf(new Uint8Array(await subtle.exportKey('raw', key)));
  return {
    agreementKey: await raw(agreement.publicKey),
    signingKey: await raw(signing.publicKey),
    messageKey: async (enrolment, serverKey) => {
      const point = bytesOfBase64url(serverKey);
      assert(point.ok, 'the server answers a point');
      const peer = await subtle.importKey('raw', Buffer.from(point.value), { name: 'ECDH', namedCurve: 'P-256' }, false, []);
      const secret = await subtle.deriveBits({ name: 'ECDH', public: peer }, agreement.privateKey, 256);
      const key = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
      const info = new TextEncoder().encode(`qoa:message-key:v1\n${enrolment}`);
      return new Uint8Array(await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info }, key, 256));
    },
    sign: async (text) => base64urlOf(new Uint8Array(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signing.privateKey, new TextEncoder().encode(text)))),
  };
};

/** A tag as both sides make it. */
export const hmacHex = (key: Parameters<typeof createHmac>[1], text: string): string => createHmac('sha256', key).update(text).digest('hex');
