import type { InstantMs } from '@qoa/shared/ids';
import type { SyncTruth } from './sync-truth.ts';

/** How often a tab in use that does not lead looks whether somebody works: a sign that was asked for has come by the next look. */
export const LOOK_EVERY_MS = 3_000;
/** So long may a queue stand still though its leader reaches the server: longer than any request takes that is given up. */
const STILL_MAX_MS = 3 * 60_000;

/** What a tab that follows has seen of the leader. */
export interface LeaderWatch {
  /** A sign was asked for and has not come. */
  readonly asked: boolean;
  /** The queue as it stands, and since when. */
  readonly still: { readonly queue: string; readonly sinceMs: InstantMs } | null;
}

export const trustingWatch: LeaderWatch = { asked: false, still: null };

/** What a tab sees when it looks. `follows`: it is in use, and another leads. */
export interface LeaderLook {
  readonly follows: boolean;
  readonly own: SyncTruth;
  /** What the leader last told. */
  readonly leader: SyncTruth | null;
}

/**
 * Whether the leader works, asked only while something waits. A tab that sleeps, or whose process hangs, keeps its lock and gives no sign:
 * it fails. One that gives signs fails when nothing of the queue moves though it reaches the server and names no trouble.
 * To be wrong is harmless: two tabs that lead send the same bytes. Law: once
 */
export const lookAtLeader = (watch: LeaderWatch, { follows, own, leader }: LeaderLook, nowMs: InstantMs): readonly [LeaderWatch, 'ask' | 'fails' | null] => {
  if (!follows || own.queued === 0) return [trustingWatch, null];
  const queue = `${own.queued} ${own.oldestQueuedWallMs}`;
  const still = watch.still?.queue === queue ? watch.still : { queue, sinceMs: nowMs };
  // A clock that was set is no waiting, and only asks early.
  const stands = Math.abs(nowMs - still.sinceMs) >= STILL_MAX_MS && leader?.link === 'reached' && leader.trouble === null;
  return watch.asked || stands ? [trustingWatch, 'fails'] : [{ asked: true, still }, 'ask'];
};
