import type { EnrolmentId } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import { expect, test } from 'vitest';
import type { TakenOrAway } from './submission.ts';
import { fairTurns, type Piece, type Turns } from './turns.ts';

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

test('backlogs take turns of a hundred until a thousand are together, and the one cut short goes last next time', () => {
  const turns = fairTurns();
  for (const source of ['a', 'b', 'c']) waiting(turns, source, 1, 500);
  expect(said(turns.next())).toEqual(['a 1+400 …', 'b 1+300 …', 'c 1+300 …']);
  expect(said(turns.next())).toEqual(['b 301+200', 'c 301+200', 'a 401+100']);
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
