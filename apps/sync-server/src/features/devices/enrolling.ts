import { drawEnrolmentCode, ENROLMENT_CODE_RANDOM_BYTES, enrolmentUrl, readEnrolmentCode } from '@qoa/shared/codes';
import { base64urlOf, hexOf } from '@qoa/shared/bytes';
import type { EnrolmentCode, EnrolmentId, Epoch, InstantMs, StoreId } from '@qoa/shared/ids';
import { type EnrolmentCodeResponse, enrolmentIdSchema, type EnrolRequest, type EnrolResponse } from '@qoa/shared/protocol';
import { assert, err, ok, type Result } from '@qoa/shared/result';
import type { Keyring } from '../config/index.ts';
import type { Proofs } from '../wire/index.ts';
import { messageKeyPurpose, signedCertificate } from './certificate.ts';
import { agreeOnMessageKey, type Point, pointOf, type Signer } from './device-keys.ts';
import type { NewEnrolment } from './devices-store.ts';
import type { CodeRefused, EnrolledStore, Entered, EnrolmentCodesStore } from './enrolment-codes-store.ts';

/** Why a phone is not enrolled. */
export type EnrolRefused = CodeRefused | { readonly code: 'ENROLMENT_CODE_WRONG' } | { readonly code: 'PUBLIC_KEY_INVALID' };

/** A code and until when it waits for its phone. */
interface OpenedCode {
  readonly code: EnrolmentCode;
  readonly expiresAtMs: InstantMs;
}

/** How phones enter stores. */
export interface Enrolling {
  /**
   * Makes a code that enrols one phone, once, until it expires. It is told here and never again: only its keyed hash is kept.
   * Errors: STORE_UNKNOWN.
   */
  readonly newCode: (store: StoreId, publicUrl: string) => Promise<Result<EnrolmentCodeResponse, { readonly code: 'STORE_UNKNOWN' }>>;
  /**
   * The code by which an enrolment's phone enrols anew in its own store, good for ten minutes from when it is asked for. An enrolment has one for ever, so that
   * asking again brings in no second phone. Errors: STORE_UNKNOWN; RENEWAL_USED, when it has enrolled a phone that was seen since.
   */
  readonly renewalCode: (enrolment: EnrolmentId, store: StoreId) => Promise<Result<OpenedCode, { readonly code: 'STORE_UNKNOWN' | 'RENEWAL_USED' }>>;
  /** What a browser keeps of its enrolment, so that it is known when it comes without its storage. Nobody else can make it. */
  readonly browserProof: (enrolment: EnrolmentId) => string;
  /** What a browser was enrolled as, by that proof; null when it proves nothing. */
  readonly browserWas: (proof: string) => EnrolmentId | null;
  /** True while the code would still enrol a phone. */
  readonly isOpen: (code: string) => Promise<boolean>;
  /**
   * Enrols the phone in the code's store, and tells it the same again while it has made no contact; `predecessor` is what its browser was enrolled as before.
   * Errors: ENROLMENT_CODE_WRONG, ENROLMENT_CODE_UNKNOWN, ENROLMENT_CODE_EXPIRED, ENROLMENT_CODE_USED, PUBLIC_KEY_INVALID.
   */
  readonly enrol: (request: EnrolRequest, predecessor: EnrolmentId | null) => Promise<Result<EnrolResponse, EnrolRefused>>;
}

export interface EnrollingParts {
  readonly codes: EnrolmentCodesStore;
  readonly keyring: Keyring;
  readonly signer: Signer;
  readonly proofs: Proofs;
  readonly epoch: () => Promise<Epoch>;
  readonly now: () => InstantMs;
  readonly random: (length: number) => Uint8Array;
  /** Told after each enrolment is stored. */
  readonly onEnrolled: () => void;
}

/** How long a code waits for its phone. */
const codeLifeMs = 72 * 3_600_000;
const renewalLifeMs = 600_000;
/** Ten years. */
export const browserLifeMs = 315_360_000_000;

