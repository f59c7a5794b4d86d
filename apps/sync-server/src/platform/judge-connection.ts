import type { Duplex } from 'node:stream';
import type pg from 'pg';
import type { Flight, JudgeConnection, SqlRow, Statement } from './database.ts';
import type { Lease } from './judge-lease.ts';

/**
 * Plans that fit a judge: it only ever touches rows by key. A generic plan that was made while a table was empty would scan it for ever;
 * a plan made anew for each batch would cost more than the batch.
 */
export const judgeSettings = ['enable_seqscan = off', 'enable_hashjoin = off', 'enable_mergejoin = off', 'jit = off', 'plan_cache_mode = force_generic_plan'] as const;

/**
 * How long PostgreSQL holds the lock of a judge whose host vanished without a word: probed after 10 s of silence, given up 15 s later;
 * what it was being told is given up after 20 s. By default that takes two hours, and nobody else could judge.
 */
export const vanishedJudgeSettings = ['tcp_keepalives_idle = 10', 'tcp_keepalives_interval = 5', 'tcp_keepalives_count = 3', 'tcp_user_timeout = 20000'] as const;

/** A pipelined client with the stream under it; `take` keeps others out of a shared one. */
export interface JudgeClient {
  readonly client: pg.Client;
  readonly stream: Duplex;
  readonly take: () => Promise<() => void>;
  /** Null: nobody else can have the session ended. */
  readonly lease: Lease | null;
  readonly close: () => Promise<void>;
}

/** Makes a judge's connection of a client. */
export const judgeConnection = ({ client, stream, take, lease, close }: JudgeClient): JudgeConnection => ({
  alone: async (work) => {
    const giveBack = await take();
    try {
      return await work(flightOn(client, stream, lease));
    } finally {
      giveBack();
    }
  },
  isSure: () => lease?.isSure() ?? true,
  close,
});

const flightOn = (client: pg.Client, stream: Duplex, lease: Lease | null): Flight => async (statements) => {
  const answered = lease?.asking();
  // The driver writes each statement by itself; held back, the whole flight is one write.
  stream.cork();
  const flown = statements.map((statement) => client.query<SqlRow>(queryOf(statement)));
  stream.uncork();
  const settled = await Promise.allSettled(flown);
  const rows = settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value.rows;
  });
  answered?.();
  return rows;
};

const queryOf = (statement: Statement): pg.QueryConfig => ({
  text: statement.text,
  ...(statement.name === undefined ? {} : { name: statement.name }),
  ...(statement.values === undefined ? {} : { values: [...statement.values] }),
});
