import type { Epoch, JudgedNo, Seq } from '../ids/index.ts';
import type { FeedPage } from '../protocol/pull.ts';
import { changesOfRow, type ReplicaChange } from './replica-change.ts';
import type { FeedRow, Scope } from './row.ts';

/** Where a reader stands: an epoch, and the last applied number of each scope. Kept in the transaction of the rows. Law: resume */
export interface Cursor {
  /** Null: nothing was ever read. */
  readonly epoch: Epoch | null;
  readonly after: Readonly<Record<Scope, JudgedNo>>;
}

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
  if (page.snapshot) return applySnapshot(cursor, epoch, page);
  if (cursor.epoch !== null && cursor.epoch !== epoch) return { outcome: 'snapshot-needed', cursor: { epoch, after: {} }, reason: 'epoch' };
  const rows = joined(page, cursor.after[page.scope] ?? 0);
  if (rows === null) return { outcome: 'snapshot-needed', cursor: { epoch, after: without(cursor.after, page.scope) }, reason: 'gap' };
  const last = rows.at(-1)?.judgedNo ?? cursor.after[page.scope];
  const after = last === undefined ? cursor.after : { ...cursor.after, [page.scope]: last };
  return { outcome: 'applied', replaceScope: false, ...changesOf(page.scope, rows), cursor: { epoch, after }, judged: null };
};

/** Whether a device's own event is already in the feed's picture: then its queued twin is not shown a second time. */
export const isJudged = (judged: JudgedNumbers, seq: Seq): boolean => seq <= judged.frontier || judged.beyond.includes(seq);


/** A scope's whole state, unless it was long on its way and the reader is past it: cursors of another epoch go with it, since their numbers mean nothing now. */
const applySnapshot = (cursor: Cursor, epoch: Epoch, page: FeedPage): PageOutcome => {
  if (cursor.epoch === epoch && page.head < (cursor.after[page.scope] ?? 0)) return { outcome: 'applied', replaceScope: false, changes: [], unknownKinds: [], cursor, judged: null };
  const others = cursor.epoch === epoch ? cursor.after : {};
  const judged = page.judged ?? null;
  return { outcome: 'applied', replaceScope: true, ...changesOf(page.scope, page.rows), cursor: { epoch, after: { ...others, [page.scope]: page.head } }, judged };
};

/** The rows above `after` when they are one chain that begins there; null when rows are missing. */
const joined = ({ rows }: FeedPage, after: JudgedNo): readonly FeedRow[] | null => {
  const fresh = rows.filter(({ judgedNo }) => judgedNo > after);
  let prev = after;
  for (const row of fresh) {
    if (row.prev !== prev) return null;
    prev = row.judgedNo;
  }
  return fresh;
};

const without = (after: Cursor['after'], scope: Scope): Cursor['after'] => Object.fromEntries(Object.entries(after).filter(([key]) => key !== scope));

const changesOf = (scope: Scope, rows: readonly FeedRow[]): { readonly changes: readonly ReplicaChange[]; readonly unknownKinds: readonly string[] } => {
  const changes: ReplicaChange[] = [];
  const unknownKinds = new Set<string>();
  for (const row of rows) {
    const known = changesOfRow(scope, row);
    if (known === null) unknownKinds.add(row.kind);
    else changes.push(...known);
  }
  return { changes, unknownKinds: [...unknownKinds] };
};
