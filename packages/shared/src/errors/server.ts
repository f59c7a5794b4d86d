import type { ErrorEntry } from './entry.ts';

/** What the server says of itself. */
export const serverErrors = {
  /** Too many requests from one place; wait `retryAfterS` seconds. */
  RATE_LIMITED: { kind: 'fault', http: 429, retry: 'same-bytes-later', classes: [], facts: ['retryAfterS'] },
  /** Postgres or the network is away, or the server drains. The phone keeps the envelope and sends the same bytes again. */
  UNAVAILABLE: { kind: 'fault', http: 503, retry: 'same-bytes-later', classes: [], facts: [] },
  /** On the phone: no answer came. Nothing is known of what was sent; the same bytes go again. */
  NETWORK_AWAY: { kind: 'fault', http: null, retry: 'same-bytes-later', classes: [], facts: [] },
  /** Our own mistake. `id` names the report in the server's log. */
  DEFECT: { kind: 'defect', http: 500, retry: 'same-bytes-later', classes: [], facts: ['id'] },
  /** The request comes from another site's page. */
  ORIGIN_REFUSED: { kind: 'protocol', http: 403, retry: 'never', classes: [], facts: [] },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
