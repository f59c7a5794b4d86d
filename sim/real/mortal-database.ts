import type { Database } from '@qoa/sync-server/platform/database';

/** A database whose next transaction of the judge goes wrong, once, as one over a broken line does. */
export interface MortalDatabase {
  readonly database: Database;
  /** Before the statement reaches the database; or behind its COMMIT, so that nobody knows whether it stands. */
  readonly breakNext: (when: 'before' | 'behind' | null) => void;
  /** Cuts the judge's connections without a word to the judge: another process can take the lock. */
  readonly cutJudge: () => Promise<void>;
}

/** Puts a breakable line between the judge and its database. */
export const mortalDatabase = (real: Database): MortalDatabase => {
  const open = new Set<Awaited<ReturnType<Database['openJudge']>>>();
  let next: 'before' | 'behind' | null = null;
  const cut = new Error('the connection broke');
  const database: Database = {
    ...real,
    openJudge: async () => {
      const connection = await real.openJudge();
      open.add(connection);
      return {
        ...connection,
        alone: (work) =>
          connection.alone((flight) =>
            work(async (statements) => {
              const writes = statements.some(({ text }) => text.includes('judge_term SET judged_no'));
              const breaks = writes ? next : null;
              if (writes) next = null;
              if (breaks === 'before') throw cut;
              const rows = await flight(statements);
              if (breaks === 'behind') throw cut;
              return rows;
            }),
          ),
        close: async () => {
          open.delete(connection);
          await connection.close();
        },
      };
    },
  };
  return {
    database,
    breakNext: (when) => {
      next = when;
    },
    cutJudge: async () => {
      for (const connection of open) await connection.close();
      open.clear();
    },
  };
};
