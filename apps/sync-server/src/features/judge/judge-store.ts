import type { Epoch, JudgedNo } from '@qoa/shared/ids';
import type { DataNeeds } from '@qoa/shared/judge';
import type { Fact } from '../feed/index.ts';
import type { Database, Flight, JudgeConnection, Statement } from '../../platform/database.ts';
import type { JudgeMemory } from './judge-memory.ts';
import { readsOf } from './judge-reads-store.ts';
import { factRow, writesOf, type BatchWrites } from './judge-writes-store.ts';

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
  readonly judgedNo: JudgedNo;
}

/** The one transaction of a batch: what is read at its start, then one way to end it. */
export interface OpenBatch {
  readonly commit: (writes: BatchWrites, judgedNo: JudgedNo) => Promise<void>;
  readonly publish: (facts: readonly PlacedFact[]) => Promise<void>;
  /** Ends without having written: no disk is waited for. */
  readonly leave: () => Promise<void>;
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
  /** Opens a transaction, checks the term, fills `memory` with what is needed, and runs `work`. Throws `NotTheJudge` when the term was raised. */
  readonly batch: (term: Term, needs: DataNeeds, memory: JudgeMemory, work: (batch: OpenBatch) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The judge's storage in a database. `newEpoch` is used once, when the database is young. */
export const sqlJudgeStore = (database: Database, newEpoch: () => Epoch, now: () => number): JudgeStore => {
  let connection: JudgeConnection | null = null;
  const reopened = async (): Promise<JudgeConnection> => {
    await connection?.close().catch(() => undefined);
    connection = await database.openJudge();
    return connection;
  };
  return {
    takeTerm: async () => (await reopened()).alone((flight) => takeTerm(flight, newEpoch(), now())),
    batch: async (term, needs, memory, work) => {
      if (connection === null) throw new NotTheJudge('no term was taken');
      await connection.alone((flight) => runBatch(flight, term, needs, memory, work));
    },
    close: async () => {
      await connection?.close();
      connection = null;
    },
  };
};

const takeTerm = async (flight: Flight, epoch: Epoch, nowMs: number): Promise<Term> => {
  const [locked] = await flight([{ text: `SELECT pg_try_advisory_lock(${judgeLockKey}) AS held` }]);
  if (locked?.[0]?.['held'] !== true) throw new NotTheJudge('another process holds the lock');
  const [, term, life] = await flight([
    { text: 'INSERT INTO server_life (epoch, began_ms) VALUES ($1, $2) ON CONFLICT DO NOTHING', values: [Buffer.from(epoch, 'hex'), nowMs] },
    { text: 'UPDATE judge_term SET term = term + 1 RETURNING term, judged_no' },
    { text: "SELECT encode(epoch, 'hex') AS epoch FROM server_life" },
  ]);
  const [termRow] = (term ?? []) as readonly { readonly term: number; readonly judged_no: number }[];
  const [lifeRow] = (life ?? []) as readonly { readonly epoch: Epoch }[];
  if (termRow === undefined || lifeRow === undefined) throw new NotTheJudge('the database has no term: its migrations did not run');
  return { no: termRow.term, judgedNo: termRow.judged_no, epoch: lifeRow.epoch };
};

const begin: Statement = { name: 'begin', text: 'BEGIN' };
const commit: Statement = { name: 'commit', text: 'COMMIT' };
const rollback: Statement = { name: 'rollback', text: 'ROLLBACK' };
// The row stays locked until the end, so nobody can raise the term between this look and the commit.
const readTerm: Statement = { name: 'read-term', text: 'SELECT term FROM judge_term FOR UPDATE' };

const runBatch = async (flight: Flight, term: Term, needs: DataNeeds, memory: JudgeMemory, work: (batch: OpenBatch) => Promise<void>): Promise<void> => {
  const reads = readsOf(needs);
  try {
    const [, found, ...rows] = await flight([begin, readTerm, ...reads.map(({ statement }) => statement)]);
    if ((found?.[0] as { readonly term: number } | undefined)?.term !== term.no) throw new NotTheJudge('a newer term was taken');
    reads.forEach((read, at) => read.remember(memory, rows[at] ?? []));
    await work({
      commit: (writes, judgedNo) => end(flight, term, writesOf(writes), judgedNo),
      publish: (facts) => end(flight, term, facts.flatMap(factStatements), facts.at(-1)?.judgedNo ?? term.judgedNo),
      leave: async () => void (await flight([rollback])),
    });
  } catch (thrown) {
    // Where it stopped decides nothing: whatever is open ends here, and a transaction that is over only warns.
    await flight([rollback]).catch(() => undefined);
    throw thrown;
  }
};

const end = async (flight: Flight, term: Term, statements: readonly Statement[], judgedNo: JudgedNo): Promise<void> => {
  const place: Statement = { name: 'write-place', text: 'UPDATE judge_term SET judged_no = $1 WHERE term = $2', values: [judgedNo, term.no] };
  await flight([...statements, place, commit]);
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
