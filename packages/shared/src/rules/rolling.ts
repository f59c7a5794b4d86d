import type { InstantMs } from '../ids/index.ts';
import type { Use } from './campaign-state.ts';
import { beginsMs } from './stretches.ts';

/** The largest sum of uses in any interval `(t, t + windowMs]` that contains an instant, over uses earlier and later; a stretch counts wholly where it is touched. `uses` rise and do not overlap. Section 7. */
export const largestSum = (uses: readonly Use[], atMs: InstantMs, windowMs: number): number => {
  let sum = 0;
  let largest = 0;
  let first = 0;
  for (const use of uses) {
    const startMs = beginsMs(use);
    if (startMs - windowMs >= atMs) break;
    sum += use.used;
    // An interval that ends before the sale does not contain it: it then ends with the sale.
    const leftMs = Math.max(startMs, atMs) - windowMs;
    for (; (uses[first]?.atMs ?? Number.POSITIVE_INFINITY) <= leftMs; first += 1) sum -= uses[first]?.used ?? 0;
    largest = startMs > atMs ? Math.max(largest, sum) : sum;
  }
  return largest;
};

/**
 * The earliest instant from `atMs` on at which there is a room of 1. From each use on, the fewest uses that fill an interval close every
 * instant that one interval could hold together with them; both ends of what they close rise with the use.
 */
export const roomOpensMs = (uses: readonly Use[], atMs: InstantMs, windowMs: number, max: number): InstantMs => {
  let opensMs = atMs;
  let sum = 0;
  let next = 0;
  for (const { atMs: firstMs, used } of uses) {
    for (; sum < max && next < uses.length; next += 1) sum += uses[next]?.used ?? 0;
    const last = uses[next - 1];
    const lastMs = last === undefined ? firstMs : beginsMs(last);
    if (sum >= max && lastMs - firstMs < windowMs && lastMs - windowMs < opensMs && opensMs < firstMs + windowMs) opensMs = firstMs + windowMs;
    sum -= used;
  }
  return opensMs;
};

/** Uses with one more, rising by time; of one instant there is one, and within a stretch it goes to the stretch. */
export const withUse = (uses: readonly Use[], use: Use): readonly Use[] => {
  const at = uses.findIndex(({ atMs }) => atMs >= use.atMs);
  if (at < 0) return [...uses, use];
  const there = uses[at];
  if (there !== undefined && beginsMs(there) <= use.atMs) return uses.map((each, nth) => (nth === at ? { ...there, used: there.used + use.used } : each));
  return [...uses.slice(0, at), use, ...uses.slice(at)];
};

/** Uses without one that was voided. */
export const withoutUse = (uses: readonly Use[], { atMs, used }: Use): readonly Use[] =>
  uses.flatMap((use) => (atMs > use.atMs || atMs < beginsMs(use) ? [use] : use.used > used ? [{ ...use, used: use.used - used }] : []));
