import type { FeedRow, Scope } from '../feed/index.ts';
import type { Epoch, InstantMs, JudgedNo } from '../ids/index.ts';
import type { PushRequest } from './push.ts';

/** First message of a client on `/v1/live`. A device sends its session token here; pages are known by their cookie. */
export interface LiveHello {
  readonly hello: { readonly token?: string };
}

/**
 * A phone's push by the socket that is open anyway: the body of `POST /v1/push`, which stays the way that always works. One at a time; after
 * `ready` said `pushes`. The same bytes by both ways are one delivery. Law: once
 */
export interface LivePush {
  /** Told again with the answer. */
  readonly push: { readonly id: number; readonly request: PushRequest };
}

/** Pushes are hints: whatever is told here is also found by a pull. Law: last mile */
export type LiveMessage =
  | { readonly ready: { readonly epoch: Epoch; readonly serverMs: InstantMs; readonly heads: Readonly<Record<Scope, JudgedNo>>; readonly pushes?: boolean } }
  /** New rows of a scope. Rows may be left out (then pull); they may be applied when the first row's `prev` is the reader's cursor. */
  | { readonly hint: { readonly scope: Scope; readonly head: JudgedNo; readonly rows?: readonly FeedRow[] } }
  /** What `POST /v1/push` answers: its status, its body, and its Retry-After where it has one. */
  | { readonly pushed: { readonly id: number; readonly status: number; readonly body: unknown; readonly retryAfterS?: number } }
  /** A device's health changed; the console reads it again. Not part of any feed. */
  | { readonly health: { readonly enrolment: string } }
  /** The server drains: come back after this long. */
  | { readonly bye: { readonly retryAfterMs: number } };
