import { answerText, type EventName, type Given } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, InstantMs, JudgedNo, ProgrammeId } from '@qoa/shared/ids';
import { type AnswerRow, answerOfRow } from '@qoa/sync-server/features/feed';
import { sqlLedger } from '@qoa/sync-server/features/ledger';
import type { Database } from '@qoa/sync-server/platform/database';
import { sql } from 'kysely';
import { nameText } from './phones/sale-book.ts';

/** What a database holds, read with nothing of the judge's. */
export interface Found {
  /** The stored answer of each event, as the text that a phone is told. */
  readonly storedByName: ReadonlyMap<string, string>;
  /** Other bytes under a number that was taken already. */
  readonly forks: number;
  /** Events whose postings give more or less than their answer says, whose number is missing or taken twice, or that happened after they arrived. */
  readonly untrue: readonly string[];
  readonly epoch: Epoch;
  /** What each event gave by its answer, and what was added to make it whole after a restore. */
  readonly givenByName: ReadonlyMap<string, GivenFound>;
  readonly term: number;
  /** What a stage finds lost or doubled by a book of its own. */
  readonly lost?: readonly string[];
  readonly twice?: readonly string[];
  readonly stateHash: string;
  /** From the postings alone, in the order of judgedNo. */
  readonly replayHash: string;
}

/** Units by programme. */
export interface GivenFound {
  readonly judged: ReadonlyMap<ProgrammeId, number>;
  readonly added: ReadonlyMap<ProgrammeId, number>;
}

/** What somebody else found broken in the same database. */
export interface AlsoBroken {
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly untrue?: readonly string[];
}

/** The same with what somebody else found. */
export const withMore = (found: Found, { lost, twice, untrue = [] }: AlsoBroken): Found => ({ ...found, lost: [...(found.lost ?? []), ...lost], twice: [...(found.twice ?? []), ...twice], untrue: [...found.untrue, ...untrue] });

/** Reads it all. */
export const readFound = async (database: Database): Promise<Found> => {
  const { kysely } = database;
  const { rows: lives } = await sql<{ epoch: Epoch }>`SELECT encode(epoch, 'hex') AS epoch FROM server_life`.execute(kysely);
  const { rows: events } = await sql<EventRow>`SELECT encode(source, 'hex') AS source, seq, hash, judged_no, class, code, answer, at_ms, received_ms FROM events`.execute(kysely);
  const { rows: given } = await sql<GivenRow>`SELECT judged_no, sum(units)::int8 AS units FROM postings GROUP BY judged_no`.execute(kysely);
  const { rows: numbers } = await sql<{ judged_no: JudgedNo }>`SELECT judged_no FROM events UNION ALL SELECT held_no FROM events WHERE held_no IS NOT NULL UNION ALL SELECT judged_no FROM forks UNION ALL SELECT judged_no FROM facts`.execute(kysely);
  const { rows: terms } = await sql<{ term: number; judged_no: JudgedNo }>`SELECT term, judged_no FROM judge_term`.execute(kysely);
  const { rows: adjusted } = await sql<AdjustedRow>`SELECT judged_no, body FROM facts WHERE kind = 'adjusted'`.execute(kysely);
  const { rows: forks } = await sql`SELECT 1 FROM forks`.execute(kysely);
  const ledger = sqlLedger(database);
  const epoch = lives[0]?.epoch ?? ('' as Epoch);
  return {
    storedByName: new Map(events.map((row) => [nameText({ enrolment: row.source, seq: row.seq, hash: answerOfRow(row).hash }), answerText(epoch, row.source, answerOfRow(row))])),
    forks: forks.length,
    epoch,
    givenByName: givenByName(events, adjusted),
    term: terms[0]?.term ?? 0,
    untrue: [...badNumbers(numbers.map(({ judged_no }) => judged_no), terms[0]?.judged_no ?? 0), ...badGifts(events, adjusted, given), ...badTimes(events)],
    stateHash: await ledger.stateHash(),
    replayHash: await ledger.replayHash(),
  };
};

type EventRow = AnswerRow & { readonly source: EnrolmentId; readonly at_ms: InstantMs; readonly received_ms: InstantMs };
type AdjustedRow = { readonly judged_no: JudgedNo; readonly body: EventName & { readonly given: readonly Given[] } };
type GivenRow = { readonly judged_no: JudgedNo; readonly units: number };

const badNumbers = (numbers: readonly JudgedNo[], head: JudgedNo): readonly string[] => {
  const taken = new Set(numbers);
  return taken.size === numbers.length && taken.size === head && Math.max(0, ...taken) === head ? [] : [`${numbers.length} entries under ${taken.size} numbers, and the head is ${head}`];
};

/** This world earns and never repays, so what postings give is what the answer says was given. */
const badGifts = (events: readonly EventRow[], adjusted: readonly AdjustedRow[], given: readonly GivenRow[]): readonly string[] => {
  const unitsByNo = new Map(given.map(({ judged_no, units }) => [judged_no, units]));
  const promised = [...events.map((row) => ({ no: row.judged_no, of: `${row.source}:${row.seq}`, given: answerOfRow(row).given })), ...adjusted.map(({ judged_no: no, body }) => ({ no, of: `the addition to ${body.enrolment}:${body.seq}`, given: body.given }))];
  const wrong = promised.flatMap(({ no, of, given: told }) => {
    const [due, moved] = [told.reduce((sum, { units }) => sum + units, 0), unitsByNo.get(no) ?? 0];
    unitsByNo.delete(no);
    return due === moved ? [] : [`${of} was told of ${due}, and ${moved} were posted`];
  });
  return [...wrong, ...[...unitsByNo.keys()].map((judgedNo) => `postings of ${judgedNo} belong to no event`)];
};

const givenByName = (events: readonly EventRow[], adjusted: readonly AdjustedRow[]): ReadonlyMap<string, GivenFound> => {
  const found = new Map(events.map((row) => [nameText({ enrolment: row.source, seq: row.seq, hash: answerOfRow(row).hash }), { judged: unitsOf(answerOfRow(row).given), added: new Map<ProgrammeId, number>() }]));
  for (const { body } of adjusted) for (const { programme, units } of body.given) {
    const added = found.get(nameText(body))?.added;
    added?.set(programme, units + (added.get(programme) ?? 0));
  }
  return found;
};

const unitsOf = (given: readonly Given[]): ReadonlyMap<ProgrammeId, number> => new Map(given.map(({ programme, units }) => [programme, units]));

/** No clock of a phone's makes a sale later than its arrival. Law: judged, not trusted */
const badTimes = (events: readonly EventRow[]): readonly string[] =>
  events.flatMap(({ source, seq, at_ms: atMs, received_ms: receivedMs }) => (atMs <= receivedMs ? [] : [`${source}:${seq} is said to have happened ${atMs - receivedMs} ms after it arrived`]));
