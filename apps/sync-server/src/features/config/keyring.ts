import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { assert } from '@qoa/shared/result';

/** A secret at rest: nonce, ciphertext and tag under the keyring key `keyId`. */
export interface WrappedKey {
  readonly keyId: string;
  readonly wrapped: Uint8Array;
}

/** Wraps secrets for storage. Rotation puts a new key first and re-wraps; no phone notices. */
export interface Keyring {
  /** Wraps under the first key. `purpose` is bound, so that one secret cannot stand in for another. */
  readonly wrap: (secret: Uint8Array, purpose: string) => WrappedKey;
  /** Null when the key is not in the ring, or the bytes are not what was wrapped for this purpose. */
  readonly unwrap: (wrapped: WrappedKey, purpose: string) => Uint8Array | null;
  /** A 256-bit key for another use, derived from each key of the ring (HKDF, RFC 5869, the purpose as its info): that of the first key first. */
  readonly derive: (purpose: string) => readonly [KeyObject, ...KeyObject[]];
  /** The id of the key that wraps now: what is wrapped under another is due for re-wrapping. */
  readonly currentKeyId: string;
  /** Whether the ring holds a key of this id. */
  readonly holds: (keyId: string) => boolean;
}

const nonceBytes = 12;
const tagBytes = 16;

/** The keyring written as `id:base64,id:base64` (see `Config`), AES-256-GCM. */
export const keyringOf = (text: string, random: (length: number) => Uint8Array): Keyring => {
  const entries = text.split(',').map((entry): [string, KeyObject] => {
    const [id = '', secret = ''] = entry.trim().split(':');
    return [id, createSecretKey(Buffer.from(secret, 'base64'))];
  });
  const keyById = new Map(entries);
  const [current] = entries;
  assert(current !== undefined, 'a keyring has a key');
  const [currentKeyId, currentKey] = current;
  return {
    currentKeyId,
    holds: (keyId) => keyById.has(keyId),
    derive: (purpose) => [derived(currentKey, purpose), ...entries.slice(1).map(([, key]) => derived(key, purpose))],
    wrap: (secret, purpose) => {
      const nonce = random(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', currentKey, nonce).setAAD(Buffer.from(purpose));
      return { keyId: currentKeyId, wrapped: Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]) };
    },
    unwrap: ({ keyId, wrapped }, purpose) => {
      const key = keyById.get(keyId);
      return key === undefined || wrapped.length < nonceBytes + tagBytes ? null : opened(key, wrapped, purpose);
    },
  };
};

const derived = (key: KeyObject, purpose: string): KeyObject => createSecretKey(Buffer.from(hkdfSync('sha256', key, '', purpose, 32)));

const opened = (key: KeyObject, wrapped: Uint8Array, purpose: string): Uint8Array | null => {
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, nonceBytes))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(wrapped.subarray(wrapped.length - tagBytes));
  const plain = decipher.update(wrapped.subarray(nonceBytes, wrapped.length - tagBytes));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    // GCM tells of changed bytes only by throwing.
    return null;
  }
};
