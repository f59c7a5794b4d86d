import type { ErrorEntry } from './entry.ts';

/** What concerns one phone: its envelopes, its enrolment, its camera and its storage. */
export const deviceErrors = {
  /** The envelope's tag or bytes do not verify: a push's answer names it in `unreadable`. It binds nothing: the phone moves those bytes to the drawer, the true ones may still come. */
  UNREADABLE: { kind: 'protocol', http: 422, retry: 'never', classes: [], facts: ['seq'], reserved: true },
  /** Another envelope with a valid tag already has this number. Both are kept; people decide. */
  FORK: { kind: 'protocol', http: null, retry: 'never', classes: ['held'], facts: ['seq'] },
  /** The event is of a kind or version that this server does not know yet. It is kept and judged after the server's update. */
  UNKNOWN_KIND: { kind: 'protocol', http: null, retry: 'never', classes: ['held'], facts: ['kind'] },
  /** Judging this one event failed by our own mistake. It is kept and judged after the repair; the events behind it go on. */
  POISONED: { kind: 'defect', http: null, retry: 'never', classes: ['held'], facts: [] },
  /** The phone's enrolment was revoked. It may still deliver, never read; what cannot be proved earlier than the revocation is held. */
  ENROLMENT_REVOKED: { kind: 'refusal', http: 403, retry: 'never', classes: ['held'], facts: ['revokedAtMs'] },
  /** No phone has this enrolment. */
  ENROLMENT_UNKNOWN: { kind: 'refusal', http: 404, retry: 'after-enrolment', classes: [], facts: [] },
  /** The enrolment code is not as it was written: a symbol is wrong or missing. */
  ENROLMENT_CODE_WRONG: { kind: 'refusal', http: 422, retry: 'corrected', classes: [], facts: [] },
  /** The enrolment code is well formed but was never issued. */
  ENROLMENT_CODE_UNKNOWN: { kind: 'refusal', http: 404, retry: 'corrected', classes: [], facts: [] },
  /** The enrolment code is too old. Ask for a new one. */
  ENROLMENT_CODE_EXPIRED: { kind: 'refusal', http: 410, retry: 'corrected', classes: [], facts: ['expiredAtMs'] },
  /** The enrolment code has enrolled another phone. Ask for a new one. */
  ENROLMENT_CODE_USED: { kind: 'refusal', http: 409, retry: 'corrected', classes: [], facts: [] },
  /** The phone asks for a code to enrol anew, and the server never saw its storage go back. A person's code does the same. */
  ROLLBACK_UNSEEN: { kind: 'refusal', http: 409, retry: 'never', classes: [], facts: [] },
  /** The code with which a phone whose storage went back may enrol anew by itself, once, has done so before. A person's code does it again. */
  RENEWAL_USED: { kind: 'refusal', http: 409, retry: 'never', classes: [], facts: [] },
  /** A public key is not a point of P-256. */
  PUBLIC_KEY_INVALID: { kind: 'protocol', http: 422, retry: 'corrected', classes: [], facts: [] },
  /** On the phone: the enrolment's answer bears no certificate of the keys shown, signed by the server that it names, so it may be anybody's. Nothing is enrolled; the same code enrols on a line that is Qoa's. */
  SERVER_UNPROVED: { kind: 'protocol', http: null, retry: 'same-bytes-later', classes: [], facts: [] },
  /** On the phone: its storage is full, so the sale could not be saved. It stays on screen; nothing is half-saved. */
  STORAGE_FULL: { kind: 'fault', http: null, retry: 'same-bytes-later', classes: [], facts: [] },
  /** On the phone: the browser gives no lasting storage (private mode), or its storage is blocked or broken now, so no sale can be saved. What is on screen stays. */
  STORAGE_UNAVAILABLE: { kind: 'fault', http: null, retry: 'corrected', classes: [], facts: [] },
  /** On the phone: the page was opened without HTTPS, where the browser gives no keys, so nothing can be sealed. */
  PAGE_INSECURE: { kind: 'fault', http: null, retry: 'corrected', classes: [], facts: [] },
  /** On the phone: its storage was deleted while the page was open, keys, numbers and queue alike. What is on screen stays; it enrols anew. */
  STORAGE_EVICTED: { kind: 'fault', http: null, retry: 'after-enrolment', classes: [], facts: [] },
  /** On the phone: its storage went back to an earlier state. It goes on recording and enrols anew at the next signal. */
  STORAGE_ROLLED_BACK: { kind: 'fault', http: null, retry: 'after-enrolment', classes: [], facts: [] },
  /** On the phone: the server answers, yet nothing of the queue settles, also after the connection and the database were opened anew. Nothing is lost. */
  QUEUE_STALLED: { kind: 'fault', http: null, retry: 'same-bytes-later', classes: [], facts: [] },
  /** On the phone: the store cannot be removed from it while `waiting` events are only here. */
  EVENTS_WAIT: { kind: 'refusal', http: null, retry: 'same-bytes-later', classes: [], facts: ['waiting'] },
  /** On the phone: the bytes of `count` envelopes are damaged. They are kept in the drawer. */
  QUEUE_DAMAGED: { kind: 'fault', http: null, retry: 'never', classes: [], facts: ['count'] },
  /** On the phone: this draft was saved before, so saving it again changed nothing. */
  ALREADY_SAVED: { kind: 'refusal', http: null, retry: 'never', classes: [], facts: ['seq'] },
  /** On the phone or in the console: the chosen file holds no envelope. */
  RESCUE_FILE_EMPTY: { kind: 'refusal', http: null, retry: 'corrected', classes: [], facts: [] },
  /** On the phone: the sale has too many products for a receipt that a camera reads. The rescue file carries it. */
  RECEIPT_TOO_LONG: { kind: 'refusal', http: null, retry: 'never', classes: [], facts: [] },
  /** On the phone: the person has not allowed the camera. */
  CAMERA_DENIED: { kind: 'fault', http: null, retry: 'corrected', classes: [], facts: [] },
  /** On the phone: there is no camera, or the page may not use one (no HTTPS). */
  CAMERA_ABSENT: { kind: 'fault', http: null, retry: 'corrected', classes: [], facts: [] },
  /** On the phone: another app or the system took the camera away. */
  CAMERA_LOST: { kind: 'fault', http: null, retry: 'same-bytes-later', classes: [], facts: [] },
  /** On the phone: no barcode reader could be loaded. Typing still works. */
  DECODER_UNAVAILABLE: { kind: 'fault', http: null, retry: 'same-bytes-later', classes: [], facts: [] },
  /** A torn or mistyped code: its check digit does not hold. */
  CHECK_DIGIT_WRONG: { kind: 'refusal', http: 422, retry: 'corrected', classes: [], facts: ['text'] },
  /** The scanned symbol is neither a card, a product, a voucher nor an enrolment code. */
  NOT_OURS: { kind: 'refusal', http: 422, retry: 'corrected', classes: [], facts: [] },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
