import type { EnrolmentId, InstantMs, Seq } from '../ids/index.ts';
import { above, missingNumbers, rangeWith, type SeqRange, type SourceProgress } from '../intake/index.ts';
import type { LossWhat } from './loss.ts';
import type { Shown } from './shown.ts';

/** A loss that a push shows, with its place: before the arrival with this index, or behind them all. Places rise in a batch. */
export interface Finding {
  readonly before: number;
  readonly enrolment: EnrolmentId;
  readonly atMs: InstantMs;
  readonly what: LossWhat;
  readonly numbers: readonly SeqRange[];
}

/** A push, or a piece of one, as it was planned. */
export interface PlannedPush {
  readonly enrolment: EnrolmentId;
  readonly atMs: InstantMs;
  readonly shown: readonly Shown[];
  /** The numbers to judge, rising; the first of them stands at `from` in its batch. */
  readonly judged: readonly Seq[];
  readonly from: number;
  readonly newHoles: readonly SeqRange[];
  readonly before: SourceProgress;
  readonly progress: SourceProgress;
}

/**
 * What a push shows, in the order of its numbers: a hole stands behind the new event that the walk passed to find it, first of all when it
 * needed none, so that it has the same place however a long push is cut into pieces; what its header shows stands first.
 */
export const findingsOf = ({ enrolment, atMs, shown, judged, from, newHoles, before, progress }: PlannedPush): readonly Finding[] => {
  if (shown.length === 0 && newHoles.length === 0) return [];
  const seen = shown.map((what): Finding => ({ before: from, enrolment, atMs, what, numbers: what.kind === 'rolled-back' ? above(missingNumbers(progress), what.statedSeq - 1) : [] }));
  const holes = newHoles.map((hole): Finding => ({ before: from + passedTo(hole[0], judged, before), enrolment, atMs, what: { kind: 'hole' }, numbers: [hole] }));
  return [...seen, ...holes];
};

/** How many of the judged stand before a hole: up to the last without which the walk would not have come so far. */
const passedTo = (hole: Seq, judged: readonly Seq[], { frontier, beyond }: SourceProgress): number =>
  judged.findLastIndex((seq) => seq < hole && seq > frontier && rangeWith(beyond, seq) === undefined) + 1;
