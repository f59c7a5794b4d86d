import type { Chance } from '@qoa/sim/chance';
import type { Database } from '@qoa/sync-server/platform/database';
import { postgresDatabase } from '@qoa/sync-server/platform/postgres-database';
import type { CardCode } from '@qoa/shared/ids';
import { type Postgres, startPostgres } from '@qoa/testkit/harness';
import { sql } from 'kysely';
import { type Found, readFound } from '../found.ts';
import { type Link, openLink } from '../link.ts';
import { settleCards } from './settle.ts';
import type { Planted } from './stage.ts';

/** A real PostgreSQL with the tables and customers in it, to be killed and to be reached over wires of ours. */
export interface TownDatabase {
  readonly postgres: Postgres;
  readonly url: string;
  readonly cards: readonly CardCode[];
  /** A wire to it, and its address over that wire. */
  readonly wire: () => Promise<{ readonly link: Link; readonly url: string }>;
  readonly read: <Value>(read: (database: Database) => Promise<Value>) => Promise<Value>;
  readonly inspect: () => Promise<Found>;
  /** From which port the judge's lock is held; null while nobody holds it. */
  readonly judgePort: () => Promise<number | null>;
  /** Raises the term over whoever judges; answers the new one. */
  readonly raiseTerm: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Starts a cluster of its own. */
export const openTownDatabase = async (chance: Chance, { postgresSettings = {} }: Planted): Promise<TownDatabase> => {
  const postgres = await startPostgres({ settings: postgresSettings });
  const { url } = await postgres.createDatabase();
  const reading = async <Value>(read: (database: Database) => Promise<Value>): Promise<Value> => {
    const database = postgresDatabase({ url, poolMax: 1, onIdleError: () => undefined });
    try {
      return await read(database);
    } finally {
      await database.close();
    }
  };
  return {
    postgres,
    url,
    cards: await reading(settleCards),
    wire: async () => {
      const over = new URL(url);
      const link = await openLink(Number(over.port), chance);
      over.port = String(link.port);
      return { link, url: over.href };
    },
    read: reading,
    inspect: () => reading(readFound),
    judgePort: () => reading(readJudgePort),
    raiseTerm: () => reading(raiseTerm),
    stop: postgres.stop,
  };
};

const readJudgePort = async ({ kysely }: Database): Promise<number | null> => {
  const { rows } = await sql<{ port: number }>`SELECT client_port AS port FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND granted AND application_name = 'qoa-judge' AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())`.execute(kysely);
  return rows[0]?.port ?? null;
};

const raiseTerm = async ({ kysely }: Database): Promise<number> => {
  const { rows } = await sql<{ term: number }>`UPDATE judge_term SET term = term + 1 RETURNING term`.execute(kysely);
  return rows[0]?.term ?? 0;
};
