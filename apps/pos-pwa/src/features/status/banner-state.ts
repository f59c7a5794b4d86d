import type { InstantMs } from '@qoa/shared/ids';
import type { SyncTruth } from '../sync/index.ts';

/** From this age on the banner asks for a connection instead of only counting. */
const longMs = 24 * 60 * 60 * 1000;

/** What the banner says, from facts alone. Ages in ms. */
export type BannerState =
  | { readonly says: 'trouble'; readonly code: string; readonly earlier?: number }
  | { readonly says: 'sending'; readonly queued: number }
  | { readonly says: 'waiting'; readonly queued: number; readonly ageMs: number }
  | { readonly says: 'long'; readonly ageMs: number }
  | { readonly says: 'damaged'; readonly count: number }
  | { readonly says: 'offline' }
  | { readonly says: 'untried' }
  | { readonly says: 'remembered'; readonly lastContactWallMs: InstantMs }
  | { readonly says: 'synced'; readonly lastContactWallMs: InstantMs | null };

/**
 * What is true about this phone's events, worst first. *Todo sincronizado* is said only when nothing waits here and nothing lies set aside, never because the
 * browser believes in a network, and only once the server answered; without a connection and with nothing waiting it says that one may go on selling.
 */
export const bannerState = (truth: SyncTruth, nowMs: InstantMs): BannerState => {
  if (truth.trouble !== null) return { says: 'trouble', ...truth.trouble };
  const ageMs = truth.oldestQueuedWallMs === null ? 0 : Math.max(0, nowMs - truth.oldestQueuedWallMs);
  if (truth.queued > 0 && ageMs >= longMs && !truth.pushing) return { says: 'long', ageMs };
  if (truth.queued > 0) return truth.pushing ? { says: 'sending', queued: truth.queued } : { says: 'waiting', queued: truth.queued, ageMs };
  // Nothing waits, and yet not everything has arrived: some of it never will from here.
  if (truth.drawer > 0) return { says: 'damaged', count: truth.drawer };
  if (truth.link === 'unreached') return { says: 'offline' };
  const { lastContactWallMs } = truth;
  if (truth.link === 'reached') return { says: 'synced', lastContactWallMs };
  return lastContactWallMs === null ? { says: 'untried' } : { says: 'remembered', lastContactWallMs };
};
