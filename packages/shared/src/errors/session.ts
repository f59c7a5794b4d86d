import type { ErrorEntry } from './entry.ts';

/** What whoever asks in the name of a store, a card or a person may meet: a phone or somebody who signed in. */
export const sessionErrors = {
  /** Nobody is signed in, or no session token came. */
  UNAUTHENTICATED: { kind: 'refusal', http: 401, retry: 'after-session', classes: [], facts: [] },
  /** The session is over. Delivery of sales goes on without one. */
  SESSION_EXPIRED: { kind: 'refusal', http: 401, retry: 'after-session', classes: [], facts: [] },
  /** This role may not do this. */
  FORBIDDEN: { kind: 'refusal', http: 403, retry: 'never', classes: [], facts: [] },
  /** There is no such store in reach of this role. */
  STORE_UNKNOWN: { kind: 'refusal', http: 404, retry: 'corrected', classes: [], facts: [] },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
