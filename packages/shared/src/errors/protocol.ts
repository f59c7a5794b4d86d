import type { ErrorEntry } from './entry.ts';

/** What the peers of the wire disagree about. */
export const protocolErrors = {
  /** The push header's tag does not verify, or the server does not know the enrolment's key. The phone keeps all and enrols anew. */
  KEY_UNKNOWN: { kind: 'protocol', http: 401, retry: 'after-enrolment', classes: [], facts: [] },
  /** The certificate was not signed by this server, or is none. The phone enrols anew. */
  CERTIFICATE_WRONG: { kind: 'protocol', http: 401, retry: 'after-enrolment', classes: [], facts: [] },
  /** The body is not JSON or not of the route's shape; `path` is the first place that is wrong. */
  BODY_INVALID: { kind: 'protocol', http: 400, retry: 'corrected', classes: [], facts: ['path'] },
  /** The body has more than `bytesMax` bytes. */
  BODY_TOO_LARGE: { kind: 'protocol', http: 413, retry: 'smaller', classes: [], facts: ['bytesMax'] },
  /** The body is not of the media type that the route reads. */
  MEDIA_TYPE_UNKNOWN: { kind: 'protocol', http: 415, retry: 'corrected', classes: [], facts: [] },
  /** The push has more than `eventsMax` events. */
  TOO_MANY_EVENTS: { kind: 'protocol', http: 413, retry: 'smaller', classes: [], facts: ['eventsMax'] },
  /** The message names a protocol version that this server has never seen. */
  PROTOCOL_UNKNOWN: { kind: 'protocol', http: 400, retry: 'after-update', classes: [], facts: ['version'] },
  /** There is nothing at this address. */
  ROUTE_UNKNOWN: { kind: 'protocol', http: 404, retry: 'corrected', classes: [], facts: [] },
  /** The address exists, but not for this method. */
  METHOD_UNKNOWN: { kind: 'protocol', http: 405, retry: 'corrected', classes: [], facts: [] },
  /** The cursor is below the feed's floor or of another epoch: the reader takes a snapshot. */
  SNAPSHOT_REQUIRED: { kind: 'protocol', http: 409, retry: 'after-snapshot', classes: [], facts: ['scope'], reserved: true },
  /** A scope that this reader may not follow, or that does not exist. */
  SCOPE_UNKNOWN: { kind: 'protocol', http: 403, retry: 'corrected', classes: [], facts: ['scope'], reserved: true },
  /** Whoever asks has no event of this name or number here: it has not come, or it is another's. */
  EVENT_UNKNOWN: { kind: 'refusal', http: 404, retry: 'corrected', classes: [], facts: [] },
  /** Many ask why at once, and sales go first: the same again in a few seconds. */
  EXPLANATIONS_BUSY: { kind: 'fault', http: 429, retry: 'same-bytes-later', classes: [], facts: [] },
  /** The nonce was never given, is too old, or was used. */
  NONCE_UNKNOWN: { kind: 'protocol', http: 401, retry: 'after-session', classes: [], facts: [] },
  /** The signature over the nonce does not verify. */
  SIGNATURE_WRONG: { kind: 'protocol', http: 401, retry: 'after-enrolment', classes: [], facts: [] },
  /** An idempotency key came again with another body. */
  IDEMPOTENCY_MISMATCH: { kind: 'protocol', http: 422, retry: 'never', classes: [], facts: [], reserved: true },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
