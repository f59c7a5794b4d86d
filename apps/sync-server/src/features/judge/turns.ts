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
  readonly isOverfull: () => boolean;
  /** True when the next batch would be no larger if it waited: it is of backlogs, and has no room left. */
  readonly isFull: () => boolean;
}

/** A source with no more than this waiting is a counter with customers at it; more is a backlog. */
const lightMax = 10;
/** A whole push: of a larger batch nobody's share is cheaper, and whoever waits for its commit waits longer. */
const batchMax = 500;
/** Events and deliveries that wait at most: a few seconds of work, and a bound on the memory that a storm takes. */
const waitingMax = 50_000;
/** Beside customers a backlog takes little, so that the commit they wait for is short. */
const backlogBesideLightMax = 100;

/**
 * Single sales before backlogs; backlogs in turns, a whole push each, so that its answers leave with one commit. A source's own
 * submissions keep their order.
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
      const pieces: Piece[] = [];
      let room = batchMax;
      for (const source of lightOnes(queues)) room -= takeTurn(queues, source, Math.min(room, lightMax), pieces);
      if (pieces.length > 0) room = Math.min(room, backlogBesideLightMax);
      for (const source of [...queues.keys()]) if (room > 0) room -= takeTurn(queues, source, room, pieces);
      for (const { arrivals, isLast } of pieces) weight -= arrivals.length + (isLast ? 1 : 0);
      return pieces;
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
    isOverfull: () => weight >= waitingMax,
    isFull: () => {
      let waiting = 0;
      for (const queue of queues.values()) waiting += remaining(queue);
      return waiting >= batchMax && lightOnes(queues).length === 0;
    },
  };
};

const lightOnes = (queues: ReadonlyMap<EnrolmentId, readonly Waiting[]>): readonly EnrolmentId[] => {
  const light: EnrolmentId[] = [];
  for (const [source, queue] of queues) if (remaining(queue) <= lightMax) light.push(source);
  return light;
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
