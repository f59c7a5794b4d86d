import { createECDH, createPrivateKey, createPublicKey, createSecretKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import { base64urlOf, bytesOfBase64url } from '@qoa/shared/bytes';
import type { EnrolmentId } from '@qoa/shared/ids';
import { purposes } from '@qoa/shared/protocol';

/** A public key as it travels: an uncompressed P-256 point, 65 bytes. */
export type Point = Uint8Array;

/** Bytes of the message key. */
export const messageKeyBytes = 32;

/** The point in base64url, if it is one and lies on the curve; null otherwise. */
export const pointOf = (text: string): Point | null => {
  const bytes = bytesOfBase64url(text);
  if (!bytes.ok || bytes.value.length !== 65 || bytes.value[0] !== 4) return null;
  return publicKeyOf(bytes.value) === null ? null : bytes.value;
};

/**
 * The server's side of the agreement: a fresh key pair, and the message key both sides derive:
 * HKDF-SHA-256 over the ECDH secret, no salt, info `qoa:message-key:v1\n` and the enrolment id.
 */
export const agreeOnMessageKey = (phone: Point, enrolment: EnrolmentId): { readonly serverKey: Point; readonly messageKey: Uint8Array } => {
  const ecdh = createECDH('prime256v1');
  const serverKey = ecdh.generateKeys();
  return { serverKey, messageKey: messageKeyFrom(ecdh.computeSecret(phone), enrolment) };
};

/** The message key from an ECDH secret; phones do the same with WebCrypto. */
export const messageKeyFrom = (shared: Uint8Array, enrolment: EnrolmentId): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', shared, new Uint8Array(0), purposes.messageKey + enrolment, messageKeyBytes));

/** The message key as Node's crypto takes it fastest. */
export const messageKeyObject = (messageKey: Uint8Array): KeyObject => createSecretKey(messageKey);

/** The point as a key that verifies; null when it does not lie on the curve. */
export const publicKeyOf = (point: Point): KeyObject | null => {
  const [x, y] = [point.subarray(1, 33), point.subarray(33, 65)].map((part) => base64urlOf(part));
  try {
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
  } catch {
    // OpenSSL says "not on the curve" only by throwing.
    return null;
  }
};

/** True when `signature` (IEEE P1363) over `text` is by the holder of `key`. */
export const isSignedBy = (key: KeyObject, text: string, signature: Uint8Array): boolean =>
  signature.length === 64 && verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, signature);

/** The server's own signing key. */
export interface Signer {
  /** ECDSA P-256 with SHA-256, IEEE P1363. */
  readonly sign: (text: string) => Uint8Array;
  readonly publicPoint: Point;
}

/** The signing key derived from the signing secret (base64): the same after every restore. */
export const signerOf = (signingSecret: string): Signer => {
  const ecdh = createECDH('prime256v1');
  // Outside the curve's order (once in 2^32 draws) the key is refused, and the next counter is tried.
  for (let counter = 0; ; counter++) {
    const scalar = new Uint8Array(hkdfSync('sha256', Buffer.from(signingSecret, 'base64'), new Uint8Array(0), `qoa:signing-key:v1\n${counter}`, 32));
    try {
      ecdh.setPrivateKey(scalar);
    } catch {
      continue;
    }
    const point = new Uint8Array(ecdh.getPublicKey());
    const [x, y] = [base64urlOf(point.subarray(1, 33)), base64urlOf(point.subarray(33, 65))];
    const key = createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x, y, d: base64urlOf(scalar) }, format: 'jwk' });
    return { publicPoint: point, sign: (text) => new Uint8Array(sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })) };
  }
};
