import type { EnrolmentId } from '@qoa/shared/ids';
import type { Answer } from '@qoa/shared/events';
import type { Arrival } from '@qoa/shared/judge';
import { err } from '@qoa/shared/result';
import type { Submission, TakenOrAway } from './submission.ts';

/** A submission that waits, with how much of it is taken and answered. */
export interface Waiting {
  readonly submission: Submission;
  readonly answers: Answer[];
  readonly settle: (outcome: TakenOrAway) => void;
  taken: number;
}

/** The part of a submission that one batch judges. */
export interface Piece {
  readonly waiting: Waiting;
  readonly arrivals: readonly Arrival[];
  readonly isLast: boolean;
  /** Set when what the phone tells of itself was refused by the database: its events are judged without it. */
  readonly withoutContact?: true;
}

/** Who waits for the judge. */
export interface Turns {
  readonly add: (waiting: Waiting) => void;
  /** Takes the next batch out; empty when nobody waits. */
  readonly next: () => readonly Piece[];
  /** Answers UNAVAILABLE to a submission and forgets what still waits of it. */
  readonly drop: (waiting: Waiting) => void;
  readonly isEmpty: () => boolean;
  /** True when so much waits that more would only wait in vain. */
  readonly isFull: () => boolean;
}

/** A source with no more than this waiting is a counter with customers at it; more is a backlog. */
const lightMax = 10;
const sourceTurnMax = 100;
const batchMax = 1000;
/** Events and deliveries that wait at most: a few seconds of work, and a bound on the memory that a storm takes. */
const waitingMax = 50_000;
/** Beside customers a backlog takes little, so that the commit they wait for is short. */
const backlogBesideLightMax = 100;

/**
 * Single sales before backlogs; backlogs in turns of at most 100 a source. A source's own submissions keep their order.
 * Rule: One judge
 */
export const fairTurns = (): Turns => {
  const queues = new Map<EnrolmentId, Waiting[]>();
  let weight = 0;
  return {
    add: (waiting) => {
      weight += remaining([waiting]) + 1;
      const queue = queues.get(waiting.submission.enrolment);
      if (queue === undefined) queues.set(waiting.submission.enrolment, [waiting]);
      else queue.push(waiting);
    },
    next: () => {
      const light = [...queues].filter(([, queue]) => remaining(queue) <= lightMax);
      const pieces: Piece[] = [];
      let room = batchMax;
      for (const [source] of light) room -= takeTurn(queues, source, Math.min(room, lightMax), pieces);
      if (pieces.length > 0) room = Math.min(room, backlogBesideLightMax);
      while (room > 0 && queues.size > 0) {
        for (const source of [...queues.keys()]) if (room > 0) room -= takeTurn(queues, source, Math.min(room, sourceTurnMax), pieces);
      }
      for (const { arrivals, isLast } of pieces) weight -= arrivals.length + (isLast ? 1 : 0);
      return joined(pieces);
    },
    drop: (waiting) => {
      const { enrolment } = waiting.submission;
      const all = queues.get(enrolment) ?? [];
      const queue = all.filter((other) => other !== waiting);
      if (queue.length < all.length) weight -= remaining([waiting]) + 1;
      if (queue.length === 0) queues.delete(enrolment);
      else queues.set(enrolment, queue);
      waiting.settle(err({ code: 'UNAVAILABLE' }));
    },
    isEmpty: () => queues.size === 0,
    isFull: () => weight >= waitingMax,
  };
};

const remaining = (queue: readonly Waiting[]): number => queue.reduce((sum, { submission, taken }) => sum + submission.arrivals.length - taken, 0);

/** Takes up to `max` arrivals of a source; what still waits goes behind the others. Heartbeats take no room but count as taken. */
const takeTurn = (queues: Map<EnrolmentId, Waiting[]>, source: EnrolmentId, max: number, pieces: Piece[]): number => {
  const queue = queues.get(source) ?? [];
  let room = max;
  for (let waiting = queue[0]; waiting !== undefined; waiting = queue[0]) {
    const from = waiting.taken;
    const all = waiting.submission.arrivals;
    const to = Math.min(all.length, from + room);
    if (to === from && all.length > 0) break;
    waiting.taken = to;
    room -= to - from;
    pieces.push({ waiting, arrivals: all.slice(from, to), isLast: to === all.length });
    if (to < all.length) break;
    queue.shift();
  }
  queues.delete(source);
  if (queue.length > 0) queues.set(source, queue);
  return max - room;
};

/** Turns of one submission that follow each other in one batch are one piece. */
const joined = (pieces: readonly Piece[]): readonly Piece[] => {
  const byWaiting = new Map<Waiting, Piece>();
  for (const piece of pieces) {
    const before = byWaiting.get(piece.waiting);
    byWaiting.set(piece.waiting, before === undefined ? piece : { ...piece, arrivals: [...before.arrivals, ...piece.arrivals] });
  }
  return [...byWaiting.values()];
};
