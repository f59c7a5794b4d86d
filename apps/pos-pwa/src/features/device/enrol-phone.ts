import { base64urlOf, bytesOfBase64url } from '@qoa/shared/bytes';
import { retryOnPhone } from '@qoa/shared/errors';
import type { InstantMs } from '@qoa/shared/ids';
import { ENROL_REMEMBERS_MAX, enrolResponseSchema, parseAs, type EnrolRequest, type EnrolResponse } from '@qoa/shared/protocol';
import { assert, err, ok, type Result } from '@qoa/shared/result';
import type { Http } from '../../platform/http.ts';
import { faultOf } from '../../platform/storage-fault.ts';
import type { Vault } from '../../platform/vault.ts';
import type { EnrolRefusal } from './device.ts';
import { readEnrolments, writeContact, writeEnrolment, type EnrolmentRecord } from './device-records.ts';
import { forgetDrawn, keysFor } from './drawn-keys.ts';
import { certifies } from './enrol-response.ts';
import { deriveMessageKey, pointOf, type EnrolmentKeys } from './keys.ts';

/** Long enough for a bad line. */
const ENROL_TIMEOUT_MS = 30_000;

/** What enrolling needs. */
export interface EnrolNeeds {
  readonly http: Http;
  readonly vault: Vault;
  readonly app: string;
  readonly wallMs: () => InstantMs;
}

/**
 * Shows the code with the keys drawn for it, derives the message key, and keeps all of it in the vault; the drawn pairs are forgotten.
 * An answer that was lost is asked for again by the same call.
 *
 * Errors: NETWORK_AWAY, the server's codes, the storage faults, PROTOCOL_UNKNOWN when the answer is none that this release can read, SERVER_UNPROVED when it is none to believe.
 */
export const enrolPhone = async (needs: EnrolNeeds, code: string): Promise<Result<EnrolmentRecord, EnrolRefusal>> => {
  try {
    return await enrolBy(needs, code, await keysFor(needs.vault, code));
  } catch (error) {
    return err({ code: faultOf(error).code });
  }
};

/** Rejects where the vault does. */
const enrolBy = async (needs: EnrolNeeds, code: string, keys: EnrolmentKeys): Promise<Result<EnrolmentRecord, EnrolRefusal>> => {
  const { vault, wallMs } = needs;
  const { remembered } = await readEnrolments(vault);
  const request: EnrolRequest = { code, app: needs.app, remembers: remembered.slice(-ENROL_REMEMBERS_MAX), ...(await publicKeysOf(keys)) };
  const answer = await needs.http.post('/v1/enrolments', request, { timeoutMs: ENROL_TIMEOUT_MS });
  if (!answer.ok) {
    if (willNeverDo(answer.error.code)) await forgetDrawn(vault);
    return err(answer.error);
  }
  const read = parseAs(enrolResponseSchema, answer.value);
  if (!read.ok) return err({ code: 'PROTOCOL_UNKNOWN' });
  if (!(await certifies(read.value, request))) return err({ code: 'SERVER_UNPROVED' });
  const response = read.value;
  const record = await recordOf(response, keys, await laterThanAll(vault, response.serverMs));
  await writeEnrolment(vault, record);
  await writeContact(vault, record.enrolment, { epoch: response.epoch, offsetMs: response.serverMs - wallMs() });
  await forgetDrawn(vault);
  return ok(record);
};

/** Another code is needed, or the same written rightly: keys drawn for this one serve nobody. */
const willNeverDo = (code: string): boolean => retryOnPhone(code) === 'corrected';

/** The newest enrolment is the one that seals, so its time is above all others, whatever any clock says. The server's, since phones' go back. */
const laterThanAll = async (vault: Vault, serverMs: InstantMs): Promise<InstantMs> => {
  const { enrolments, wipedAtMs } = await readEnrolments(vault);
  return Math.max(serverMs, (wipedAtMs ?? 0) + 1, ...enrolments.map(({ record }) => record.enrolledAtMs + 1));
};

const publicKeysOf = async (keys: EnrolmentKeys): Promise<Pick<EnrolRequest, 'agreementKey' | 'signingKey'>> => ({
  agreementKey: base64urlOf(await pointOf(keys.agreement.publicKey)),
  signingKey: base64urlOf(await pointOf(keys.signing.publicKey)),
});

const recordOf = async (response: EnrolResponse, keys: EnrolmentKeys, enrolledAtMs: InstantMs): Promise<EnrolmentRecord> => {
  const serverPoint = bytesOfBase64url(response.serverKey);
  assert(serverPoint.ok, 'the answer was read');
  const { enrolment, store, certificate, certificateSignature, serverSigningKey = '' } = response;
  const messageKey = await deriveMessageKey(keys.agreement.privateKey, serverPoint.value, enrolment);
  return { enrolment, store, enrolledAtMs, messageKey, signingKey: keys.signing.privateKey, certificate, certificateSignature, serverSigningKey };
};
