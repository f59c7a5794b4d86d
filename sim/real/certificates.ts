import type { EnrolmentId, Epoch, StoreId } from '@qoa/shared/ids';
import type { AdoptRequest } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import type { Keyring } from '@qoa/sync-server/features/config';
import { adopting, messageKeyPurpose, signedCertificate, signerOf, sqlDevicesStore, sqlEnrolmentCodesStore } from '@qoa/sync-server/features/devices';
import type { Keeps } from '@qoa/sync-server/features/keeps';
import type { Database } from '@qoa/sync-server/platform/database';

/** Enrolments with what the server signed at each, by which phones come back that a restored server lacks. */
export interface Certificates {
  readonly enrol: (enrolment: EnrolmentId, store: StoreId, atMs: number) => Promise<void>;
  /** Those of these phones that the storage does not know show their certificates. */
  readonly adoptLost: (enrolments: readonly EnrolmentId[]) => Promise<void>;
}

const signer = signerOf(Buffer.alloc(32, 9).toString('base64'));

/** The product's own adoption on a database. */
export const certificatesOf = ({ kysely, listen }: Database, keeps: Keeps, keyring: Keyring): Certificates => {
  const shownBy = new Map<EnrolmentId, AdoptRequest>();
  const point = signer.publicPoint;
  const adoption = adopting({
    devices: sqlDevicesStore({ kysely, listen }),
    codes: sqlEnrolmentCodesStore({ kysely }),
    keyring, signer, keeps,
    epoch: () => Promise.resolve('' as Epoch),
    now: () => 0,
    onAdopted: () => undefined,
  });
  return {
    enrol: async (enrolment, store, atMs) => {
      const messageKey = keyring.wrap(new Uint8Array(32), messageKeyPurpose(enrolment));
      const { text, signature } = signedCertificate(signer, { enrolment, store, agreementKey: point, signingKey: point, messageKey, issuedAtMs: atMs });
      shownBy.set(enrolment, { certificate: text, certificateSignature: signature });
      const keys = { agreement_key: Buffer.from(point), signing_key: Buffer.from(point), wrapped_key: Buffer.from(messageKey.wrapped), key_id: messageKey.keyId, certificate: text, certificate_signature: signature, app: 'sim' };
      await kysely.insertInto('enrolments').values({ id: Buffer.from(enrolment, 'hex'), store_id: store, ...keys, issued_ms: atMs, revoked_ms: null }).execute();
    },
    adoptLost: async (enrolments) => {
      const known = new Set((await kysely.selectFrom('enrolments').select('id').execute()).map(({ id }) => id.toString('hex')));
      for (const enrolment of enrolments) {
        const shown = shownBy.get(enrolment);
        if (known.has(enrolment) || shown === undefined) continue;
        const adopted = await adoption.adopt(shown);
        assert(adopted.ok, 'a phone is adopted by its certificate');
      }
    },
  };
};
