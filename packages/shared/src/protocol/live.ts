import type { FeedRow, Scope } from '../feed/index.ts';
import type { Epoch, InstantMs, JudgedNo } from '../ids/index.ts';

/** First message of a client on `/v1/live`. A device sends its session token here; pages are known by their cookie. */
export interface LiveHello {
  readonly hello: { readonly token?: string };
}

/** Pushes are hints: whatever is told here is also found by a pull. Law: last mile */
export type LiveMessage =
  | { readonly ready: { readonly epoch: Epoch; readonly serverMs: InstantMs; readonly heads: Readonly<Record<Scope, JudgedNo>> } }
  /** New rows of a scope. Rows may be left out (then pull); they may be applied when the first row's `prev` is the reader's cursor. */
  | { readonly hint: { readonly scope: Scope; readonly head: JudgedNo; readonly rows?: readonly FeedRow[] } }
  /** A device's health changed; the console reads it again. Not part of any feed. */
  | { readonly health: { readonly enrolment: string } }
  /** The server drains: come back after this long. */
  | { readonly bye: { readonly retryAfterMs: number } };
