import type { InstantMs } from '../ids/index.ts';
import type { Use } from './campaign-state.ts';

/** The largest sum of uses in any interval `(t, t + windowMs]` that contains an instant, over uses earlier and later. `uses` rise. Section 7. */
export const largestSum = (uses: readonly Use[], atMs: InstantMs, windowMs: number): number => {
  let largest = sumUpTo(uses, atMs, windowMs);
  for (const { atMs: endMs } of uses) if (endMs > atMs && endMs - windowMs < atMs) largest = Math.max(largest, sumUpTo(uses, endMs, windowMs));
  return largest;
};

/** The sum of uses in `(endMs - windowMs, endMs]`. */
const sumUpTo = (uses: readonly Use[], endMs: InstantMs, windowMs: number): number => {
  let sum = 0;
  for (const use of uses) if (use.atMs <= endMs && use.atMs > endMs - windowMs) sum += use.used;
  return sum;
};

/** The earliest instant from `atMs` on at which there is a room of 1: a room opens when a use leaves the window behind it. */
export const roomOpensMs = (uses: readonly Use[], atMs: InstantMs, windowMs: number, max: number): InstantMs => {
  const candidates = [atMs, ...uses.map((use) => use.atMs + windowMs).filter((leavesMs) => leavesMs > atMs)];
  return candidates.find((candidateMs) => largestSum(uses, candidateMs, windowMs) < max) ?? atMs;
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
