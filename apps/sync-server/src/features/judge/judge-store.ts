import type { Epoch, InstantMs, JudgedNo } from '@qoa/shared/ids';
import type { DataNeeds, DueCard } from '@qoa/shared/judge';
import type { OpenBirthday } from '../cards/index.ts';
import type { Fact } from '../feed/index.ts';
import type { Database, Flight, JudgeConnection, Statement } from '../../platform/database.ts';
import type { JudgeMemory } from './judge-memory.ts';
import { dueCards, dueCardsOf, storeHeads } from './due-cards-store.ts';
import { type EpochEnd, epochFact, type LostFact } from './epoch-fact.ts';
import { readsOf } from './judge-reads-store.ts';
import { sqlStateOf } from '../../platform/sql-state.ts';
import { factRow, writesOf, type BatchWrites, type Part } from './judge-writes-store.ts';

/** The lock that one judge at a time holds, by its session. */
const judgeLockKey = 715_002;

/** Another process is the judge: it holds the lock, or raised the term. */
export class NotTheJudge extends Error {
  override readonly name = 'NotTheJudge';
}

/** A judge's right to write, for as long as its term is the highest. */
export interface Term {
  readonly no: number;
  readonly epoch: Epoch;
  /** The lives of this storage that ended: their answers are still ours. */
  readonly ended: ReadonlySet<Epoch>;
  readonly judgedNo: JudgedNo;
}

/** The place of a batch in the one order: it follows `after`, and its last number is `upTo`. */
export interface BatchNumbers {
  readonly after: JudgedNo;
  readonly upTo: JudgedNo;
}

/** A fact with its place. */
export interface PlacedFact {
  readonly fact: Fact;
  readonly judgedNo: JudgedNo;
}

/** The judge's storage. Every method throws what the database threw; `troubleOf` sorts it. */
export interface JudgeStore {
  /** Takes lock and term on a new connection. Throws `NotTheJudge` while another holds the lock. */
  readonly takeTerm: () => Promise<Term>;
  /** False when the lock's session was silent for so long that another process may be the judge by now. */
  readonly isSure: () => boolean;
  /**
   * Fills `memory` with what is needed, in one round trip beside the writes; none when nothing is. It needs no transaction with the write
   * behind it: nobody else writes these rows without raising the term, and then that write fails. What a batch under way changes must be
   * in `memory` already, since it may not be seen yet.
   */
  readonly read: (needs: DataNeeds, memory: JudgeMemory) => Promise<void>;
  /** Up to `limit` cards of which something has ended by an instant, in programmes of their own; `memory` gets the heads of the stores that are told. Alone: nothing is under way. */
  readonly due: (untilMs: InstantMs, limit: number, memory: JudgeMemory) => Promise<readonly DueCard[]>;
  /**
   * Writes a batch in one statement, which is its own transaction. It may be called before the batch before it is committed: what is sent
   * first is committed first. Throws `NotTheJudge`, with nothing written, when the term was raised, when not all up to `after` is committed, or when a state that the
   * judge takes for stored is not.
   * Law: whole
   */
  readonly write: (term: Term, writes: BatchWrites, numbers: BatchNumbers) => Promise<void>;
  /** Writes facts in one transaction, fenced likewise. */
  readonly publish: (term: Term, facts: readonly PlacedFact[]) => Promise<void>;
  /** Runs statements on which no answer, posting or state stands, in one transaction, fenced likewise: all up to `head` is committed, and it stays the head. */
  readonly tidy: (term: Term, head: JudgedNo, statements: readonly Statement[]) => Promise<void>;
  /** A fresh epoch, and the fact that begins it in the place of the term's, once it is published. */
  readonly newLife: (term: Term, reason: EpochEnd, lost: readonly LostFact[]) => { readonly epoch: Epoch; readonly fact: Fact };
  readonly close: () => Promise<void>;
}

