import type { Answer } from '@qoa/shared/events';
import type { JudgedNo } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import { err, ok } from '@qoa/shared/result';
import { troubleOf } from '../../platform/sql-state.ts';
import type { Fact } from '../feed/index.ts';
import type { JudgedBatch } from './batch.ts';
import { bisected } from './bisect.ts';
import { type Chores, openChores } from './chores.ts';
import type { Chore, ChoreDone, Decided, DecidedHere, JudgeDesk, Published } from './judge-desk.ts';
import type { JudgeParts } from './judge.ts';
import { NotTheJudge } from './judge-store.ts';
import type { PublishedOrAway } from './submission.ts';
import type { Piece, Turns } from './turns.ts';

/** The judge's own thread of work: batch after batch, while anybody waits. */
export interface JudgeLoop {
  readonly wake: () => void;
  readonly publish: (facts: readonly Fact[]) => Promise<PublishedOrAway>;
  /** Null: nobody judges here now. */
  readonly publishOf: (...args: Parameters<JudgeDesk['publishOf']>) => Promise<{ readonly published: Published | null } | null>;
  readonly decide: <Value>(decision: () => Promise<Decided<Value>>) => Promise<DecidedHere<Value> | null>;
  /** Null: nobody judges here now. */
  readonly weigh: (arrival: Arrival) => Promise<{ readonly answer: Answer | null } | null>;
  /** Null: nobody judges here now, or it failed. It waits until nobody else does, and is not tried again. */
  readonly tidy: <Value>(chore: () => Promise<Chore<Value>>) => Promise<ChoreDone<Value> | null>;
  readonly beginEpoch: JudgeDesk['beginEpoch'] extends (...args: infer Args) => Promise<infer Began> ? (...args: Args) => Promise<Began | null> : never;
  /** Takes a piece of what has ended, behind the sales that wait; null: nobody judges here now, or it failed. It is not tried again. */
  readonly expire: (...args: Parameters<JudgeDesk['expire']>) => Promise<number | null>;
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

/** A batch that is judged and sent. It never rejects. */
interface Flight {
  readonly pieces: readonly Piece[];
  readonly landed: Promise<{ readonly batch: JudgedBatch } | { readonly thrown: unknown }>;
}

/** A second batch is sent behind one that is being committed when it is full, so that waiting would not make it fuller. */
const flightsMax = 2;
const nobody: ReadonlySet<Arrival> = new Set();

/** Works on `turns` at `desk`. It stops for good at an error that is neither an event's nor the passing trouble of a database. */
export const judgeLoop = (desk: JudgeDesk, turns: Turns, { alarm, sleep }: Pick<JudgeParts, 'alarm' | 'sleep'>): JudgeLoop => {
  /** Facts, and asking for the term: each is done alone, before the next batch. */
  const errands: (() => Promise<void>)[] = [];
  const chores = openChores(alarm);
  /** Oldest first: they land in this order. */
  const flights: Flight[] = [];
  let state: 'open' | 'ending' | 'stopped' = 'open';
  let running: Promise<void> | null = null;
  let asking: Promise<boolean> | null = null;
  let tellFull: () => void = () => undefined;

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
  const isIdle = (): boolean => errands.length === 0 && turns.isEmpty() && flights.length === 0;
  const launch = (pieces: readonly Piece[]): void => {
    flights.push({ pieces, landed: desk.judge(pieces, nobody).then((batch) => ({ batch }), (thrown: unknown) => ({ thrown })) });
  };
  const mayLaunch = (): boolean => errands.length === 0 && !chores.isDue() && !turns.isEmpty() && (flights.length === 0 || (flights.length < flightsMax && turns.isFull()));
  /** What failed, and what was sent behind it and so failed with it, once more: each alone, and in their order. */
  const recover = async (failed: Flight, thrown: unknown): Promise<void> => {
    const judgeOnce = throwingFirst(thrown, desk.judge);
    let isAway = false;
    for (const { pieces } of [failed, ...flights.splice(0)]) {
      const judged: readonly JudgedBatch[] | null = isAway ? null : await persisting(() => bisected(pieces, judgeOnce, (cause) => alarm(cause, false)));
      isAway = judged === null;
      if (judged === null) for (const { waiting } of pieces) turns.drop(waiting);
      else for (const batch of judged) settle(batch);
    }
  };
  const run = async (): Promise<void> => {
    // Whatever arrives in this turn of the event loop is in the first batch.
    await turnOfLoop();
    while (!isIdle() || !chores.isEmpty()) {
      if (flights.length === 0) {
        for (const errand of errands.splice(0)) await errand();
        await chores.take(isIdle());
      }
      while (mayLaunch()) launch(turns.next());
      const [oldest] = flights;
      if (oldest === undefined) continue;
      const full = new Promise<null>((resolve) => (tellFull = () => resolve(null)));
      const landed = await Promise.race([oldest.landed, full]);
      if (landed === null) continue;
      flights.shift();
      chores.landed();
      if ('batch' in landed) settle(landed.batch);
      else await recover(oldest, landed.thrown);
      // What came in meanwhile is still unread: after one turn of the event loop the next batch holds it.
      if (flights.length === 0 && !turns.isFull()) await turnOfLoop();
    }
  };
  const wake = (): void => {
    if (turns.isFull()) tellFull();
    running ??= run().finally(() => {
      running = null;
      if (!isIdle() || !chores.isEmpty()) wake();
    });
  };
  const alone = <Value>(work: () => Promise<Value>): Promise<Value | null> =>
    new Promise((settled) => {
      errands.push(async () => settled(await persisting(work)));
      wake();
    });
  const later: Chores['add'] = (turn, work) => {
    const done = chores.add(turn, work);
    wake();
    return done;
  };
  return {
    wake,
    publish: async (facts) => {
      const head = await alone<JudgedNo>(() => desk.publish(facts));
      return head === null ? away : ok(head);
    },
    publishOf: (...args) => alone(async () => ({ published: await desk.publishOf(...args) })),
    decide: (decision) => alone(() => desk.decide(decision)),
    expire: (untilMs) => later('behind', () => desk.expire(untilMs)),
    weigh: (arrival) => alone(async () => ({ answer: await desk.weigh(arrival) })),
    tidy: (chore) => later('idle', () => desk.tidy(chore)),
    beginEpoch: (...args) => alone(() => desk.beginEpoch(...args)),
    ready: async () => {
      if (desk.isHeld()) return true;
      // Whoever asks meanwhile hears the same answer: a standby must not pile up attempts.
      asking ??= alone(() => desk.take()).then(() => desk.isHeld()).finally(() => (asking = null));
      return asking;
    },
    isOver: () => state !== 'open',
    end: async () => {
      if (state === 'open') state = 'ending';
      while (running !== null) await running;
    },
  };
};

const turnOfLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The same work, whose first call is known to have thrown. */
const throwingFirst = (thrown: unknown, judgeOnce: JudgeDesk['judge']): JudgeDesk['judge'] => {
  let isFirst = true;
  return (pieces, poisoned) => {
    if (!isFirst) return judgeOnce(pieces, poisoned);
    isFirst = false;
    return Promise.reject(thrown);
  };
};

const settle = ({ pieces }: JudgedBatch): void => {
  for (const { piece, answers, plan } of pieces) {
    const { waiting, isLast } = piece;
    waiting.answers.push(...answers);
    if (isLast) waiting.settle(ok({ answers: waiting.answers, sendFrom: plan.sendFrom, frontier: plan.progress.frontier, highestSeq: plan.progress.highestSeq }));
  }
};
