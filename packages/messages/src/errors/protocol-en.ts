import type { errorsByArea } from '@qoa/shared/errors';
import { said } from './error-text.ts';
import type { ErrorArea } from './error-text.ts';

/** What the peers of the wire disagree about. */
export const protocolErrorsEn: ErrorArea<typeof errorsByArea.protocol> = {
  CERTIFICATE_WRONG: () => ['Qoa does not know this phone by its certificate.', 'Delete nothing: ask for a new enrolment code and what is saved is sent afterwards.'],
  KEY_UNKNOWN: () => ['Qoa does not know this phone: its key is not the one on record.', 'Delete nothing: ask for a new enrolment code and what is saved is sent afterwards.'],
  BODY_INVALID: (facts) => [`What was sent does not have the expected shape (${said(facts, 'path')}).`, 'Correct it by the documentation and send it again.'],
  BODY_TOO_LARGE: (facts) => [`What was sent is above ${said(facts, 'bytesMax')} bytes.`, 'Send it in smaller parts.'],
  MEDIA_TYPE_UNKNOWN: () => ['This address does not read that kind of content.', 'Send application/json.'],
  TOO_MANY_EVENTS: (facts) => [`More than ${said(facts, 'eventsMax')} events in one push.`, 'Send them in smaller parts.'],
  PROTOCOL_UNKNOWN: (facts) => [`The server does not know version ${said(facts, 'version')}.`, 'Update the app; what is saved is sent afterwards.'],
  ROUTE_UNKNOWN: () => ['There is nothing at this address.', 'Check it or begin at the front page.'],
  METHOD_UNKNOWN: () => ['This address does not accept that method.', 'See the documentation for the one to use.'],
  SNAPSHOT_REQUIRED: () => ['What is kept here is too old.', 'It is fetched again in full; nothing is lost.'],
  SCOPE_UNKNOWN: (facts) => [`You cannot read ${said(facts, 'scope')}.`, 'Ask only for what the server offers you.'],
  EVENT_UNKNOWN: () => ['Qoa does not have that sale here.', 'If it was just made, wait until it arrives.'],
  EXPLANATIONS_BUSY: () => ['Many ask why at once.', 'Wait a few seconds and try again.'],
  NONCE_UNKNOWN: () => ['The permit to enter is over.', 'Ask for another and try again.'],
  SIGNATURE_WRONG: () => ['This phone’s signature is not valid.', 'Enrol the phone again; what is saved is kept.'],
  IDEMPOTENCY_MISMATCH: () => ['That key was used with other content.', 'Use a new key for a new record.'],
};
