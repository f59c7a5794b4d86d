import type { InstantMs } from '@qoa/shared/ids';
import { isClockOff } from '@qoa/shared/clock';
import { isNearlyFull } from '@qoa/shared/sync';
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
  | ({ readonly says: 'offline' } & Aside)
  | ({ readonly says: 'untried' } & Aside)
  | ({ readonly says: 'remembered'; readonly lastContactWallMs: InstantMs } & Aside)
  | ({ readonly says: 'synced'; readonly lastContactWallMs: InstantMs | null } & Aside);

/** What to mend while nothing is wrong with any sale: told beside it, never loud. */
interface Aside {
  readonly aside?: 'storage-low' | 'clock-off';
}

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
  const aside = asideOf(truth);
  if (truth.link === 'unreached') return { says: 'offline', ...aside };
  const { lastContactWallMs } = truth;
  if (truth.link === 'reached') return { says: 'synced', lastContactWallMs, ...aside };
  return lastContactWallMs === null ? { says: 'untried', ...aside } : { says: 'remembered', lastContactWallMs, ...aside };
};

const asideOf = ({ storage, clockOffsetMs }: SyncTruth): Aside => {
  if (isNearlyFull(storage)) return { aside: 'storage-low' };
  return isClockOff(clockOffsetMs) ? { aside: 'clock-off' } : {};
};
