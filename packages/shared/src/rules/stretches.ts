import type { InstantMs } from '../ids/index.ts';
import type { Use } from './campaign-state.ts';

/** A stretch is at most this part of the window that may tell it from its neighbours. */
const partOfWindow = 16;

/**
 * Uses with neighbours put together into stretches, from the oldest on. A stretch counts wholly in every window that touches it, so no window is taken for less full than it is. It is
 * at most a sixteenth of the shortest window (`windowsMs`, rising) that reaches half as far back from the latest use, else of the longest. Section 7, *Counters*.
 */
export const stretched = (uses: readonly Use[], windowsMs: readonly number[]): readonly Use[] => {
  const latestMs = uses.at(-1)?.atMs ?? 0;
  const put: Use[] = [];
  for (const use of uses) {
    const last = put.at(-1);
    if (last !== undefined && use.atMs - beginsMs(last) <= longestMs(use.atMs, latestMs, windowsMs)) put[put.length - 1] = { atMs: use.atMs, used: last.used + use.used, fromMs: beginsMs(last) };
    else put.push(use);
  }
  return put;
};

/** The first instant of a use, which is a stretch or an instant. */
export const beginsMs = ({ atMs, fromMs }: Use): InstantMs => fromMs ?? atMs;

const longestMs = (atMs: InstantMs, latestMs: InstantMs, windowsMs: readonly number[]): number => (windowsMs.find((windowMs) => latestMs - atMs < 2 * windowMs) ?? windowsMs.at(-1) ?? 0) / partOfWindow;
