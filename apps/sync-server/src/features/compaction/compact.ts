import { compactedUpTo } from '@qoa/shared/feed';
import type { InstantMs, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { ok, type Result } from '@qoa/shared/result';
import type { Chore, Judge, JudgeAway } from '../judge/index.ts';
import { type CompactionStore, droppedRows, droppedUses } from './compaction-store.ts';

export interface CompactParts {
  readonly store: CompactionStore;
  readonly judge: Pick<Judge, 'tidy'>;
  readonly now: () => InstantMs;
}

/** How far a walk over all that grows has come. */
export type Walked = { readonly over: 'feeds'; readonly after: StoreId } | { readonly over: 'uses'; readonly after: ProgrammeId } | { readonly over: 'nothing' };

/** A walk at its beginning. */
export const walkBegins: Walked = { over: 'feeds', after: 0 as StoreId };

/** One piece takes the judge a few milliseconds. */
const piecesRowsMax = 500;

/**
 * One piece of the walk, while nobody waits to be judged: the oldest rows of one store's feed, or instants of one campaign's limits that nobody reads any more.
 * A piece repeated drops nothing twice. Errors: UNAVAILABLE, and then the same piece may come again. Laws: resume, once. Rule: Memory
 */
export const compactPiece = ({ store, judge, now }: CompactParts, walked: Walked): Promise<Result<Walked, JudgeAway>> => {
  if (walked.over === 'nothing') return Promise.resolve(ok(walked));
  return judge.tidy(() => (walked.over === 'feeds' ? feedChore(store, walked.after, now()) : usesChore(store, walked.after)));
};

const feedChore = async (store: CompactionStore, after: StoreId, nowMs: InstantMs): Promise<Chore<Walked>> => {
  const feed = await store.feedAfter(after, piecesRowsMax);
  if (feed === null) return { statements: [], value: { over: 'uses', after: 0 as ProgrammeId } };
  const upTo = compactedUpTo(feed.oldest, feed.toldFrom, nowMs);
  if (upTo === 0) return { statements: [], value: { over: 'feeds', after: feed.store } };
  // Where a whole piece went there may be another.
  const isAll = feed.oldest.length < piecesRowsMax || feed.oldest.at(-1)?.judgedNo !== upTo;
  return { statements: [droppedRows(feed.store, upTo)], value: { over: 'feeds', after: isAll ? feed.store : after } };
};

const usesChore = async (store: CompactionStore, after: ProgrammeId): Promise<Chore<Walked>> => {
  const uses = await store.usesAfter(after, piecesRowsMax);
  if (uses === null) return { statements: [], value: { over: 'nothing' } };
  const { campaign, readFromMs, unread } = uses;
  if (readFromMs === null || unread === 0) return { statements: [], value: { over: 'uses', after: campaign } };
  return { statements: [droppedUses(campaign, readFromMs, piecesRowsMax)], value: { over: 'uses', after: unread < piecesRowsMax ? campaign : after } };
};
