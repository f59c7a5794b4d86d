import type { SyncTruth } from './sync-truth.ts';

/** What tabs tell each other. Only a hint: each tab reads the outbox itself. A wish for a sign is answered by the leader with its truth. */
export type TabMessage = { readonly v: 1; readonly truth: SyncTruth } | { readonly v: 1; readonly wish: 'try-now' | 'sign' };

/** Whether another tab of this release, or of one that speaks alike, said it. */
export const isTabMessage = (value: unknown): value is TabMessage => typeof value === 'object' && value !== null && 'v' in value && value.v === 1 && ('truth' in value || 'wish' in value);
