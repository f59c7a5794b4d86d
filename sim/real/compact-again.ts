import type { InstantMs, JudgedNo, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { compactPiece, type CompactionStore, walkBegins } from '@qoa/sync-server/features/compaction';
import type { Judge } from '@qoa/sync-server/features/judge';

/** Drops the oldest rows of a store's feed by the product's own chore, which is told that they are old and that no snapshot reads them. */
export const compactAgain = async (judge: Judge, store: StoreId, upTo: JudgedNo, now: () => InstantMs): Promise<void> => {
  const old: CompactionStore = { feedAfter: () => Promise.resolve({ store, toldFrom: upTo + 1, oldest: [{ judgedNo: upTo, receivedMs: 0 }] }), usesAfter: () => Promise.resolve(null) };
  const piece = (): ReturnType<typeof compactPiece> => compactPiece({ store: old, judge, now }, walkBegins);
  // A line that breaks at the next transaction breaks at this one, and then the same piece comes again.
  assert((await piece()).ok || (await piece()).ok, 'the oldest rows go');
};
