import { base64urlOf } from '@qoa/shared/bytes';
import type { EnrolmentId, InstantMs, StoreId } from '@qoa/shared/ids';
import type { Certificate } from '@qoa/shared/protocol';
import type { WrappedKey } from '../config/index.ts';
import type { Point, Signer } from './device-keys.ts';

/** A certificate's exact text with the server's signature, as the phone keeps it. */
export interface SignedCertificate {
  readonly text: string;
  readonly signature: string;
}

/** Signs what a restored server needs to adopt the phone again. */
export const signedCertificate = (
  signer: Signer,
  phone: { readonly enrolment: EnrolmentId; readonly store: StoreId; readonly agreementKey: Point; readonly signingKey: Point; readonly messageKey: WrappedKey; readonly issuedAtMs: InstantMs },
): SignedCertificate => {
  const certificate: Certificate = {
    v: 1,
    enrolment: phone.enrolment,
    store: phone.store,
    agreementKey: base64urlOf(phone.agreementKey),
    signingKey: base64urlOf(phone.signingKey),
    wrappedKey: base64urlOf(phone.messageKey.wrapped),
    keyId: phone.messageKey.keyId,
    issuedAtMs: phone.issuedAtMs,
  };
  const text = JSON.stringify(certificate);
  return { text, signature: base64urlOf(signer.sign(text)) };
};

/** The purpose under which the keyring wraps an enrolment's message key. */
export const messageKeyPurpose = (enrolment: EnrolmentId): string => `qoa:message-key:v1:${enrolment}`;
