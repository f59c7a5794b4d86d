import type { EnrolmentId, EventHash } from '@qoa/shared/ids';
import type { Job, Socket } from './doors.ts';
import { judgeJobs, type JudgedJobs } from './judge-jobs.ts';
import { judgeOneByOne } from './one-by-one.ts';
import type { Trouble } from './trouble.ts';
import type { World } from './world.ts';

/** One life of the judge. */
export interface Life {
  alive: boolean;
  term: number;
  busy: boolean;
  readonly waiting: (Job | (() => void))[];
  readonly sockets: Set<Socket>;
  readonly sessions: Map<number, EnrolmentId>;
  /** Events that no database takes: held unseen. */
  readonly culprits: Set<EventHash>;
  /** So many batches are of one event, until the culprit is found. */
  careful: number;
}

export const newLife = (term: number): Life => ({ alive: true, term, busy: false, waiting: [], sockets: new Set(), sessions: new Map(), culprits: new Set(), careful: 0 });

export interface JudgeLoop {
  /** Begins the next batch, unless one is under way. */
  readonly turn: (life: Life) => void;
}

interface Around {
  readonly pieceMax: number;
  /** See `Setting`. */
  readonly livedTwice: boolean;
  readonly crash: (downMs: number) => void;
  readonly failOver: () => void;
  readonly tellSockets: (life: Life) => void;
}

const jobsMax = 3;

/** One batch after the other: judged, written in one transaction that may fail at every step, answered. Rule: One judge */
export const judgeLoop = (world: World, { pieceMax, livedTwice, crash, failOver, tellSockets }: Around): JudgeLoop => {
  const { agenda, chance, fate, trace, cores, laws, book } = world;

  const turn = (life: Life): void => {
    const first = life.waiting[0];
    if (!life.alive || life.busy || first === undefined) return;
    life.busy = true;
    if (typeof first === 'function') {
      life.waiting.shift();
      agenda.after(1 + chance.below(5), () => {
        if (life.alive && life.term === book.term) {
          first();
          laws.stepped(book);
          tellSockets(life);
        }
        goOn(life);
      });
      return;
    }
    const jobs = takeJobs(life.waiting, life.careful > 0 ? 1 : jobsMax);
    agenda.after(1 + chance.below(4), () => (life.alive ? judge(life, jobs) : undefined));
  };

  const goOn = (life: Life): void => {
    life.busy = false;
    agenda.after(0, () => turn(life));
  };

  const judge = (life: Life, jobs: readonly Job[]): void => {
    const judged = judgeJobs(world, life.term, jobs, life.careful > 0 ? 1 : pieceMax, life.culprits);
    if (life.careful > 0) life.careful -= 1;
    const early = cores.answersLeave === 'before-commit';
    const unfinished = early ? judged.pieces.filter((piece) => !piece.finish(book)) : null;
    const crashes = fate.strikes('server-crash', chance);
    const failsOver = fate.strikes('fail-over', chance);
    if (crashes) agenda.after(chance.below(30), () => crash(chance.pick([5, 500, 20_000])));
    if (failsOver) agenda.after(chance.below(30), failOver);
    const slow = crashes || failsOver || fate.strikes('slow-commit', chance);
    agenda.after(1 + chance.below(slow ? 8_000 : 20), () => write(life, jobs, judged, unfinished));
  };

  const write = (life: Life, jobs: readonly Job[], { batch, pieces, arrivals }: JudgedJobs, unfinished: JudgedJobs['pieces'] | null): void => {
    if (!life.alive && !chance.happens(0.5)) return;
    if (!life.alive || life.term !== book.term) trace.fault('commit-orphaned');
    if (fate.strikes('commit-aborted', chance)) {
      world.diary?.(() => ({ did: 'transaction-failed' }));
      return again(life, jobs);
    }
    const outcome = cores.commit(book, batch);
    trace.note(`commit ${batch.outcome.nextJudgedNo - 1} ${outcome}`);
    if (outcome === 'done') laws.committed(book, batch);
    const lost = outcome === 'done' && life.alive && fate.strikes('commit-lost', chance);
    if (outcome === 'done') world.diary?.(() => ({ did: 'delivered', deliveries: pieces.map(({ delivered }) => delivered()), lost }));
    if (!life.alive || outcome === 'fenced') {
      life.alive = false;
      return;
    }
    if (outcome === 'rows-refused' && livedTwice) {
      judgeOneByOne(world, life, jobs);
      tellSockets(life);
      return goOn(life);
    }
    if (outcome === 'rows-refused') return suspect('rows-refused', life, jobs, arrivals);
    if (lost) {
      book.term += 1;
      life.term = book.term;
      return suspect('commit-lost', life, jobs, arrivals);
    }
    for (const { job } of unfinished ?? pieces.filter((piece) => !piece.finish(book))) life.waiting.unshift(job);
    tellSockets(life);
    goOn(life);
  };

  const again = (life: Life, jobs: readonly Job[]): void => {
    life.waiting.unshift(...jobs);
    goOn(life);
  };

  const suspect = (trouble: Trouble, life: Life, jobs: readonly Job[], arrivals: JudgedJobs['arrivals']): void => {
    const batch = arrivals.map(({ envelope }) => envelope.hash);
    const behind = jobs.flatMap(({ opened }) => opened.map(({ envelope }) => envelope.hash)).filter((hash) => !batch.includes(hash));
    const culprit = cores.culpritOf(trouble, batch, behind);
    if (culprit !== null) life.culprits.add(culprit);
    else if (trouble === 'rows-refused') life.careful = arrivals.length + 1;
    again(life, jobs);
  };

  return { turn };
};

const takeJobs = (waiting: (Job | (() => void))[], max: number): readonly Job[] => {
  const jobs: Job[] = [];
  for (let next = waiting[0]; next !== undefined && typeof next !== 'function' && jobs.length < max; next = waiting[0]) {
    jobs.push(next);
    waiting.shift();
  }
  return jobs;
};
