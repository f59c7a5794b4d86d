import { utf8Of } from '@qoa/shared/bytes';
import { tagOf } from '@qoa/shared/events';
import type { EnrolmentId, Tag } from '@qoa/shared/ids';
import { purposes } from '@qoa/shared/protocol';

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** The pairs with which a phone enrols. No private key can be read out. */
export interface EnrolmentKeys {
  readonly agreement: CryptoKeyPair;
  readonly signing: CryptoKeyPair;
}

/** Draws fresh pairs. */
export const drawEnrolmentKeys = async (): Promise<EnrolmentKeys> => {
  const [agreement, own] = await Promise.all([crypto.subtle.generateKey(curve, false, ['deriveBits']), crypto.subtle.generateKey(signing, false, ['sign', 'verify'])]);
  return { agreement, signing: own };
};

/** A public key as it travels: the raw uncompressed point, 65 bytes. */
export const pointOf = async (key: CryptoKey): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.exportKey('raw', key));

/** Both sides' message key: HKDF-SHA-256 over the ECDH secret, bound to the enrolment. It cannot be read out. */
export const deriveMessageKey = async (agreement: CryptoKey, serverPoint: Uint8Array, enrolment: EnrolmentId): Promise<CryptoKey> => {
  const server = await crypto.subtle.importKey('raw', copyOf(serverPoint), curve, false, []);
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: server }, agreement, 256);
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  new Uint8Array(secret).fill(0);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: copyOf(utf8Of(purposes.messageKey + enrolment)) };
  return crypto.subtle.deriveKey(parameters, base, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
};

/** The 16-byte tag of `content` for one purpose. */
export const tagBytesOf = async (messageKey: CryptoKey, purpose: string, content: Uint8Array): Promise<Uint8Array> => {
  const prefix = utf8Of(purpose);
  const covered = new Uint8Array(prefix.length + content.length);
  covered.set(prefix);
  covered.set(content, prefix.length);
  return new Uint8Array(await crypto.subtle.sign('HMAC', messageKey, covered), 0, 16);
};

/** The tag of a text, as it travels. */
export const textTagOf = async (messageKey: CryptoKey, purpose: string, text: string): Promise<Tag> => tagOf(await tagBytesOf(messageKey, purpose, utf8Of(text)));

/** An ECDSA signature over a text: IEEE P1363, 64 bytes. */
export const signatureOf = async (signingKey: CryptoKey, text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signingKey, copyOf(utf8Of(text))));

/** Whether the holder of the public key (a raw point) signed the text. Bytes that are no point have signed nothing. */
export const isSignedBy = async (point: Uint8Array, text: string, signature: Uint8Array): Promise<boolean> => {
  const key = await crypto.subtle.importKey('raw', copyOf(point), signing, false, ['verify']).catch(() => null);
  return key !== null && crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, copyOf(signature), copyOf(utf8Of(text)));
};

const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
