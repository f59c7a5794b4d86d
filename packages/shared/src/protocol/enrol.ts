import type { EnrolmentId, Epoch, InstantMs, StoreId } from '../ids/index.ts';

/** `POST /v1/enrolments`. Keys are raw uncompressed P-256 points (65 bytes) in base64url. */
export interface EnrolRequest {
  /** One time, typed or read from its QR: 10 Crockford symbols. */
  readonly code: string;
  readonly agreementKey: string;
  readonly signingKey: string;
  readonly app: string;
  /** Earlier enrolments that are still on this phone, keys and queue, or were ended here in order. Left out by older releases. */
  readonly remembers?: readonly EnrolmentId[];
}

export interface EnrolResponse {
  readonly enrolment: EnrolmentId;
  readonly epoch: Epoch;
  readonly serverMs: InstantMs;
  /** The server's fresh public agreement key: both sides derive the message key from it. */
  readonly serverKey: string;
  /** The exact JSON text that the server signed, and its ECDSA P-256 signature (IEEE P1363, base64url). */
  readonly certificate: string;
  readonly certificateSignature: string;
  /** The server's public signing key, which verifies `certificateSignature`. Older servers did not send it. */
  readonly serverSigningKey?: string;
  readonly store: { readonly id: StoreId; readonly code: string; readonly name: string; readonly timeZone: string };
}

/** The content of `EnrolResponse.certificate`: enough for a restored server to adopt the phone again. */
export interface Certificate {
  readonly v: 1;
  readonly enrolment: EnrolmentId;
  readonly store: StoreId;
  readonly agreementKey: string;
  readonly signingKey: string;
  /** The message key wrapped by a key of the server's keyring. */
  readonly wrappedKey: string;
  readonly keyId: string;
  readonly issuedAtMs: InstantMs;
}

/** `POST /v1/adoptions`: a phone that a restored server no longer knows shows what that server signed when it enrolled. */
export type AdoptRequest = Pick<EnrolResponse, 'certificate' | 'certificateSignature'>;

/** The phone is known again: same enrolment, same keys. */
export interface AdoptResponse {
  readonly enrolment: EnrolmentId;
  readonly epoch: Epoch;
  readonly serverMs: InstantMs;
}

/** `POST /v1/sessions/nonce` {enrolment} -> {nonce}; then `POST /v1/sessions`, signed over `qoa:session:v1\n{enrolment}\n{nonce}`. */
export interface SessionRequest {
  readonly enrolment: EnrolmentId;
  readonly nonce: string;
  readonly signature: string;
}

/** A short right to read. Its end never blocks delivery. */
export interface SessionResponse {
  readonly token: string;
  readonly expiresAtMs: InstantMs;
}
