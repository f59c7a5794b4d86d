import type { FeedRow, Scope } from '../feed/index.ts';
import type { Epoch, InstantMs, JudgedNo } from '../ids/index.ts';

/** `POST /v1/pull`, for every reader: device, card page, console. A cursor is (epoch, scope -> judgedNo). */
export interface PullRequest {
  /** Null starts from nothing: every scope answers from a snapshot. */
  readonly epoch: Epoch | null;
  readonly after: Readonly<Record<Scope, JudgedNo>>;
  /** Rows a scope, 1 to 500. */
  readonly limit: number;
}

export interface PullResponse {
  readonly epoch: Epoch;
  readonly serverMs: InstantMs;
  /** Every scope that this reader may follow, so that it learns of new ones. */
  readonly scopes: readonly Scope[];
  /** One page for each followed scope that has rows after its cursor. */
  readonly pages: readonly FeedPage[];
}

/**
 * `prev` of the first row must be the reader's cursor and `prev` of each further row the row before it: else rows are missing and
 * the reader takes a snapshot. `snapshot` is true when the page is the scope's whole state as rows (compacted), to replace what the reader has.
 */
export interface FeedPage {
  readonly scope: Scope;
  readonly snapshot: boolean;
  readonly floor: JudgedNo;
  readonly head: JudgedNo;
  readonly rows: readonly FeedRow[];
  readonly more: boolean;
  /** Only in a snapshot of a store scope read by a device: what of its own is judged, so that no sale shows twice. */
  readonly judged?: { readonly frontier: number; readonly beyond: readonly number[] };
}