/** The judge's storage in a database. `newEpoch` is used when the database is young, and at each new life of it; without `birthdayOf` no card has a birthday. */
export const sqlJudgeStore = (database: Database, newEpoch: () => Epoch, now: () => number, birthdayOf: OpenBirthday = () => null): JudgeStore => {
  const writer = reopening(database);
  // What a batch lacks is read while the one before it is written.
  const reader = reopening(database);
  return {
    takeTerm: async () => {
      await writer.open();
      const term = await writer.alone((flight) => takeTerm(flight, newEpoch(), now()));
      await reader.open();
      return term;
    },
    isSure: writer.isSure,
    read: async (needs, memory) => {
      const reads = readsOf(needs, [...memory.programmes.keys()], birthdayOf);
      if (reads.length === 0) return;
      const rows = await reader.alone((flight) => flight(reads.map(({ statement }) => statement)));
      reads.forEach((read, at) => read.remember(memory, rows[at] ?? []));
    },
    due: async (untilMs, limit, memory) => {
      const [rows = []] = await reader.alone((flight) => flight([dueCards(untilMs, limit)]));
      const due = dueCardsOf(rows);
      const heads = storeHeads([...new Set(due.flatMap(({ stores }) => stores))].filter((store) => !memory.scopeHeads.has(`store:${store}`)));
      const [headRows = []] = await reader.alone((flight) => flight([heads.statement]));
      heads.remember(memory, headRows);
      return due;
    },
    write: async (term, writes, numbers) => void (await writer.alone((flight) => flight([fenced(term, numbers, writesOf(writes))])).catch(rethrowFence)),
    publish: async (term, facts) => {
      const statements = [begin, place(term, numbersOf(term, facts)), ...facts.flatMap(factStatements), commit];
      await writer.alone((flight) => flight(statements)).catch(rethrowFence);
    },
    tidy: async (term, head, statements) => void (await writer.alone((flight) => flight([begin, place(term, { after: head, upTo: head }), ...statements, commit])).catch(rethrowFence)),
    newLife: (term, reason, lost) => {
      const epoch = newEpoch();
      return { epoch, fact: epochFact({ epoch: term.epoch, head: term.judgedNo }, epoch, reason, lost, now()) };
    },
    close: async () => {
      await writer.close();
      await reader.close();
    },
  };
};

/** A connection of the judge that is opened anew with each term. */
const reopening = (database: Database): JudgeConnection & { readonly open: () => Promise<void> } => {
  let connection: JudgeConnection | null = null;
  const close = async (): Promise<void> => {
    await connection?.close();
    connection = null;
  };
  return {
    open: async () => {
      await close().catch(() => undefined);
      connection = await database.openJudge();
    },
    alone: async (work) => {
      if (connection === null) throw new NotTheJudge('no term was taken');
      return connection.alone(work);
    },
    isSure: () => connection?.isSure() ?? false,
    close,
  };
};

const takeTerm = async (flight: Flight, epoch: Epoch, nowMs: number): Promise<Term> => {
  const [locked] = await flight([{ text: `SELECT pg_try_advisory_lock(${judgeLockKey}) AS held` }]);
  if (locked?.[0]?.['held'] !== true) throw new NotTheJudge('another process holds the lock');
  const [, term, life, ended] = await flight([
    { text: 'INSERT INTO server_life (epoch, began_ms) VALUES ($1, $2) ON CONFLICT DO NOTHING', values: [Buffer.from(epoch, 'hex'), nowMs] },
    { text: 'UPDATE judge_term SET term = term + 1 RETURNING term, judged_no' },
    { text: "SELECT encode(epoch, 'hex') AS epoch FROM server_life" },
    { text: "SELECT encode(epoch, 'hex') AS epoch FROM ended_epochs" },
  ]);
  const [termRow] = (term ?? []) as readonly { readonly term: number; readonly judged_no: number }[];
  const [lifeRow] = (life ?? []) as readonly { readonly epoch: Epoch }[];
  const endedRows = (ended ?? []) as readonly { readonly epoch: Epoch }[];
  if (termRow === undefined || lifeRow === undefined) throw new NotTheJudge('the database has no term: its migrations did not run');
  return { no: termRow.term, judgedNo: termRow.judged_no, epoch: lifeRow.epoch, ended: new Set(endedRows.map(({ epoch }) => epoch)) };
};

