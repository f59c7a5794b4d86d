import type { EnrolmentId, InstantMs, Seq } from '../ids/index.ts';
import { above, missingNumbers, type SeqRange, type SourceProgress } from '../intake/index.ts';
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
  readonly progress: SourceProgress;
}

/**
 * What a push shows, in the order of its numbers: a hole stands before the event behind it, so that it has the same place however a long push
 * is cut into pieces; what its header shows stands first.
 */
export const findingsOf = ({ enrolment, atMs, shown, judged, from, newHoles, progress }: PlannedPush): readonly Finding[] => {
  if (shown.length === 0 && newHoles.length === 0) return [];
  const seen = shown.map((what): Finding => ({ before: from, enrolment, atMs, what, numbers: what.kind === 'rolled-back' ? above(missingNumbers(progress), what.statedSeq - 1) : [] }));
  const holes = newHoles.map((hole): Finding => ({ before: from + countBelow(judged, hole[0]), enrolment, atMs, what: { kind: 'hole' }, numbers: [hole] }));
  return [...seen, ...holes];
};

const countBelow = (seqs: readonly Seq[], seq: Seq): number => {
  const at = seqs.findIndex((one) => one > seq);
  return at === -1 ? seqs.length : at;
};
