import type { Epoch, JudgedNo, Seq } from '../ids/index.ts';
import type { FeedPage } from '../protocol/pull.ts';
import type { BalanceRow, CampaignRow, JoinedRow, ProductRow, Scope, StoreRow, StoreSaleRow } from './row.ts';

/** Where a reader stands: an epoch, and the last applied number of each scope. Kept in the transaction of the rows. Law: resume */
export interface Cursor {
  /** Null: nothing was ever read. */
  readonly epoch: Epoch | null;
  readonly after: Readonly<Record<Scope, JudgedNo>>;
}

/** What a row changes in a replica, by table. A balance is written only over one of a lower judgedNo. */
export type ReplicaChange =
  | { readonly put: 'sale'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: StoreSaleRow }
  | { readonly put: 'balance'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: BalanceRow }
  | { readonly put: 'campaign'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: CampaignRow }
  | { readonly put: 'joined'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: JoinedRow }
  | { readonly put: 'store'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: StoreRow }
  | { readonly put: 'product'; readonly scope: Scope; readonly judgedNo: JudgedNo; readonly row: ProductRow };

export type PageOutcome =
  | {
      readonly outcome: 'applied';
      /** First forget everything that came by this scope. */
      readonly replaceScope: boolean;
      readonly changes: readonly ReplicaChange[];
      readonly cursor: Cursor;
      /** Kinds that this release cannot read: skipped and noted. Law: old phones */
      readonly unknownKinds: readonly string[];
      /** Only after a snapshot of the device's own store: what of its own is judged, so that no sale shows twice. */
      readonly judged: JudgedNumbers | null;
    }
  /** Rows are missing, or the epoch is another: pull this scope again with the cursor forgotten. */
  | { readonly outcome: 'snapshot-needed'; readonly cursor: Cursor; readonly reason: 'epoch' | 'gap' };

/** What of a device's own numbers is judged: all up to the frontier, and some beyond it. */
export interface JudgedNumbers {
  readonly frontier: Seq;
  readonly beyond: readonly Seq[];
}

export const noCursor: Cursor = { epoch: null, after: {} };

/**
 * Applies one page to a replica: pure, so the shell writes `changes` and `cursor` in one transaction or not at all.
 * Rows at or below the cursor are passed over, so a page may come twice; a first new row whose `prev` is not the cursor is a gap.
 * Rows of a live hint are given as a page that is no snapshot.
 *
 * Law: resume
 */
export const applyPage = (cursor: Cursor, epoch: Epoch, page: FeedPage): PageOutcome => {
  throw new Error(`not written yet: ${cursor.epoch} ${epoch} ${page.scope}`);
};

/** Whether a device's own event is already in the feed's picture: then its queued twin is not shown a second time. */
export const isJudged = (judged: JudgedNumbers, seq: Seq): boolean => seq <= judged.frontier || judged.beyond.includes(seq);

