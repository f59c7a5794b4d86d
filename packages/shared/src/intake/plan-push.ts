import type { Seq } from '../ids/index.ts';
import { isStored, type SeqRange, type SourceProgress } from './progress.ts';
import { above, firstHeldFrom, joinRanges, rangesOf, rangeWith, withoutSeqs } from './ranges.ts';

/** What a push's tagged header says of numbers. `kept`: inclusive ranges still on the phone, queue and ring, those of this push included. */
export interface StatedNumbers {
  readonly nextSeq: Seq;
  readonly kept: readonly SeqRange[];
}

export interface PushPlan {
  /** Pushed numbers to hand to the judge, rising: new ones, late ones that close a hole, and repeats (which get their stored answer). */
  readonly judge: readonly Seq[];
  /** Pushed numbers left aside because one before them is still on the phone; they come again from `sendFrom`. */
  readonly left: readonly Seq[];
  /** SEND_FROM: the number at which the walk stopped, or else an old hole or one that is unshown: kept by the phone and not in this push. Null: nothing to ask for. */
  readonly sendFrom: Seq | null;
  readonly newHoles: readonly SeqRange[];
  readonly closedHoles: readonly Seq[];
  /** True once the events to judge are committed: write it in the same transaction. */
  readonly progress: SourceProgress;
}

/**
 * Walks one push or heartbeat by the rule *Sequence*: from frontier + 1, stored passes; in this push is judged; kept only stops
 * and asks; in neither and below nextSeq is a hole, and the walk goes on. `pushed` holds the numbers of the envelopes whose own tag
 * verified, in any order; an unreadable one is not among them, and makes no hole while `kept` still names it.
 * A long push may be planned in pieces with the same header, each on the progress of the one before: answer the last piece's `sendFrom`.
 * A hole that `kept` names all the same (a storage that came back, a server restored) is asked for when nothing else is, and last what is
 * unshown. `blind` names those of `pushed` that come without what the phone may have been answered: a header that does not know this life of the server.
 * An old header repeated changes nothing, since `kept` only loses numbers. Cost: in ranges and pushed numbers, never in nextSeq.
 *
 * Law: order
 */
export const planPush = (progress: SourceProgress, stated: StatedNumbers, pushed: readonly Seq[], blind: readonly Seq[] = []): PushPlan => {
  const here = rangesOf(pushed);
  const { end, sendFrom, newHoles } = walk(progress, stated, here);
  const judge: Seq[] = [];
  const left: Seq[] = [];
  for (const [first, last] of here) {
    for (let seq = first; seq <= last; seq += 1) (seq <= end || rangeWith(progress.beyond, seq) !== undefined ? judge : left).push(seq);
  }
  const closedHoles = judge.filter((seq) => rangeWith(progress.holes, seq) !== undefined);
  const holes = joinRanges([...withoutSeqs(progress.holes, closedHoles), ...newHoles]);
  const unseeing = new Set(blind);
  const shown = judge.filter((seq) => !unseeing.has(seq));
  const freshBlind = judge.filter((seq) => unseeing.has(seq) && !isStored(progress, seq));
  const unshown = joinRanges([...withoutSeqs(progress.unshown, shown), ...rangesOf(freshBlind)]);
  const highestSeq = Math.max(progress.highestSeq, stated.nextSeq - 1, here.at(-1)?.[1] ?? 0);
  const asked = sendFrom ?? keptOf(holes, stated.kept) ?? keptOf(unshown, stated.kept);
  return { judge, left, sendFrom: asked, newHoles, closedHoles, progress: { frontier: end, highestSeq, holes, beyond: above(progress.beyond, end), unshown } };
};

interface Walked {
  /** The new frontier. */
  readonly end: Seq;
  readonly sendFrom: Seq | null;
  readonly newHoles: readonly SeqRange[];
}

/** From frontier + 1 upwards, a whole range at a step. */
const walk = ({ frontier, beyond }: SourceProgress, stated: StatedNumbers, here: readonly SeqRange[]): Walked => {
  const kept = joinRanges(stated.kept);
  const newHoles: SeqRange[] = [];
  let next = frontier + 1;
  for (;;) {
    const passed = rangeWith(beyond, next) ?? rangeWith(here, next);
    if (passed !== undefined) {
      next = passed[1] + 1;
      continue;
    }
    const end = next - 1;
    if (rangeWith(kept, next) !== undefined) return { end, sendFrom: next, newHoles };
    if (next >= stated.nextSeq) return { end, sendFrom: null, newHoles };
    const found = Math.min(stated.nextSeq, firstHeldFrom(beyond, next), firstHeldFrom(here, next), firstHeldFrom(kept, next));
    newHoles.push([next, found - 1]);
    next = found;
  }
};

/** The first of the wanted numbers that the phone keeps. */
const keptOf = (wanted: readonly SeqRange[], kept: readonly SeqRange[]): Seq | null => {
  if (wanted.length === 0) return null;
  const ranges = joinRanges(kept);
  for (const [first, last] of wanted) {
    const held = firstHeldFrom(ranges, first);
    if (held <= last) return held;
  }
  return null;
};
