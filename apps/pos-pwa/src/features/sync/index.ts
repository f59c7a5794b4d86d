export { memorySyncStatus, untriedTruth } from './memory-sync-status.ts';
export type { SyncStatus, SyncTruth, Trouble } from './sync-truth.ts';
export { SyncContext, useSync, useSyncTruth } from './use-sync.ts';
export { startPhoneSync } from './phone-sync.ts';
export type { PhoneSync, PhoneSyncNeeds } from './phone-sync.ts';
export { webSocketLive } from './live-transport.ts';
export { isTabMessage } from './tab-message.ts';
export type { TabMessage } from './tab-message.ts';
export { winToken } from './session-errand.ts';
