import type { Seq } from '../ids/index.ts';
import type { SourceProgress } from './progress.ts';

/**
 * Takes in an event that came by receipt, file or another phone: judged on arrival whatever is missing below it.
 * Closes its hole when it stood in one. A repeat changes nothing.
 */
export const takeEarly = (progress: SourceProgress, seq: Seq): SourceProgress => {
  throw new Error(`not written yet: ${progress.frontier} ${seq}`);
};

/** Staff declare an enrolment lost: whatever is awaited becomes holes, and late arrivals are still judged. */
export const declareLost = (progress: SourceProgress): SourceProgress => {
  throw new Error(`not written yet: ${progress.frontier}`);
};
