import type { Seq } from '../ids/index.ts';
import { gapsFrom, rangeWith } from './ranges.ts';

/** An inclusive range of sequence numbers. Lists of ranges are rising, disjoint and never touch. */
export type SeqRange = readonly [first: Seq, last: Seq];

/** How far one source has been taken in. Stored beside the enrolment, written in the transaction of the events it speaks of. */
export interface SourceProgress {
  /** Everything up to here is answered or declared lost. 0 at first. */
  readonly frontier: Seq;
  /** The highest number ever seen, stated or received. A phone whose nextSeq is not above it was rolled back. */
  readonly highestSeq: Seq;
  /** Declared lost, at or below the frontier: evidence of loss, shown and asked for. */
  readonly holes: readonly SeqRange[];
  /** Stored above the frontier: came early by receipt, file or another phone. */
  readonly beyond: readonly SeqRange[];
  /** Stored, above the frontier or below, without what the phone may have been answered before a restore: only its own push can show that, and none has since. */
  readonly unshown: readonly SeqRange[];
}

/** A source of which nothing has come yet. */
export const noProgress: SourceProgress = { frontier: 0, highestSeq: 0, holes: [], beyond: [], unshown: [] };

/** Missing below something that came early: shown, not holes, since no header has spoken of them. */
export const awaitedRanges = ({ beyond, frontier }: SourceProgress): readonly SeqRange[] => gapsFrom(beyond, frontier + 1);

/** Every number above the frontier that is known to have been given out, and never came: awaited ones, and those that the phone stated and never sent. */
export const missingNumbers = ({ beyond, frontier, highestSeq }: SourceProgress): readonly SeqRange[] => gapsFrom([...beyond, [highestSeq + 1, highestSeq + 1]], frontier + 1);

/** Whether an event of this number is stored. */
export const isStored = ({ frontier, holes, beyond }: SourceProgress, seq: Seq): boolean =>
  seq <= frontier ? rangeWith(holes, seq) === undefined : rangeWith(beyond, seq) !== undefined;
