import { createListeners } from '../../platform/listeners.ts';
import type { SyncStatus, SyncTruth } from './sync-truth.ts';

/** What is true before anything was tried. */
export const untriedTruth: SyncTruth = {
  queued: 0,
  oldestQueuedWallMs: null,
  drawer: 0,
  pushing: false,
  link: 'untried',
  lastContactWallMs: null,
  nextTryWallMs: null,
  live: false,
  trouble: null,
  clockOffsetMs: null,
  storage: { usedBytes: null, quotaBytes: null, persisted: null },
};

/** A sync status that is set by hand, for building screens. */
export const memorySyncStatus = (first: Partial<SyncTruth> = {}): SyncStatus & { readonly become: (change: Partial<SyncTruth>) => void } => {
  const listeners = createListeners();
  let truth: SyncTruth = { ...untriedTruth, ...first };
  return {
    truth: () => truth,
    subscribe: listeners.subscribe,
    tryNow: () => undefined,
    become: (change) => {
      truth = { ...truth, ...change };
      listeners.tell();
    },
  };
};
