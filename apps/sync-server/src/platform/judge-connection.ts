import type pg from 'pg';
import type { Flight, JudgeConnection, SqlRow, Statement } from './database.ts';

/**
 * Plans that fit a judge: it only ever touches rows by key. A generic plan that was made while a table was empty would scan it for ever.
 */
export const judgeSettings = ['enable_seqscan = off', 'enable_hashjoin = off', 'enable_mergejoin = off', 'jit = off'] as const;

/** Makes a judge's connection of a pipelined client; `take` keeps others out of a shared one. */
export const judgeConnection = (client: pg.Client, take: () => Promise<() => void>, close: () => Promise<void>): JudgeConnection => ({
  alone: async (work) => {
    const giveBack = await take();
    try {
      return await work(flightOn(client));
    } finally {
      giveBack();
    }
  },
  close,
});

const flightOn = (client: pg.Client): Flight => async (statements) => {
  const settled = await Promise.allSettled(statements.map((statement) => client.query<SqlRow>(queryOf(statement))));
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value.rows;
  });
};

const queryOf = (statement: Statement): pg.QueryConfig => ({
  text: statement.text,
  ...(statement.name === undefined ? {} : { name: statement.name }),
  ...(statement.values === undefined ? {} : { values: [...statement.values] }),
});
