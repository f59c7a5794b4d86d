import type { InstantMs } from '../ids/index.ts';
import { type Bracket, placeUnsure } from './bracket.ts';
import type { TimeEstimate } from './estimate-time.ts';

/**
 * The instants of one delivery's events, in their order: sure ones where they were estimated, of the n unsure ones that share a bracket
 * the i-th at i/(n+1) of it. Where only the lower ends differ (by the feed rows that their previews stood on) they still keep their order:
 * the first whose own lower end lies ahead of its place begins the rest of the bracket anew, for itself and those that are left.
 *
 * Rule: Time
 */
export const placed = (estimates: readonly TimeEstimate[]): readonly InstantMs[] => {
  const unsure = new Map<InstantMs, number>();
  for (const { sure, bracket } of estimates) if (!sure) unsure.set(bracket.toMs, (unsure.get(bracket.toMs) ?? 0) + 1);
  const runs = new Map<InstantMs, Run>();
  return estimates.map(({ atMs, sure, bracket }) => {
    if (sure) return atMs;
    const run = stepped(runs.get(bracket.toMs) ?? { fromMs: bracket.fromMs, i: 0, n: unsure.get(bracket.toMs) ?? 1 }, bracket);
    runs.set(bracket.toMs, run);
    return placeOf(run, bracket);
  });
};

/** The i-th of n places from here to the end that they share. */
interface Run {
  readonly fromMs: InstantMs | null;
  readonly i: number;
  readonly n: number;
}

const stepped = ({ fromMs, i, n }: Run, bracket: Bracket): Run => {
  const next = { fromMs, i: i + 1, n };
  return bracket.fromMs !== null && placeOf(next, bracket) < bracket.fromMs ? { fromMs: bracket.fromMs, i: 1, n: n - i } : next;
};

const placeOf = ({ fromMs, i, n }: Run, { toMs }: Bracket): InstantMs => placeUnsure({ fromMs, toMs }, i, n);
