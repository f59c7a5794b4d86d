import { bytesOfBase64url } from '@qoa/shared/bytes';
import type { Epoch, InstantMs } from '@qoa/shared/ids';
import { type AdoptRequest, type AdoptResponse, type Certificate, certificateSchema, parseTextAs } from '@qoa/shared/protocol';
import { assert, err, ok, type Result } from '@qoa/shared/result';
import type { Keyring } from '../config/index.ts';
import type { Keeps } from '../keeps/index.ts';
import { messageKeyPurpose } from './certificate.ts';
import { isSignedBy, pointOf, publicKeyOf, type Signer } from './device-keys.ts';
import type { DevicesStore } from './devices-store.ts';
import type { EnrolmentCodesStore } from './enrolment-codes-store.ts';

/** Why a phone is not adopted: it enrols anew. */
export type AdoptRefused = { readonly code: 'CERTIFICATE_WRONG' } | { readonly code: 'KEY_UNKNOWN' } | { readonly code: 'STORE_UNKNOWN' };

/** How phones come back that a restored server no longer knows. Rules: Restore, Keys */
export interface Adopting {
  /**
   * Makes the certificate's enrolment again: same id, same keys, and what its browser was enrolled as before. One that stands is left as it is, and one that was revoked or declared lost comes back so.
   * Errors: CERTIFICATE_WRONG, not signed by this server; KEY_UNKNOWN, its message key was wrapped by a key that the keyring no longer
   * holds; STORE_UNKNOWN, the backup does not hold its store.
   */
  readonly adopt: (request: AdoptRequest) => Promise<Result<AdoptResponse, AdoptRefused>>;
}

export interface AdoptingParts {
  readonly devices: Pick<DevicesStore, 'adopt'>;
  readonly codes: Pick<EnrolmentCodesStore, 'storeOf'>;
  readonly keyring: Keyring;
  readonly signer: Signer;
  /** What the keeps say of an enrolment. */
  readonly keeps: Pick<Keeps, 'revokedAtMs' | 'lostAtMs' | 'successionOf'>;
  readonly epoch: () => Promise<Epoch>;
  readonly now: () => InstantMs;
  /** Told after each adoption is stored. */
  readonly onAdopted: () => void;
}

/** Adoption by certificate: the server believes its own signature. */
export const adopting = (parts: AdoptingParts): Adopting => {
  const ownKey = publicKeyOf(parts.signer.publicPoint);
  assert(ownKey !== null, 'the signing key lies on the curve');
  return {
    adopt: async (request) => {
      const signature = bytesOfBase64url(request.certificateSignature);
      if (!signature.ok || !isSignedBy(ownKey, request.certificate, signature.value)) return err({ code: 'CERTIFICATE_WRONG' });
      const certificate = parseTextAs(certificateSchema, request.certificate);
      if (!certificate.ok) return err({ code: 'CERTIFICATE_WRONG' });
      return remade(parts, request, certificate.value);
    },
  };
};

const remade = async (parts: AdoptingParts, request: AdoptRequest, certificate: Certificate): Promise<Result<AdoptResponse, AdoptRefused>> => {
  const { enrolment, store, keyId, issuedAtMs } = certificate;
  const wrapped = bytesOfBase64url(certificate.wrappedKey);
  const [agreementKey, signingKey] = [pointOf(certificate.agreementKey), pointOf(certificate.signingKey)];
  if (!wrapped.ok || agreementKey === null || signingKey === null) return err({ code: 'CERTIFICATE_WRONG' });
  if (parts.keyring.unwrap({ keyId, wrapped: wrapped.value }, messageKeyPurpose(enrolment)) === null) return err({ code: 'KEY_UNKNOWN' });
  if ((await parts.codes.storeOf(store)) === null) return err({ code: 'STORE_UNKNOWN' });
  const epoch = await parts.epoch();
  const succession = parts.keeps.successionOf(enrolment);
  await parts.devices.adopt({
    ...{ enrolment, store, agreementKey, signingKey, wrappedKey: wrapped.value, keyId, certificate: request.certificate, certificateSignature: request.certificateSignature },
    ...{ app: '', predecessor: succession?.predecessor ?? null, remembers: succession?.remembers ?? null, issuedMs: issuedAtMs, revokedMs: parts.keeps.revokedAtMs(enrolment), lostMs: parts.keeps.lostAtMs(enrolment) },
  });
  parts.onAdopted();
  return ok({ enrolment, epoch, serverMs: parts.now() });
};
