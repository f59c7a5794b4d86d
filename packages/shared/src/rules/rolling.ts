import type { InstantMs } from '../ids/index.ts';
import type { Use } from './campaign-state.ts';

/** The largest sum of uses in any interval `(t, t + windowMs]` that contains an instant, over uses earlier and later. `uses` rise. Section 7. */
export const largestSum = (uses: readonly Use[], atMs: InstantMs, windowMs: number): number => {
  let sum = 0;
  let largest = 0;
  let first = 0;
  for (const { atMs: endMs, used } of uses) {
    if (endMs - windowMs >= atMs) break;
    sum += used;
    // An interval that ends before the sale does not contain it: it then ends with the sale.
    const leftMs = Math.max(endMs, atMs) - windowMs;
    for (; (uses[first]?.atMs ?? Number.POSITIVE_INFINITY) <= leftMs; first += 1) sum -= uses[first]?.used ?? 0;
    largest = endMs > atMs ? Math.max(largest, sum) : sum;
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
    const lastMs = uses[next - 1]?.atMs ?? firstMs;
    if (sum >= max && lastMs - firstMs < windowMs && lastMs - windowMs < opensMs && opensMs < firstMs + windowMs) opensMs = firstMs + windowMs;
    sum -= used;
  }
  return opensMs;
};

/** Uses with one more, rising by time; of one instant there is one. */
export const withUse = (uses: readonly Use[], use: Use): readonly Use[] => {
  const at = uses.findIndex(({ atMs }) => atMs >= use.atMs);
  if (at < 0) return [...uses, use];
  const there = uses[at];
  if (there?.atMs === use.atMs) return uses.with(at, { atMs: use.atMs, used: there.used + use.used });
  return [...uses.slice(0, at), use, ...uses.slice(at)];
};

/** Uses without one that was voided. */
export const withoutUse = (uses: readonly Use[], { atMs, used }: Use): readonly Use[] =>
  uses.flatMap((use) => (use.atMs !== atMs ? [use] : use.used > used ? [{ atMs, used: use.used - used }] : []));
