import type { Seq } from '../ids/index.ts';
import type { SeqRange } from './progress.ts';

/** The same numbers as a list of ranges should hold them: rising, disjoint, never touching; empty ones dropped. */
export const joinRanges = (ranges: readonly SeqRange[]): readonly SeqRange[] => {
  const joined: SeqRange[] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (last < first) continue;
    const before = joined.at(-1);
    if (before === undefined || before[1] + 1 < first) joined.push([first, last]);
    else joined[joined.length - 1] = [before[0], Math.max(before[1], last)];
  }
  return joined;
};

/** The ranges that hold exactly these numbers. */
export const rangesOf = (seqs: readonly Seq[]): readonly SeqRange[] => joinRanges(seqs.map((seq): SeqRange => [seq, seq]));

/** The range that holds a number; undefined when none does. */
export const rangeWith = (ranges: readonly SeqRange[], seq: Seq): SeqRange | undefined => {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return undefined;
    if (seq < range[0]) high = middle - 1;
    else if (seq > range[1]) low = middle + 1;
    else return range;
  }
  return undefined;
};

/** The first number at or above `seq` that the ranges hold; Infinity when there is none. */
export const firstHeldFrom = (ranges: readonly SeqRange[], seq: Seq): number => {
  for (const [first, last] of ranges) if (last >= seq) return Math.max(first, seq);
  return Number.POSITIVE_INFINITY;
};

/** The ranges without these numbers. */
export const withoutSeqs = (ranges: readonly SeqRange[], seqs: readonly Seq[]): readonly SeqRange[] => {
  const left: SeqRange[] = [];
  const sorted = [...seqs].sort((a, b) => a - b);
  for (const [first, last] of ranges) {
    let from = first;
    for (const seq of sorted) {
      if (seq < from || seq > last) continue;
      if (seq > from) left.push([from, seq - 1]);
      from = seq + 1;
    }
    if (from <= last) left.push([from, last]);
  }
  return left;
};

/** The part of the ranges above a number. */
export const above = (ranges: readonly SeqRange[], seq: Seq): readonly SeqRange[] => {
  const higher: SeqRange[] = [];
  for (const [first, last] of ranges) if (last > seq) higher.push([Math.max(first, seq + 1), last]);
  return higher;
};

/** What lies between `from` and the highest of the ranges, and in none of them. */
export const gapsFrom = (ranges: readonly SeqRange[], from: Seq): readonly SeqRange[] => {
  const gaps: SeqRange[] = [];
  let next = from;
  for (const [first, last] of ranges) {
    if (first > next) gaps.push([next, first - 1]);
    next = Math.max(next, last + 1);
  }
  return gaps;
};
