import type { deviceErrors } from './device.ts';
import type { Retry } from './entry.ts';
import type { protocolErrors } from './protocol.ts';
import type { serverErrors } from './server.ts';
import type { sessionErrors } from './session.ts';

type PhoneErrors = typeof deviceErrors & typeof protocolErrors & typeof sessionErrors & typeof serverErrors;

// What the registry says, once more: its entries would be in the phone's first load for this one word of each. One that says otherwise here is a type error.
const retries: { readonly [Code in keyof PhoneErrors]: PhoneErrors[Code]['retry'] } = {
  UNREADABLE: 'never', FORK: 'never', UNKNOWN_KIND: 'never', POISONED: 'never', ENROLMENT_REVOKED: 'never', ENROLMENT_UNKNOWN: 'after-enrolment', ENROLMENT_CODE_WRONG: 'corrected',
  ENROLMENT_CODE_UNKNOWN: 'corrected', ENROLMENT_CODE_EXPIRED: 'corrected', ENROLMENT_CODE_USED: 'corrected', ROLLBACK_UNSEEN: 'never', RENEWAL_USED: 'never', PUBLIC_KEY_INVALID: 'corrected',
  SERVER_UNPROVED: 'same-bytes-later', STORAGE_FULL: 'same-bytes-later', STORAGE_UNAVAILABLE: 'corrected', PAGE_INSECURE: 'corrected', STORAGE_EVICTED: 'after-enrolment',
  STORAGE_ROLLED_BACK: 'after-enrolment', QUEUE_STALLED: 'same-bytes-later', EVENTS_WAIT: 'same-bytes-later', QUEUE_DAMAGED: 'never', ALREADY_SAVED: 'never', RESCUE_FILE_EMPTY: 'corrected',
  RECEIPT_TOO_LONG: 'never', CAMERA_DENIED: 'corrected', CAMERA_ABSENT: 'corrected', CAMERA_LOST: 'same-bytes-later', DECODER_UNAVAILABLE: 'same-bytes-later', CHECK_DIGIT_WRONG: 'corrected',
  NOT_OURS: 'corrected',
  KEY_UNKNOWN: 'after-enrolment', CERTIFICATE_WRONG: 'after-enrolment', BODY_INVALID: 'corrected', BODY_TOO_LARGE: 'smaller', MEDIA_TYPE_UNKNOWN: 'corrected', TOO_MANY_EVENTS: 'smaller',
  PROTOCOL_UNKNOWN: 'after-update', ROUTE_UNKNOWN: 'corrected', METHOD_UNKNOWN: 'corrected', SNAPSHOT_REQUIRED: 'after-snapshot', SCOPE_UNKNOWN: 'corrected', EVENT_UNKNOWN: 'corrected',
  EXPLANATIONS_BUSY: 'same-bytes-later', NONCE_UNKNOWN: 'after-session', SIGNATURE_WRONG: 'after-enrolment', IDEMPOTENCY_MISMATCH: 'never',
  UNAUTHENTICATED: 'after-session', SESSION_EXPIRED: 'after-session', FORBIDDEN: 'never', STORE_UNKNOWN: 'corrected',
  RATE_LIMITED: 'same-bytes-later', UNAVAILABLE: 'same-bytes-later', NETWORK_AWAY: 'same-bytes-later', DEFECT: 'same-bytes-later', ORIGIN_REFUSED: 'never',
};

/** What a phone does next after a code that a request of its own was answered with, or that it met itself; null: a code of a newer release, or none that a phone meets so. The rest of the catalogue is no part of its first load. */
export const retryOnPhone = (code: string): Retry | null => (isOwn(code) ? retries[code] : null);

const isOwn = (code: string): code is keyof PhoneErrors => Object.hasOwn(retries, code);
