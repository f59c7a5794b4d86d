import { base64urlOf, bytesOfBase64url } from '@qoa/shared/bytes';
import type { InstantMs } from '@qoa/shared/ids';
import { enrolResponseSchema, parseAs, type EnrolRequest, type EnrolResponse } from '@qoa/shared/protocol';
import { assert, err, ok, type Result } from '@qoa/shared/result';
import type { Http } from '../../platform/http.ts';
import { faultOf } from '../../platform/storage-fault.ts';
import type { Vault } from '../../platform/vault.ts';
import type { EnrolRefusal } from './device.ts';
import { writeContact, writeEnrolment, type EnrolmentRecord } from './device-records.ts';
import { certifies } from './enrol-response.ts';
import { deriveMessageKey, drawEnrolmentKeys, pointOf, type EnrolmentKeys } from './keys.ts';

/** Long enough for a bad line: a code is used once, so its answer must not be missed. */
const ENROL_TIMEOUT_MS = 30_000;

/** What enrolling needs. */
export interface EnrolNeeds {
  readonly http: Http;
  readonly vault: Vault;
  readonly app: string;
  readonly wallMs: () => InstantMs;
}

/**
 * Draws keys, shows the code, derives the message key, and keeps all of it in the vault; the agreement key is forgotten.
 * Errors: NETWORK_AWAY, the server's codes, the storage faults, PROTOCOL_UNKNOWN when the answer is none that this release can read.
 */
export const enrolPhone = async (needs: EnrolNeeds, code: string): Promise<Result<EnrolmentRecord, EnrolRefusal>> => {
  const keys = await drawEnrolmentKeys();
  const request: EnrolRequest = { code, app: needs.app, ...(await publicKeysOf(keys)) };
  const answer = await needs.http.post('/v1/enrolments', request, { timeoutMs: ENROL_TIMEOUT_MS });
  if (!answer.ok) return err(answer.error);
  const read = parseAs(enrolResponseSchema, answer.value);
  if (!read.ok || !certifies(read.value, request)) return err({ code: 'PROTOCOL_UNKNOWN' });
  const response = read.value;
  const record = await recordOf(response, keys, needs.wallMs());
  try {
    await writeEnrolment(needs.vault, record);
    await writeContact(needs.vault, record.enrolment, { epoch: response.epoch, offsetMs: response.serverMs - needs.wallMs() });
    return ok(record);
  } catch (error) {
    return err({ code: faultOf(error).code });
  }
};

const publicKeysOf = async (keys: EnrolmentKeys): Promise<Pick<EnrolRequest, 'agreementKey' | 'signingKey'>> => ({
  agreementKey: base64urlOf(await pointOf(keys.agreement.publicKey)),
  signingKey: base64urlOf(await pointOf(keys.signing.publicKey)),
});

const recordOf = async (response: EnrolResponse, keys: EnrolmentKeys, enrolledAtMs: InstantMs): Promise<EnrolmentRecord> => {
  const serverPoint = bytesOfBase64url(response.serverKey);
  assert(serverPoint.ok, 'the answer was read');
  const { enrolment, store, certificate, certificateSignature } = response;
  const messageKey = await deriveMessageKey(keys.agreement.privateKey, serverPoint.value, enrolment);
  return { enrolment, store, enrolledAtMs, messageKey, signingKey: keys.signing.privateKey, certificate, certificateSignature };
};
