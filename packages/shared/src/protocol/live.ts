import type { FeedRow, Scope } from '../feed/index.ts';
import type { Epoch, InstantMs, JudgedNo } from '../ids/index.ts';

/** First message of a client on `/v1/live`. A device sends its session token here; pages are known by their cookie. */
export interface LiveHello {
  readonly hello: { readonly token?: string };
}

/** What a phone may ask for by its socket: the doors that POST opens. */
export const livePaths = ['/v1/push', '/v1/outlook', '/v1/pull'] as const;

/**
 * A phone's short request by the socket that is open anyway, once `ready` said `asks`: the body that `path` takes by POST, which stays the way that
 * always works. The same bytes by both ways are one delivery. Law: once
 */
export interface LiveAsk {
  /** `id` is told again with the answer. */
  readonly ask: { readonly id: number; readonly path: (typeof livePaths)[number]; readonly request: unknown };
}

/** Pushes are hints: whatever is told here is also found by a pull. Law: last mile */
export type LiveMessage =
  | { readonly ready: { readonly epoch: Epoch; readonly serverMs: InstantMs; readonly heads: Readonly<Record<Scope, JudgedNo>>; readonly asks?: boolean } }
  /** New rows of a scope. Rows may be left out (then pull); they may be applied when the first row's `prev` is the reader's cursor. */
  | { readonly hint: { readonly scope: Scope; readonly head: JudgedNo; readonly rows?: readonly FeedRow[] } }
  /** What the door answers: its status, its body, and its Retry-After where it has one. `LIVE_ANSWER_TOO_LARGE` without a body: ask by HTTP. */
  | { readonly answered: { readonly id: number; readonly status: number; readonly body: unknown; readonly retryAfterS?: number } }
  /** A device's health changed; the console reads it again. Not part of any feed. */
  | { readonly health: { readonly enrolment: string } }
  /** The server drains: come back after this long. */
  | { readonly bye: { readonly retryAfterMs: number } };
