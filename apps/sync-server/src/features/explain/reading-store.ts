import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../platform/tables.ts';

/** A database as it stood at one instant. */
export type Reading = Kysely<Tables>;

/** No read of an explanation may hold the database up for longer: whoever asked is told UNAVAILABLE. */
const statementMsMax = 2000;

/** Reads at one instant, and can write nothing. */
export const readingOf =
  (kysely: Kysely<Tables>) =>
  <T>(read: (db: Reading) => Promise<T>): Promise<T> =>
    kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (db) => {
        await sql`SELECT set_config('statement_timeout', ${String(statementMsMax)}, true)`.execute(db);
        return read(db);
      });
