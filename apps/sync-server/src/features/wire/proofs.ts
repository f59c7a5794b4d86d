import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { InstantMs } from '@qoa/shared/ids';

/** What a proof is for: one made for a cookie is worth nothing as a token. */
export type ProofPurpose = 'admin-session' | 'card-session' | 'device-browser' | 'device-session' | 'session-nonce';

/** Short rights written as text that only this server can have made: nothing is stored, and any process can check them. */
export interface Proofs {
  /** `subject` holds letters, digits, `-`, `_` and `:` only; it is readable by whoever holds the proof. */
  readonly issue: (purpose: ProofPurpose, subject: string, expiresAtMs: InstantMs) => string;
  /** The subject; null for another purpose, after expiry, or with any character changed. */
  readonly check: (purpose: ProofPurpose, proof: string, nowMs: InstantMs) => string | null;
  /** A keyed hash of a short code, for storage: without the secret it cannot be searched. */
  readonly codeHash: (kind: string, code: string) => Uint8Array;
}

/** Proofs by HMAC-SHA-256 under the cookie secret (base64). */
export const proofsOf = (cookieSecret: string): Proofs => {
  const key = createSecretKey(Buffer.from(cookieSecret, 'base64'));
  const mac = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const tagOf = (purpose: ProofPurpose, body: string): string => mac(`qoa:${purpose}:v1\n${body}`).toString('base64url');
  return {
    issue: (purpose, subject, expiresAtMs) => {
      const body = `${subject}.${expiresAtMs.toString(36)}`;
      return `${body}.${tagOf(purpose, body)}`;
    },
    check: (purpose, proof, nowMs) => {
      const found = /^([\w:-]{1,100})\.([0-9a-z]{1,11})\.([\w-]{43})$/.exec(proof);
      if (found === null) return null;
      const [, subject = '', expiry = '', tag = ''] = found;
      const isTrue = timingSafeEqual(Buffer.from(tag), Buffer.from(tagOf(purpose, `${subject}.${expiry}`)));
      return isTrue && nowMs < Number.parseInt(expiry, 36) ? subject : null;
    },
    codeHash: (kind, code) => mac(`qoa:code:${kind}:v1\n${code}`),
  };
};
