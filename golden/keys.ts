import { createECDH, createHash, createHmac, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';

/** A P-256 key pair, as raw bytes and as Node's keys. */
export interface KeyPair {
  /** 32 bytes. */
  readonly scalar: Uint8Array;
  /** Uncompressed, 65 bytes. */
  readonly point: Uint8Array;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** The key pair of a label: the same in every run. For vectors only. */
export const keyPairOf = (label: string): KeyPair => {
  const ecdh = createECDH('prime256v1');
  const scalar = createHash('sha256').update(`qoa golden ${label}`).digest();
  ecdh.setPrivateKey(scalar);
  const point = ecdh.getPublicKey();
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  return {
    scalar,
    point,
    privateKey: createPrivateKey({ key: { ...jwk, d: scalar.toString('base64url') }, format: 'jwk' }),
    publicKey: createPublicKey({ key: jwk, format: 'jwk' }),
  };
};

/** The ECDH secret that both sides reach: the x coordinate, 32 bytes. */
export const sharedSecretOf = (own: KeyPair, otherPoint: Uint8Array): Uint8Array => {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(own.scalar);
  return ecdh.computeSecret(otherPoint);
};

/** HKDF-SHA-256 with no salt: the message key. */
export const messageKeyOf = (sharedSecret: Uint8Array, info: string): Uint8Array => new Uint8Array(hkdfSync('sha256', sharedSecret, new Uint8Array(0), info, 32));

/** HMAC-SHA-256, all 32 bytes. */
export const hmacOf = (key: Uint8Array, purpose: string, content: Uint8Array): Uint8Array => createHmac('sha256', key).update(purpose).update(content).digest();

/** SHA-256. */
export const sha256Of = (bytes: Uint8Array | string): Uint8Array => createHash('sha256').update(bytes).digest();
