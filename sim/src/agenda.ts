import { assert } from '@qoa/shared/result';

/** A virtual clock with what is to happen. Two things of one instant happen in the order in which they were planned. */
export interface Agenda {
  readonly nowMs: () => number;
  /** Plans something for `delayMs` from now. */
  readonly after: (delayMs: number, happen: () => void) => void;
  /** Lets everything planned up to `untilMs` happen. */
  readonly runUntil: (untilMs: number) => void;
  /** Nothing more happens: what was to be found out is found out. */
  readonly stop: () => void;
}

interface Planned {
  readonly atMs: number;
  readonly order: number;
  readonly happen: () => void;
}

/** More than this in one schedule is a loop that no wait slows down. */
const happeningsMax = 60_000;

/** A binary heap by (instant, order of planning). */
export const agendaFrom = (startMs: number): Agenda => {
  const heap: Planned[] = [];
  let nowMs = startMs;
  let order = 0;
  let happened = 0;
  let stopped = false;
  return {
    nowMs: () => nowMs,
    after: (delayMs, happen) => {
      order += 1;
      push(heap, { atMs: nowMs + Math.max(0, Math.round(delayMs)), order, happen });
    },
    runUntil: (untilMs) => {
      for (let next = heap[0]; !stopped && next !== undefined && next.atMs <= untilMs; next = heap[0]) {
        pop(heap);
        happened += 1;
        assert(happened <= happeningsMax, 'no machine storms: an evening has fewer happenings');
        nowMs = next.atMs;
        next.happen();
      }
      nowMs = untilMs;
    },
    stop: () => {
      stopped = true;
    },
  };
};

const isBefore = (a: Planned, b: Planned): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

const push = (heap: Planned[], planned: Planned): void => {
  let at = heap.length;
  heap.push(planned);
  while (at > 0) {
    const parentAt = (at - 1) >> 1;
    const parent = heap[parentAt];
    if (parent === undefined || isBefore(parent, planned)) break;
    heap[at] = parent;
    at = parentAt;
  }
  heap[at] = planned;
};

const pop = (heap: Planned[]): void => {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    const left = heap[2 * at + 1];
    const right = heap[2 * at + 2];
    if (left === undefined) break;
    const childAt = right !== undefined && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1;
    const child = childAt === 2 * at + 1 ? left : right;
    if (child === undefined || isBefore(last, child)) break;
    heap[at] = child;
    at = childAt;
  }
  heap[at] = last;
};
