export { memorySyncStatus, untriedTruth } from './memory-sync-status.ts';
export type { StorageReport, SyncStatus, SyncTruth, Trouble } from './sync-truth.ts';
export { SyncContext, useSync, useSyncTruth } from './use-sync.ts';
