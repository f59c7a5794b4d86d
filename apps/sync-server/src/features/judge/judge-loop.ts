import type { JudgedNo } from '@qoa/shared/ids';
import { err, ok } from '@qoa/shared/result';
import { troubleOf } from '../../platform/sql-state.ts';
import type { Fact } from '../feed/index.ts';
import type { JudgedBatch } from './batch.ts';
import { bisected } from './bisect.ts';
import type { JudgeDesk } from './judge-desk.ts';
import type { JudgeParts } from './judge.ts';
import { NotTheJudge } from './judge-store.ts';
import type { PublishedOrAway } from './submission.ts';
import type { Piece, Turns } from './turns.ts';

/** The judge's own thread of work: one batch after the other, while anybody waits. */
export interface JudgeLoop {
  readonly wake: () => void;
  readonly publish: (facts: readonly Fact[]) => Promise<PublishedOrAway>;
  /** True when the term is held, or could be taken now. */
  readonly ready: () => Promise<boolean>;
  /** Nothing more is taken in. */
  readonly isOver: () => boolean;
  /** Finishes what waits. */
  readonly end: () => Promise<void>;
}

const attemptsMax = 4;
const firstWaitMs = 25;
const away = err({ code: 'UNAVAILABLE' as const });

/** Works on `turns` at `desk`. It stops for good at an error that is neither an event's nor the passing trouble of a database. */
export const judgeLoop = (desk: JudgeDesk, turns: Turns, { alarm, sleep }: JudgeParts): JudgeLoop => {
  /** Facts, and asking for the term: each is done alone, before the next batch. */
  const errands: (() => Promise<void>)[] = [];
  let state: 'open' | 'ending' | 'stopped' = 'open';
  let running: Promise<void> | null = null;
  let asking: Promise<boolean> | null = null;

  /** Runs `work`, again while the trouble may pass. Null: give up for now. */
  const persisting = async <Value>(work: () => Promise<Value>): Promise<Value | null> => {
    for (let attempt = 1; state !== 'stopped'; attempt += 1) {
      try {
        return await work();
      } catch (thrown) {
        if (!(thrown instanceof NotTheJudge) && troubleOf(thrown) === 'stop') state = 'stopped';
        alarm(thrown, state === 'stopped');
        if (attempt === attemptsMax) return null;
        await sleep(firstWaitMs * 2 ** (attempt - 1));
      }
    }
    return null;
  };
  const judgeNext = async (pieces: readonly Piece[]): Promise<void> => {
    if (pieces.length === 0) return;
    const judged = await persisting(() => bisected(pieces, desk.judge, (thrown) => alarm(thrown, false)));
    if (judged === null) for (const { waiting } of pieces) turns.drop(waiting);
    else for (const batch of judged) settle(batch);
  };
  const run = async (): Promise<void> => {
    // Whatever arrives in this turn of the event loop is in the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (errands.length > 0 || !turns.isEmpty()) {
      for (const errand of errands.splice(0)) await errand();
      await judgeNext(turns.next());
    }
  };
  const wake = (): void => {
    running ??= run().finally(() => {
      running = null;
      if (errands.length > 0 || !turns.isEmpty()) wake();
    });
  };
  const alone = <Value>(work: () => Promise<Value>): Promise<Value | null> =>
    new Promise((settled) => {
      errands.push(async () => settled(await persisting(work)));
      wake();
    });
  return {
    wake,
    publish: async (facts) => {
      const head = await alone<JudgedNo>(() => desk.publish(facts));
      return head === null ? away : ok(head);
    },
    ready: async () => {
      if (desk.place() !== null) return true;
      // Whoever asks meanwhile hears the same answer: a standby must not pile up attempts.
      asking ??= alone(() => desk.take()).then(() => desk.place() !== null).finally(() => (asking = null));
      return asking;
    },
    isOver: () => state !== 'open',
    end: async () => {
      if (state === 'open') state = 'ending';
      while (running !== null) await running;
    },
  };
};

const settle = ({ pieces }: JudgedBatch): void => {
  for (const { piece, answers, plan } of pieces) {
    const { waiting, isLast } = piece;
    waiting.answers.push(...answers);
    if (isLast) waiting.settle(ok({ answers: waiting.answers, sendFrom: plan.sendFrom, frontier: plan.progress.frontier, highestSeq: plan.progress.highestSeq }));
  }
};