const begin: Statement = { name: 'begin', text: 'BEGIN' };
const commit: Statement = { name: 'commit', text: 'COMMIT' };

/**
 * The fence: it locks the term's row to the end of the transaction, and fails on a newer term, and when the batch before was not
 * committed, since the column takes no null.
 */
const place = (term: Term, { after, upTo }: BatchNumbers, counted: readonly Counted[] = []): Statement => ({
  name: counted.length === 0 ? 'place' : 'counted-place',
  text: `UPDATE judge_term SET judged_no = $1, term = CASE WHEN term = $2 AND judged_no = $3${counted.map(({ part }, at) => ` AND (SELECT count(*) FROM ${part}) = $${at + 4}`).join('')} THEN term END`,
  values: [upTo, term.no, after, ...counted.map(({ rows }) => rows)],
});

/** A part of the statement, by the name that `joinedText` gives it, and how many rows it must return. */
interface Counted {
  readonly part: string;
  readonly rows: number;
}

const fenced = (term: Term, numbers: BatchNumbers, parts: readonly Part[]): Statement =>
  inOne(place(term, numbers, parts.flatMap(({ touches }, at) => (touches === undefined ? [] : [{ part: partName(at), rows: touches }]))), parts);

const numbersOf = (term: Term, facts: readonly PlacedFact[]): BatchNumbers => {
  const [first, last] = [facts[0], facts.at(-1)];
  return first === undefined || last === undefined ? { after: term.judgedNo, upTo: term.judgedNo } : { after: first.judgedNo - 1, upTo: last.judgedNo };
};

/**
 * One statement of several, `last` the one that runs first but for the parts that it counts: PostgreSQL runs writing parts that nobody reads after the main one.
 * One statement needs no BEGIN and COMMIT, and costs a single sale a tenth of the messages.
 */
const inOne = (last: Statement, parts: readonly Statement[]): Statement => {
  const all = [...parts, last];
  // Two letters a part: a statement's name holds 63.
  const name = all.map((part) => part.name?.replace('write-', '').slice(0, 2) ?? '').join('');
  const text = textsByName.get(name) ?? joinedText(all);
  textsByName.set(name, text);
  return { name, text, values: all.flatMap((part) => part.values ?? []) };
};

/** As many as there are kinds of batches: a few. */
const textsByName = new Map<string, string>();

const joinedText = (all: readonly Statement[]): string => {
  let before = 0;
  const renumbered = all.map(({ text, values = [] }) => {
    const from = before;
    before += values.length;
    return text.replace(/\$(\d+)/g, (_, n: string) => `$${from + Number(n)}`);
  });
  const main = renumbered.pop() ?? '';
  return `WITH ${renumbered.map((text, at) => `${partName(at)} AS (${text})`).join(', ')} ${main}`;
};

const partName = (at: number): string => `w${at}`;

const rethrowFence = (thrown: unknown): never => {
  if (sqlStateOf(thrown) === '23502' && thrown instanceof Error && 'table' in thrown && thrown.table === 'judge_term') throw new NotTheJudge('a newer term was taken, the batch before failed, or a known state is not stored', { cause: thrown });
  throw thrown;
};

const factStatements = ({ fact, judgedNo }: PlacedFact): readonly Statement[] => [
  ...fact.effects(judgedNo),
  {
    name: 'write-fact',
    text: 'INSERT INTO facts (judged_no, kind, cpg_id, store_id, at_ms, body) VALUES ($1, $2, $3, $4, $5, $6::jsonb)',
    values: [judgedNo, fact.kind, fact.cpg, fact.store, fact.atMs, JSON.stringify(fact.body)],
  },
  ...fact.scopes.map((scope) => factRow(scope, judgedNo)),
];
