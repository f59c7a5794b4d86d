import type { Seq } from '@qoa/shared/ids';
import type { SeqRange } from './outbox.ts';

/** The ranges with `seq` added. Appending the next number only lengthens the last range. */
export const withSeq = (ranges: readonly SeqRange[], seq: Seq): readonly SeqRange[] => {
  const last = ranges.at(-1);
  if (last !== undefined && seq === last[1] + 1) return [...ranges.slice(0, -1), [last[0], seq]];
  const before = ranges.filter(([, to]) => to + 1 < seq);
  const after = ranges.filter(([from]) => from > seq + 1);
  const touching = ranges.slice(before.length, ranges.length - after.length);
  const from = Math.min(seq, touching[0]?.[0] ?? seq);
  const to = Math.max(seq, touching.at(-1)?.[1] ?? seq);
  return [...before, [from, to], ...after];
};

/** The ranges with `seq` taken out; the range that held it may fall in two. */
export const withoutSeq = (ranges: readonly SeqRange[], seq: Seq): readonly SeqRange[] =>
  ranges.flatMap(([from, to]): readonly SeqRange[] => {
    if (seq < from || seq > to) return [[from, to]];
    const left: readonly SeqRange[] = from < seq ? [[from, seq - 1]] : [];
    const right: readonly SeqRange[] = seq < to ? [[seq + 1, to]] : [];
    return [...left, ...right];
  });

/** How many numbers lie in the ranges. */
export const countOf = (ranges: readonly SeqRange[]): number => ranges.reduce((total, [from, to]) => total + to - from + 1, 0);
