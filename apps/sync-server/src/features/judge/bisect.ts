import type { Arrival } from '@qoa/shared/judge';
import { constraintOf, sqlStateOf, troubleOf } from '../../platform/sql-state.ts';
import type { JudgedBatch } from './batch.ts';
import { NotTheJudge } from './judge-store.ts';
import type { Piece } from './turns.ts';

type JudgeOnce = (pieces: readonly Piece[], poisoned: ReadonlySet<Arrival>) => Promise<JudgedBatch>;

/**
 * Judges pieces in one transaction. When an event among them makes it fail, in halves, until that one stands alone: it is held as
 * POISONED and those before and behind it are judged. What is nobody's event's fault is thrown on.
 * Law: no poison
 */
export const bisected = async (pieces: readonly Piece[], judgeOnce: JudgeOnce, report: (thrown: unknown) => void): Promise<readonly JudgedBatch[]> => {
  try {
    return [await judgeOnce(pieces, new Set())];
  } catch (thrown) {
    if (!mayBeAnEvents(thrown)) throw thrown;
    const arrivals = pieces.flatMap((piece) => piece.arrivals);
    const [only] = arrivals;
    if (arrivals.length <= 1) {
      report(thrown);
      // What a phone tells of itself is evidence, not an event: it is the first to go.
      if (pieces.some(tellsOfItself)) return bisected(pieces.map((piece) => ({ ...piece, withoutContact: true })), judgeOnce, report);
      if (only === undefined) throw thrown;
      return [await judgeOnce(pieces, new Set([only]))];
    }
    const [first, second] = halves(pieces, Math.floor(arrivals.length / 2));
    return [...(await bisected(first, judgeOnce, report)), ...(await bisected(second, judgeOnce, report))];
  }
};

const tellsOfItself = ({ waiting, withoutContact }: Piece): boolean => withoutContact !== true && waiting.submission.contact !== null;

/** A defect of the pure judge, or rows that the database refuses. A taken (source, seq) or term only says that our memory was old. */
const mayBeAnEvents = (thrown: unknown): boolean => {
  if (thrown instanceof NotTheJudge) return false;
  if (sqlStateOf(thrown) === null) return troubleOf(thrown) === 'stop';
  return troubleOf(thrown) === 'rows' && !isOldMemory(thrown);
};

/** True when the refusal says that another wrote what we thought was free. */
export const isOldMemory = (thrown: unknown): boolean =>
  sqlStateOf(thrown) === '23505' && /^(events|forks|feed|postings|judge_term|sources|facts|claims|card_states)_/.test(constraintOf(thrown) ?? '');

const halves = (pieces: readonly Piece[], count: number): readonly [readonly Piece[], readonly Piece[]] => {
  const first: Piece[] = [];
  const second: Piece[] = [];
  let room = count;
  for (const piece of pieces) {
    const before = piece.arrivals.slice(0, room);
    const after = piece.arrivals.slice(room);
    room -= before.length;
    if (after.length === 0) first.push(piece);
    else if (before.length === 0) second.push(piece);
    else {
      first.push({ ...piece, arrivals: before, isLast: false });
      second.push({ ...piece, arrivals: after });
    }
  }
  return [first, second];
};
