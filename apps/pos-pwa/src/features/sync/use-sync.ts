import { createContext, useContext, useSyncExternalStore } from 'react';
import { assert } from '@qoa/shared/result';
import type { SyncStatus, SyncTruth } from './sync-truth.ts';

/** Carries the sync loop's status to the screens; provided once, by the shell. */
export const SyncContext = createContext<SyncStatus | null>(null);

/** The sync loop as screens see it. A screen outside the shell is a defect. */
export const useSync = (): SyncStatus => {
  const status = useContext(SyncContext);
  assert(status !== null, 'screens stand inside the shell');
  return status;
};

/** What is true about the way of this phone's events, kept up to date. */
export const useSyncTruth = (): SyncTruth => {
  const status = useSync();
  return useSyncExternalStore(status.subscribe, status.truth);
};
