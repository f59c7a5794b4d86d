import type { ErrorText } from './error-text.ts';
import type { PhoneWire } from './phone-wire-es.ts';

const notKnown: ErrorText = ['Qoa does not know this phone.', 'Delete nothing: ask for a new enrolment code and what is saved is sent afterwards.'];
const otherRelease: ErrorText = ['Qoa and this phone have different versions.', 'With internet, close Qoa and open it again to update it. What is saved is sent afterwards.'];
const notTaken: ErrorText = ['Qoa could not take what this phone sent.', 'Nothing is lost. With internet, close Qoa and open it again; if it goes on, call support.'];
const tooMuch: ErrorText = ['There were too many sales for one sending.', 'They send themselves in smaller parts. Keep selling.'];
const entersAgain: ErrorText = ['This phone has to enter Qoa again.', 'It does so by itself when there is internet. Keep selling.'];

/** What a phone and the server may disagree about, told to a tendero. */
export const phoneWireEn: PhoneWire = {
  CERTIFICATE_WRONG: notKnown,
  KEY_UNKNOWN: notKnown,
  SIGNATURE_WRONG: notKnown,
  PROTOCOL_UNKNOWN: otherRelease,
  BODY_INVALID: notTaken,
  MEDIA_TYPE_UNKNOWN: notTaken,
  ROUTE_UNKNOWN: notTaken,
  METHOD_UNKNOWN: notTaken,
  SCOPE_UNKNOWN: notTaken,
  IDEMPOTENCY_MISMATCH: notTaken,
  BODY_TOO_LARGE: tooMuch,
  TOO_MANY_EVENTS: tooMuch,
  SNAPSHOT_REQUIRED: ['What is kept here is too old.', 'It is fetched again in full; nothing is lost.'],
  EVENT_UNKNOWN: ['Qoa does not have that sale here.', 'If it was just made, wait until it arrives.'],
  EXPLANATIONS_BUSY: ['Many ask why at once.', 'Wait a few seconds and try again.'],
  NONCE_UNKNOWN: entersAgain,
  UNAUTHENTICATED: entersAgain,
  SESSION_EXPIRED: entersAgain,
  FORBIDDEN: ['This phone may not do that.', 'Call support; what is saved is not deleted.'],
  STORE_UNKNOWN: ['Qoa does not find that store.', 'Call support; what is saved is not deleted.'],
};
