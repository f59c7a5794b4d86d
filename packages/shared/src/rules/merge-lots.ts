import type { InstantMs } from '../ids/index.ts';
import type { HeldLot } from './campaign-state.ts';
import { dayOf } from './moment.ts';
import type { Expiry } from './document/revision.ts';

const lotsMax = 100;

/**
 * The lots, those with the same end that may all be spent as one, and at most 100: beyond that the two with the nearest ends become one
 * with the later end. Where the oldest lot decides when all end, only lots of one local day become one.
 */
export const mergedLots = (lots: readonly HeldLot[], nowMs: InstantMs, { by }: Expiry, timeZone: string): readonly HeldLot[] => {
  if (lots.length < 2) return lots;
  const isAlike = (a: HeldLot, b: HeldLot): boolean => a.usableFromMs <= nowMs && a.expiresAtMs === b.expiresAtMs && (by !== 'first' || dayOf(timeZone, a.earnedAtMs) === dayOf(timeZone, b.earnedAtMs));
  const merged: HeldLot[] = [];
  for (const lot of lots) {
    const at = lot.usableFromMs > nowMs ? -1 : merged.findIndex((each) => isAlike(each, lot));
    const twin = merged[at];
    if (twin === undefined) merged.push(lot);
    else merged[at] = asOne(twin, lot);
  }
  return merged.length <= lotsMax ? merged : withNearestMerged(merged);
};

const asOne = (a: HeldLot, b: HeldLot): HeldLot => ({
  earnedAtMs: Math.min(a.earnedAtMs, b.earnedAtMs),
  remaining: a.remaining + b.remaining,
  usableFromMs: Math.min(a.usableFromMs, b.usableFromMs),
  expiresAtMs: a.expiresAtMs === null || b.expiresAtMs === null ? null : Math.max(a.expiresAtMs, b.expiresAtMs),
});

const withNearestMerged = (lots: readonly HeldLot[]): readonly HeldLot[] => {
  const byEnd = [...lots].sort((a, b) => endOf(a) - endOf(b) || a.earnedAtMs - b.earnedAtMs);
  let nearest = 0;
  for (let at = 1; at < byEnd.length - 1; at += 1) if (gap(byEnd, at) < gap(byEnd, nearest)) nearest = at;
  const [first, second] = byEnd.slice(nearest, nearest + 2);
  return first === undefined || second === undefined ? lots : [...byEnd.slice(0, nearest), asOne(first, second), ...byEnd.slice(nearest + 2)];
};

const gap = (lots: readonly HeldLot[], at: number): number => endOf(lots[at + 1]) - endOf(lots[at]);

/** Never ends: later than any instant. */
const endOf = (lot: HeldLot | undefined): number => lot?.expiresAtMs ?? Number.MAX_SAFE_INTEGER;