/** Enrolment by one-time code: ECDH on P-256, the message key wrapped by the keyring, a certificate for the phone to keep. */
export const enrolling = (parts: EnrollingParts): Enrolling => ({
  newCode: async (store, publicUrl) => {
    const made = await openCode(parts, store, drawnCode(parts.random), codeLifeMs);
    if (!made.ok) return made;
    const { code, expiresAtMs, serves } = made.value;
    assert(serves, 'a code that was just drawn has enrolled nobody');
    return ok({ code, url: enrolmentUrl(publicUrl, code), expiresAtMs });
  },
  renewalCode: async (enrolment, store) => {
    const made = await openCode(parts, store, codeOfRenewal(parts.proofs, enrolment), renewalLifeMs);
    if (!made.ok) return made;
    const { code, expiresAtMs, serves } = made.value;
    return serves ? ok({ code, expiresAtMs }) : err({ code: 'RENEWAL_USED' });
  },
  browserProof: (enrolment) => parts.proofs.issue('device-browser', enrolment, parts.now() + browserLifeMs),
  browserWas: (proof) => {
    const read = enrolmentIdSchema.safeParse(parts.proofs.check('device-browser', proof, parts.now()));
    return read.success ? read.data : null;
  },
  isOpen: (code) => parts.codes.isOpen(hashOf(parts, code), parts.now()),
  enrol: async (request, predecessor) => {
    const code = readEnrolmentCode(request.code);
    if (!code.ok) return err({ code: 'ENROLMENT_CODE_WRONG' });
    const [agreementKey, signingKey] = [pointOf(request.agreementKey), pointOf(request.signingKey)];
    if (agreementKey === null || signingKey === null) return err({ code: 'PUBLIC_KEY_INVALID' });
    const epoch = await parts.epoch();
    const enrolment = hexOf(parts.random(8)) as EnrolmentId;
    const nowMs = parts.now();
    const remembers = predecessor === null || request.remembers === undefined ? null : request.remembers.includes(predecessor);
    const issued = { enrolment, agreementKey, signingKey, app: request.app, predecessor, remembers, issuedMs: nowMs, ...agreeOnMessageKey(agreementKey, enrolment) };
    const used = await parts.codes.use(hashOf(parts, code.value), nowMs, (store) => newEnrolment(parts, issued, store));
    if (used.ok) parts.onEnrolled();
    return used.ok ? ok(answerOf(parts, used.value, epoch, nowMs)) : used;
  },
});

const openCode = async (parts: EnrollingParts, store: StoreId, code: EnrolmentCode, lifeMs: number): Promise<Result<OpenedCode & { readonly serves: boolean }, { readonly code: 'STORE_UNKNOWN' }>> => {
  if ((await parts.codes.storeOf(store)) === null) return err({ code: 'STORE_UNKNOWN' });
  const expiresAtMs = parts.now() + lifeMs;
  const serves = await parts.codes.add({ hash: hashOf(parts, code), store, createdMs: parts.now(), expiresMs: expiresAtMs, used: null });
  return ok({ code, expiresAtMs, serves });
};

/** The same to the same phone, but for the time: its clock is measured by it. */
const answerOf = ({ signer }: EnrollingParts, { store, enrolment: { enrolment, serverKey, certificate, certificateSignature } }: Entered, epoch: Epoch, serverMs: InstantMs): EnrolResponse => ({
  enrolment,
  epoch,
  serverMs,
  serverKey: base64urlOf(serverKey),
  certificate,
  certificateSignature,
  serverSigningKey: base64urlOf(signer.publicPoint),
  store,
});

const newEnrolment = (
  { keyring, signer }: EnrollingParts,
  phone: { readonly enrolment: EnrolmentId; readonly agreementKey: Point; readonly signingKey: Point; readonly app: string; readonly predecessor: EnrolmentId | null; readonly remembers: boolean | null; readonly issuedMs: InstantMs; readonly serverKey: Point; readonly messageKey: Uint8Array },
  store: EnrolledStore,
): NewEnrolment => {
  const messageKey = keyring.wrap(phone.messageKey, messageKeyPurpose(phone.enrolment));
  const certificate = signedCertificate(signer, { ...phone, store: store.id, messageKey, issuedAtMs: phone.issuedMs });
  return {
    enrolment: phone.enrolment,
    store: store.id,
    agreementKey: phone.agreementKey,
    signingKey: phone.signingKey,
    serverKey: phone.serverKey,
    wrappedKey: messageKey.wrapped,
    keyId: messageKey.keyId,
    certificate: certificate.text,
    certificateSignature: certificate.signature,
    app: phone.app,
    predecessor: phone.predecessor,
    remembers: phone.remembers,
    issuedMs: phone.issuedMs,
  };
};

const hashOf = (parts: EnrollingParts, code: string): Uint8Array => parts.proofs.codeHash('enrolment', code);

/** Nobody but us can make it, and we make no other. */
const codeOfRenewal = ({ codeHash }: Proofs, enrolment: EnrolmentId): EnrolmentCode => {
  let draw = 0;
  return drawnCode((length) => codeHash('renewal', `${enrolment}:${(draw += 1)}`).subarray(0, length));
};

const drawnCode = (random: (length: number) => Uint8Array): EnrolmentCode => {
  for (;;) {
    const code = drawEnrolmentCode(random(ENROLMENT_CODE_RANDOM_BYTES));
    if (code !== null) return code;
  }
};
