import type { Seq } from '../ids/index.ts';
import { awaitedRanges, type SourceProgress } from './progress.ts';
import { above, joinRanges, rangeWith, withoutSeqs } from './ranges.ts';

/**
 * Takes in an event that came by receipt, file or another phone: judged on arrival whatever is missing below it.
 * Closes its hole when it stood in one. A repeat changes nothing.
 */
export const takeEarly = (progress: SourceProgress, seq: Seq): SourceProgress => {
  const highestSeq = Math.max(progress.highestSeq, seq);
  if (seq <= progress.frontier) return { ...progress, highestSeq, holes: withoutSeqs(progress.holes, [seq]) };
  const stored = joinRanges([...progress.beyond, [seq, seq]]);
  const next = rangeWith(stored, progress.frontier + 1);
  const frontier = next === undefined ? progress.frontier : next[1];
  return { ...progress, frontier, highestSeq, beyond: above(stored, frontier) };
};

/** Staff declare an enrolment lost: whatever is awaited becomes holes, and late arrivals are still judged. */
export const declareLost = (progress: SourceProgress): SourceProgress => {
  const frontier = progress.beyond.at(-1)?.[1] ?? progress.frontier;
  return { ...progress, frontier, holes: joinRanges([...progress.holes, ...awaitedRanges(progress)]), beyond: [] };
};
