import type { EnrolmentId, Epoch, JudgedNo } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import { err, ok } from '@qoa/shared/result';
import { troubleOf } from '../../platform/sql-state.ts';
import type { Fact } from '../feed/index.ts';
import { judgePieces, type JudgedBatch, rememberBatch } from './batch.ts';
import { bisected } from './bisect.ts';
import { type Committed, committedBatch, committedFacts } from './committed.ts';
import { emptyMemory, keepBounded, missing } from './judge-memory.ts';
import type { JudgeParts } from './judge.ts';
import { NotTheJudge, type Term } from './judge-store.ts';
import type { PublishedOrAway } from './submission.ts';
import type { Piece, Turns } from './turns.ts';

/** The judge's own thread of work: one batch after the other, while anybody waits. */
export interface JudgeLoop {
  readonly wake: () => void;
  readonly publish: (facts: readonly Fact[]) => Promise<PublishedOrAway>;
  readonly forgetSource: (enrolment: EnrolmentId) => void;
  readonly place: () => { readonly epoch: Epoch; readonly head: JudgedNo } | null;
  readonly ready: () => Promise<boolean>;
  readonly isOver: () => boolean;
  readonly close: () => Promise<void>;
}

interface Publication {
  readonly facts: readonly Fact[];
  readonly settle: (outcome: PublishedOrAway) => void;
}

const attemptsMax = 4;
const firstWaitMs = 25;

export const judgeLoop = (parts: JudgeParts & { readonly turns: Turns; readonly tell: (committed: Committed) => void }): JudgeLoop => {
  const { store, turns, tell, alarm, sleep } = parts;
  const publications: Publication[] = [];
  const doubted = new Set<EnrolmentId>();
  let memory = emptyMemory();
  let term: Term | null = null;
  let state: 'open' | 'closing' | 'stopped' = 'open';
  let running: Promise<void> | null = null;

  const forgetAll = (): void => {
    memory = emptyMemory();
    term = null;
  };
  const takenTerm = async (): Promise<Term> => {
    if (term !== null) return term;
    forgetAll();
    term = await store.takeTerm();
    memory.nextJudgedNo = term.judgedNo + 1;
    return term;
  };
  const forgetDoubted = (): void => {
    for (const enrolment of doubted) for (const map of [memory.sources, memory.progress]) map.delete(enrolment);
    doubted.clear();
    keepBounded(memory);
  };

  /** One transaction. Throws what the storage or the pure judge threw, with everything forgotten. */
  const judgeOnce = async (pieces: readonly Piece[], poisoned: ReadonlySet<Arrival>): Promise<JudgedBatch> => {
    try {
      const held = await takenTerm();
      forgetDoubted();
      const needs = missing(memory, pieces.flatMap(({ arrivals }) => arrivals), pieces.map(({ waiting }) => waiting.submission.enrolment));
      let judged: JudgedBatch | null = null;
      await store.batch(held, needs, memory, async (batch) => {
        judged = judgePieces(memory, held.epoch, pieces, poisoned);
        if (judged.isIdle) await batch.leave();
        else await batch.commit(judged.writes, judged.outcome.nextJudgedNo - 1);
      });
      return finished(judged, held);
    } catch (thrown) {
      forgetAll();
      throw thrown;
    }
  };
  const finished = (judged: JudgedBatch | null, held: Term): JudgedBatch => {
    if (judged === null) throw new NotTheJudge('the batch was not judged');
    const from = memory.nextJudgedNo;
    rememberBatch(memory, judged);
    if (!judged.isIdle) tell(committedBatch(held.epoch, from, judged));
    return judged;
  };

  /** Runs `work`, again while the database is only away for a moment. Null: give up for now. */
  const persisting = async <Value>(work: () => Promise<Value>): Promise<Value | null> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (thrown) {
        if (!(thrown instanceof NotTheJudge) && troubleOf(thrown) === 'stop') state = 'stopped';
        alarm(thrown, state === 'stopped');
        if (state === 'stopped' || attempt === attemptsMax) return null;
        await sleep(firstWaitMs * 2 ** (attempt - 1));
      }
    }
  };

  const judgeNext = async (): Promise<void> => {
    const pieces = turns.next();
    if (pieces.length === 0) return;
    const judged = await persisting(() => bisected(pieces, judgeOnce, (thrown) => alarm(thrown, false)));
    if (judged === null) for (const { waiting } of pieces) turns.drop(waiting);
    else for (const batch of judged) settle(batch);
  };
  const publishNext = async (next: Publication): Promise<void> => {
    const published = await persisting(async () => {
      try {
        return await publishOnce(next.facts);
      } catch (thrown) {
        forgetAll();
        throw thrown;
      }
    });
    next.settle(published === null ? err({ code: 'UNAVAILABLE' }) : ok(published));
  };
  const publishOnce = async (facts: readonly Fact[]): Promise<JudgedNo> => {
    const held = await takenTerm();
    const placed = facts.map((fact, at) => ({ fact, judgedNo: memory.nextJudgedNo + at }));
    const head = memory.nextJudgedNo + facts.length - 1;
    await store.batch(held, noNeeds, memory, (batch) => batch.publish(placed));
    tell(committedFacts(held.epoch, placed));
    // What facts change is read anew: they are few.
    memory = { ...emptyMemory(), nextJudgedNo: head + 1 };
    return head;
  };

  const run = async (): Promise<void> => {
    // Whatever arrives in this turn of the event loop is in the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (publications.length > 0 || !turns.isEmpty()) {
      const publication = publications.shift();
      if (publication !== undefined) await publishNext(publication);
      await judgeNext();
    }
  };
  const wake = (): void => {
    running ??= run().finally(() => {
      running = null;
      if (publications.length > 0 || !turns.isEmpty()) wake();
    });
  };

  return {
    wake,
    publish: (facts) =>
      new Promise((settled) => {
        publications.push({ facts, settle: settled });
        wake();
      }),
    forgetSource: (enrolment) => void doubted.add(enrolment),
    place: () => (term === null ? null : { epoch: term.epoch, head: memory.nextJudgedNo - 1 }),
    ready: async () => {
      if (term !== null) return true;
      await running;
      return (await persisting(takenTerm)) !== null;
    },
    isOver: () => state !== 'open',
    close: async () => {
      if (state === 'open') state = 'closing';
      await running;
      await store.close();
    },
  };
};

const noNeeds = { names: [], enrolments: [], cards: [], gtins: [], cardAt: [] } as const;

const settle = ({ pieces }: JudgedBatch): void => {
  for (const { piece, answers, plan } of pieces) {
    const { waiting, isLast } = piece;
    waiting.answers.push(...answers);
    if (isLast) waiting.settle(ok({ answers: waiting.answers, sendFrom: plan.sendFrom, frontier: plan.progress.frontier, highestSeq: plan.progress.highestSeq }));
  }
};
