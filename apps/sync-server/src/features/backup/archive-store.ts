import { sql } from 'kysely';
import type { Database } from '../../platform/database.ts';
import { sqlStateOf } from '../../platform/sql-state.ts';

/** A place in PostgreSQL's log, and the file of the log that it stands in. */
export interface LogPlace {
  readonly lsn: string;
  readonly file: string;
}

/** PostgreSQL's log as its archive holds it. */
export interface Archive {
  /** Where the log stands now. The file is closed if we may (`pg_switch_wal`), so that the archiver need not wait for it to fill. */
  readonly place: () => Promise<LogPlace>;
  /** True once the archive holds everything up to a place: by `archive_command`, or by a `pg_receivewal` that has flushed it. */
  readonly holds: (place: LogPlace) => Promise<boolean>;
}

/** The archive of a PostgreSQL. Seeing what a receiver has flushed takes the role `pg_monitor`. */
export const sqlArchive = ({ kysely }: Pick<Database, 'kysely'>): Archive => ({
  place: async () => {
    const { rows } = await sql<LogPlace>`SELECT lsn::text AS lsn, pg_walfile_name(lsn) AS file FROM pg_current_wal_insert_lsn() AS lsn`.execute(kysely);
    await sql`SELECT pg_switch_wal()`.execute(kysely).catch((thrown: unknown) => {
      if (sqlStateOf(thrown) !== insufficientPrivilege) throw thrown;
    });
    const [place] = rows;
    if (place === undefined) throw new Error('PostgreSQL did not say where its log stands');
    return place;
  },
  holds: async ({ lsn, file }) => {
    const { rows } = await sql<{ readonly archived: boolean | null; readonly received: boolean | null }>`
      SELECT (SELECT last_archived_wal ~ '^[0-9A-F]{24}$' AND last_archived_wal >= ${file} FROM pg_stat_archiver) AS archived,
        (SELECT bool_or(flush_lsn >= ${lsn}::pg_lsn) FROM pg_stat_replication WHERE application_name = 'pg_receivewal') AS received`.execute(kysely);
    return rows[0]?.archived === true || rows[0]?.received === true;
  },
});

const insufficientPrivilege = '42501';
