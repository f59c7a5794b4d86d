import type { InstantMs } from '../ids/index.ts';
import type { SyncState } from './state.ts';

/** What the banner may say: facts alone, never `navigator.onLine`. */
export interface BannerTruth {
  readonly queued: number;
  readonly oldestQueuedWallMs: InstantMs | null;
  /** Age of the oldest unsent event; 0 when the wall clock has been set back behind it; null with nothing unsent. */
  readonly oldestQueuedAgeMs: number | null;
  readonly drawer: number;
  readonly pushing: boolean;
  /** How the last attempt to reach the server ended. */
  readonly link: 'untried' | 'reached' | 'unreached';
  readonly lastContactMs: InstantMs | null;
  /** When the next attempt is made by itself; null: under way, or none needed. */
  readonly nextTryMs: InstantMs | null;
  readonly live: boolean;
  readonly trouble: string | null;
}

/** The banner's facts at `nowMs` of the wall clock. */
export const truth = (state: SyncState, nowMs: InstantMs): BannerTruth => {
  const { queue, push, link, contactAtMs, live } = state;
  const { queued, oldestQueuedWallMs, drawer } = queue;
  return {
    queued,
    oldestQueuedWallMs,
    oldestQueuedAgeMs: queued === 0 || oldestQueuedWallMs === null ? null : Math.max(0, nowMs - oldestQueuedWallMs),
    drawer,
    pushing: push.at === 'under-way' || push.at === 'settling',
    link,
    lastContactMs: contactAtMs,
    nextTryMs: push.at === 'waiting' ? push.untilMs : null,
    live: live.at === 'open',
    trouble: state.enrolAnew ?? state.pushTrouble ?? state.readTrouble,
  };
};
