import type { BannerTruth } from '@qoa/shared/sync';
import type { StorageReport } from '../../platform/storage-report.ts';
import { untriedTruth } from './memory-sync-status.ts';
import type { SyncTruth } from './sync-truth.ts';

/** One truth of all enrolments of this phone; the last is the one that seals. The trouble of an older one counts while something of it waits. */
export const joinedTruth = (each: readonly BannerTruth[], storage: StorageReport): SyncTruth => {
  const current = each.at(-1);
  if (current === undefined) return { ...untriedTruth, storage };
  const stuck = each.slice(0, -1).filter((one) => one.trouble !== null && one.queued > 0);
  return {
    queued: sum(each.map(({ queued }) => queued)),
    oldestQueuedWallMs: least(each.map(({ oldestQueuedWallMs }) => oldestQueuedWallMs)),
    drawer: current.drawer,
    pushing: each.some(({ pushing }) => pushing),
    link: current.link,
    lastContactWallMs: current.lastContactMs,
    nextTryWallMs: least(each.map(({ nextTryMs }) => nextTryMs)),
    live: current.live,
    trouble: troubleOf(current.trouble, stuck),
    clockOffsetMs: null,
    storage,
  };
};

const troubleOf = (own: string | null, stuck: readonly BannerTruth[]): SyncTruth['trouble'] => {
  if (own !== null) return { code: own };
  const code = stuck[0]?.trouble ?? null;
  return code === null ? null : { code, earlier: sum(stuck.map(({ queued }) => queued)) };
};

/** What a tab that does not lead knows: its own count of the queue, and of the line what the leader last told. */
export const followedTruth = (own: SyncTruth, leader: SyncTruth): SyncTruth => ({ ...leader, queued: own.queued, oldestQueuedWallMs: own.oldestQueuedWallMs, drawer: own.drawer, clockOffsetMs: own.clockOffsetMs, storage: own.storage });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const least = (numbers: readonly (number | null)[]): number | null => numbers.reduce((lowest, one) => (lowest === null || (one !== null && one < lowest) ? one : lowest), null);
