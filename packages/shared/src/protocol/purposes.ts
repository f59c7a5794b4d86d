/**
 * What a key is used for stands before what is tagged, signed or derived, so that nothing made for one purpose serves another.
 * Each is followed by the content itself. The server's signing key has one purpose only: it signs a certificate's exact text.
 */
export const purposes = {
  /** HMAC under the message key, before an event's bytes. */
  event: 'qoa:event:v1\n',
  /** HMAC under the message key, before the push header's exact text. */
  push: 'qoa:push:v1\n',
  /** HMAC under the message key, before `answerText`. */
  answer: 'qoa:answer:v1\n',
  /** HMAC under the proof key, before `answerText`. The key is derived from each key of the keyring with this as its HKDF info. */
  proof: 'qoa:proof:v1\n',
  /** HKDF info of the message key, before the enrolment's hex. */
  messageKey: 'qoa:message-key:v1\n',
  /** ECDSA of the phone, before `{enrolment}\n{nonce}`. */
  session: 'qoa:session:v1\n',
} as const;
