import type { Seq } from '../ids/index.ts';
import { isStored, missingNumbers, type SourceProgress } from './progress.ts';
import { above, joinRanges, rangeWith, withoutSeqs } from './ranges.ts';

/**
 * Takes in an event that came by receipt, file or another phone: judged on arrival whatever is missing below it.
 * Closes its hole when it stood in one. A repeat changes nothing.
 */
export const takeEarly = (progress: SourceProgress, seq: Seq): SourceProgress => {
  const highestSeq = Math.max(progress.highestSeq, seq);
  const unshown = isStored(progress, seq) ? progress.unshown : joinRanges([...progress.unshown, [seq, seq]]);
  if (seq <= progress.frontier) return { ...progress, highestSeq, holes: withoutSeqs(progress.holes, [seq]), unshown };
  const stored = joinRanges([...progress.beyond, [seq, seq]]);
  const next = rangeWith(stored, progress.frontier + 1);
  const frontier = next === undefined ? progress.frontier : next[1];
  return { ...progress, frontier, highestSeq, beyond: above(stored, frontier), unshown };
};

/** Staff declare an enrolment lost: every number that is known to have been given out and did not come becomes a hole. Late arrivals are still judged. */
export const declareLost = (progress: SourceProgress): SourceProgress => ({
  ...progress,
  frontier: Math.max(progress.frontier, progress.highestSeq),
  holes: joinRanges([...progress.holes, ...missingNumbers(progress)]),
  beyond: [],
});
