import type { EnrolmentId } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import { expect, test } from 'vitest';
import type { TakenOrAway } from './submission.ts';
import { startJudge } from './judge.ts';
import type { JudgeStore } from './judge-store.ts';
import { fairTurns, type Piece, type Turns, type Waiting } from './turns.ts';

const arrival = (source: string, seq: number): Arrival => {
  const enrolment = source as EnrolmentId;
  const header = { enrolment, seq, wallMs: 0, clockSession: 0, monotonicMs: 0, offsetS: null, basis: null, actor: 0 };
  return {
    envelope: { enrolment, seq, hash: `${source}${seq}` as Arrival['envelope']['hash'], bytes: new Uint8Array() },
    event: { ...header, kind: 'SaleRecorded', card: null, cardTyped: false, lines: [], ticketCents: null },
    at: { atMs: 0, sure: true, provedByMs: 0 },
    receivedMs: 0,
  };
};

const waiting = (turns: Turns, source: string, from: number, count: number, settle: (outcome: TakenOrAway) => void = () => undefined): void => {
  const arrivals = Array.from({ length: count }, (_, i) => arrival(source, from + i));
  turns.add({ submission: { enrolment: source as EnrolmentId, stated: null, arrivals, contact: null }, answers: [], settle, taken: 0 });
};

const said = (pieces: readonly Piece[]): readonly string[] => pieces.map(({ arrivals, isLast }) => `${arrivals[0]?.envelope.enrolment ?? 'heartbeat'} ${arrivals[0]?.envelope.seq ?? 0}+${arrivals.length}${isLast ? '' : ' …'}`);

test('single sales go before backlogs, and a backlog beside them takes little', () => {
  const turns = fairTurns();
  waiting(turns, 'backlog', 1, 500);
  waiting(turns, 'counter', 1, 1);
  expect(said(turns.next())).toEqual(['counter 1+1', 'backlog 1+100 …']);
  expect(said(turns.next())).toEqual(['backlog 101+400']);
  expect(turns.isEmpty()).toBe(true);
});

test('backlogs take turns of a whole push, and the one cut short goes last next time', () => {
  const turns = fairTurns();
  waiting(turns, 'a', 1, 500);
  waiting(turns, 'b', 1, 300);
  waiting(turns, 'c', 1, 500);
  expect(said(turns.next())).toEqual(['a 1+500']);
  expect(said(turns.next())).toEqual(['b 1+300', 'c 1+200 …']);
  waiting(turns, 'd', 1, 500);
  expect(said(turns.next())).toEqual(['c 201+300', 'd 1+200 …']);
});

test('a batch is full when backlogs fill it, and never while a single sale waits', () => {
  const turns = fairTurns();
  waiting(turns, 'a', 1, 499);
  expect(turns.isFull()).toBe(false);
  waiting(turns, 'b', 1, 20);
  expect(turns.isFull()).toBe(true);
  waiting(turns, 'counter', 1, 1);
  expect(turns.isFull()).toBe(false);
});

test('law order: the submissions of one source keep their order, light or not', () => {
  const turns = fairTurns();
  waiting(turns, 'a', 1, 150);
  waiting(turns, 'a', 151, 1);
  expect(said(turns.next())).toEqual(['a 1+150', 'a 151+1']);
});

test('a heartbeat is a piece without arrivals, and does not wait behind anybody’s backlog', () => {
  const turns = fairTurns();
  waiting(turns, 'backlog', 1, 500);
  waiting(turns, 'quiet', 1, 0);
  expect(said(turns.next())).toEqual(['heartbeat 0+0', 'backlog 1+100 …']);
});

test('what is dropped is answered, and nothing of it is left', () => {
  const turns = fairTurns();
  const outcomes: TakenOrAway[] = [];
  waiting(turns, 'a', 1, 1500, (outcome) => outcomes.push(outcome));
  const [piece] = turns.next();
  if (piece !== undefined) turns.drop(piece.waiting);
  expect(outcomes).toEqual([{ ok: false, error: { code: 'UNAVAILABLE' } }]);
  expect(turns.next()).toEqual([]);
});

test('a desk that is full takes nothing more, until what waits was taken or dropped', () => {
  const turns = fairTurns();
  const dropped: Waiting[] = [];
  for (let n = 0; n < 100; n += 1) waiting(turns, `phone${n}`, 1, 499);
  expect(turns.isOverfull()).toBe(true);
  const [piece] = turns.next();
  expect(turns.isOverfull()).toBe(false);
  if (piece !== undefined) dropped.push(piece.waiting);
  for (const each of dropped) turns.drop(each);
  while (!turns.isEmpty()) turns.next();
  for (let n = 0; n < 99; n += 1) waiting(turns, `phone${n}`, 1, 499);
  expect(turns.isOverfull()).toBe(false);
  waiting(turns, 'one more', 1, 499);
  expect(turns.isOverfull()).toBe(true);
});

test('a judge whose desk is full answers UNAVAILABLE at once, and what waits is judged', async () => {
  const store = { takeTerm: () => new Promise(() => undefined) } as unknown as JudgeStore;
  const judge = startJudge({ store, alarm: () => undefined, sleep: () => Promise.resolve() });
  const submit = (source: string) => judge.submit({ enrolment: source as EnrolmentId, stated: null, arrivals: Array.from({ length: 500 }, (_, i) => arrival(source, i + 1)), contact: null });
  for (let n = 0; n < 100; n += 1) void submit(`phone${n}`);
  expect(await submit('one more')).toEqual({ ok: false, error: { code: 'UNAVAILABLE' } });
});
