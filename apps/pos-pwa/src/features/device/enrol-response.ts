import { bytesOfBase64url } from '@qoa/shared/bytes';
import { certificateSchema, parseTextAs, type EnrolResponse } from '@qoa/shared/protocol';
import { isSignedBy } from './keys.ts';

/**
 * Whether the certificate speaks of this phone (this enrolment, this store, the keys that it just sent) and the server signed it. An
 * answer without the server's signing key certifies nothing. Law: authentic
 */
export const certifies = async (response: EnrolResponse, keys: { readonly agreementKey: string; readonly signingKey: string }): Promise<boolean> => {
  const read = parseTextAs(certificateSchema, response.certificate);
  const isOurs =
    read.ok &&
    read.value.enrolment === response.enrolment &&
    read.value.store === response.store.id &&
    read.value.agreementKey === keys.agreementKey &&
    read.value.signingKey === keys.signingKey;
  const [serverKey, signature] = [bytesOfBase64url(response.serverSigningKey ?? ''), bytesOfBase64url(response.certificateSignature)];
  return isOurs && serverKey.ok && signature.ok && isSignedBy(serverKey.value, response.certificate, signature.value);
};
