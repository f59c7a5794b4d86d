import type { EnrolmentId, Epoch, JudgedNo } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import type { Fact } from '../feed/index.ts';
import { judgePieces, type JudgedBatch, rememberBatch } from './batch.ts';
import { committedBatch, committedFacts, type CommittedListener } from './committed.ts';
import { emptyMemory, type JudgeMemory, keepBounded, missing, missingOfClaims } from './judge-memory.ts';
import type { JudgeStore, Term } from './judge-store.ts';
import { recalled, type Recalling } from './recall.ts';
import type { Taken } from './submission.ts';
import type { Piece } from './turns.ts';

/** The judge's memory and its right to write. Whatever throws leaves it knowing nothing: the next call takes lock and term anew. */
export interface JudgeDesk {
  /** One transaction for these pieces; nothing is written when nothing is new. */
  readonly judge: (pieces: readonly Piece[], poisoned: ReadonlySet<Arrival>) => Promise<JudgedBatch>;
  /** One transaction for these facts; answers the last one's number. */
  readonly publish: (facts: readonly Fact[]) => Promise<JudgedNo>;
  /** Takes the term, if it is not held. Calls never overlap: the loop makes them one after the other. */
  readonly take: () => Promise<void>;
  readonly place: () => { readonly epoch: Epoch; readonly head: JudgedNo } | null;
  readonly forgetSource: (enrolment: EnrolmentId) => void;
  /** What is remembered of a push that brings nothing new; null when it must be judged. */
  readonly recall: (push: Recalling) => Taken | null;
}

interface Held {
  readonly term: Term;
  readonly memory: JudgeMemory;
}

/** A desk without a term. `tell` hears of every commit. */
export const openDesk = (store: JudgeStore, tell: CommittedListener): JudgeDesk => {
  const doubted = new Set<EnrolmentId>();
  let held: Held | null = null;
  const holding = async (): Promise<Held> => {
    held ??= freshlyHeld(await store.takeTerm());
    return held;
  };
  /** Runs `work` on what is held; after any error nothing is. */
  const doubting = async <Value>(work: (now: Held) => Promise<Value>): Promise<Value> => {
    try {
      return await work(await holding());
    } catch (thrown) {
      held = null;
      throw thrown;
    }
  };
  return {
    judge: (pieces, poisoned) =>
      doubting(async ({ term, memory }) => {
        forget(memory, doubted);
        const from = memory.nextJudgedNo;
        const judged = await judgeInOne(store, term, memory, pieces, poisoned);
        rememberBatch(memory, judged);
        if (!judged.isIdle) tell(committedBatch(term.epoch, from, judged));
        return judged;
      }),
    publish: (facts) =>
      doubting(async ({ term, memory }) => {
        const placed = facts.map((fact, at) => ({ fact, judgedNo: memory.nextJudgedNo + at }));
        const head = memory.nextJudgedNo + facts.length - 1;
        await store.publish(term, placed);
        // What facts change is read anew: they are few.
        held = freshlyHeld({ ...term, judgedNo: head });
        tell(committedFacts(term.epoch, placed));
        return head;
      }),
    take: () => doubting(() => Promise.resolve()),
    place: () => (held === null ? null : { epoch: held.term.epoch, head: held.memory.nextJudgedNo - 1 }),
    forgetSource: (enrolment) => void doubted.add(enrolment),
    recall: (push) => (held === null || doubted.has(push.contact.enrolment) ? null : recalled(held.memory, push)),
  };
};

const freshlyHeld = (term: Term): Held => ({ term, memory: { ...emptyMemory(), nextJudgedNo: term.judgedNo + 1 } });

const forget = (memory: JudgeMemory, doubted: Set<EnrolmentId>): void => {
  for (const enrolment of doubted) for (const map of [memory.sources, memory.progress]) map.delete(enrolment);
  doubted.clear();
  keepBounded(memory);
};

const judgeInOne = async (store: JudgeStore, term: Term, memory: JudgeMemory, pieces: readonly Piece[], poisoned: ReadonlySet<Arrival>): Promise<JudgedBatch> => {
  const arrivals = pieces.flatMap((piece) => piece.arrivals);
  const needs = missing(memory, arrivals, pieces.map(({ waiting }) => waiting.submission.enrolment));
  await store.read(needs, memory);
  await store.read(missingOfClaims(memory, arrivals), memory);
  const judged = judgePieces(memory, term.epoch, pieces, poisoned);
  if (!judged.isIdle) await store.write(term, judged.writes, judged.outcome.nextJudgedNo - 1);
  return judged;
};
