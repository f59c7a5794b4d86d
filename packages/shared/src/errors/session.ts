import type { ErrorEntry } from './entry.ts';

/** What whoever asks in the name of a store, a card or a person may meet: a phone or somebody who signed in. */
export const sessionErrors = {
  /** Nobody is signed in, or no session token came. `who` may come in: a `device`, a `card`; without it a person of the console. */
  UNAUTHENTICATED: { kind: 'refusal', http: 401, retry: 'after-session', classes: [], facts: ['who'] },
  /** The session is over. Delivery of sales goes on without one. `who` as in UNAUTHENTICATED. */
  SESSION_EXPIRED: { kind: 'refusal', http: 401, retry: 'after-session', classes: [], facts: ['who'] },
  /** This role may not do this. */
  FORBIDDEN: { kind: 'refusal', http: 403, retry: 'never', classes: [], facts: [] },
  /** There is no such store in reach of this role. */
  STORE_UNKNOWN: { kind: 'refusal', http: 404, retry: 'corrected', classes: [], facts: [] },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
