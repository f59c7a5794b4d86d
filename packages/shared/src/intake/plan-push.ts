import type { Seq } from '../ids/index.ts';
import type { SeqRange, SourceProgress } from './progress.ts';

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
  /** SEND_FROM: the number at which the walk stopped, kept by the phone and not in this push. Null: nothing to ask for. */
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
 * An old header repeated changes nothing, since `kept` only loses numbers. Cost: in ranges and pushed numbers, never in nextSeq.
 *
 * Law: order
 */
export const planPush = (progress: SourceProgress, stated: StatedNumbers, pushed: readonly Seq[]): PushPlan => {
  throw new Error(`not written yet: ${progress.frontier} ${stated.nextSeq} ${pushed.length}`);
};
