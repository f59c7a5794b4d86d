import type { InstantMs, JudgedNo } from '../ids/index.ts';

/** How long a row stays for readers to go on from. Rule: Memory */
export const feedKeptMs = 90 * 86_400_000;

/** A row of a feed with the time at which what it tells of was received; null: nobody knows. */
export interface AgedRow {
  readonly judgedNo: JudgedNo;
  readonly receivedMs: InstantMs | null;
}

/**
 * The number up to which the oldest rows of a feed go, 0 for none: from the oldest on without a gap, each older than 90 days, and none from `toldFrom` on,
 * where a snapshot begins to tell. What goes is a beginning of the chain, so the first row that stays names the last one that went: the floor.
 * Laws: resume, once
 */
export const compactedUpTo = (oldest: readonly AgedRow[], toldFrom: JudgedNo, nowMs: InstantMs): JudgedNo => {
  let upTo: JudgedNo = 0;
  for (const { judgedNo, receivedMs } of oldest) {
    if (judgedNo >= toldFrom || receivedMs === null || receivedMs >= nowMs - feedKeptMs) return upTo;
    upTo = judgedNo;
  }
  return upTo;
};
