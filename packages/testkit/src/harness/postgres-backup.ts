import { chmodSync, chownSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Postgres } from './postgres.ts';
import { runbookSettings } from './runbook.ts';

type Cluster = Pick<Postgres, 'url' | 'cluster'>;

/** A folder into which PostgreSQL, which is another user, archives its log. */
export const openArchive = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'qoa-archive-'));
  chmodSync(folder, 0o777);
  return folder;
};

/** The settings that the runbooks name for a PostgreSQL whose log is archived in a folder, and which is brought back out of it. */
export const archivedSettings = (archive: string): Readonly<Record<string, string>> => {
  const { recovery_target_time: _moment, recovery_target_action, ...restore } = runbookSettings('restore', '# postgresql.auto.conf');
  return Object.fromEntries(Object.entries({ ...runbookSettings('backup', '# postgresql.conf'), ...restore, ...(recovery_target_action === undefined ? {} : { recovery_target_action }) }).map(([name, value]) => [name, value.replaceAll('/archive', archive)]));
};

/** A base backup as any program may take one, file by file while the server writes: what `pg_basebackup` does over the wire. */
export const baseBackup = async ({ url, cluster }: Cluster, to: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start('qoa', true)");
    cpSync(cluster, to, { recursive: true, filter: (path) => isBackedUp(relative(cluster, path)) });
    const { rows } = await client.query<{ readonly labelfile: string }>('SELECT labelfile FROM pg_backup_stop()');
    writeFileSync(join(to, 'backup_label'), rows[0]?.labelfile ?? '');
  } finally {
    await client.end();
  }
};

/** Source: PostgreSQL 15, 26.3.3, "Backing Up the Data Directory". */
const isBackedUp = (path: string): boolean => !/^(?:pg_wal|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans|pg_replslot)\/./.test(path) && !/^(?:postmaster\.|pg_internal\.init|pgsql_tmp)/.test(basename(path));

/** Puts a base backup in the place of a stopped server's lost data. At its start it comes up to `moment` out of its archive, or to the last archived file. */
export const putBase = (base: string, { cluster }: Pick<Cluster, 'cluster'>, moment: string | null): void => {
  const { uid, gid } = statSync(cluster);
  for (const name of readdirSync(cluster)) rmSync(join(cluster, name), { recursive: true });
  cpSync(base, cluster, { recursive: true });
  writeFileSync(join(cluster, 'recovery.signal'), '');
  // A base backup of a server that was once brought back holds the moment of then.
  writeFileSync(join(cluster, 'postgresql.auto.conf'), moment === null ? '' : `recovery_target_time = '${moment}'\n`);
  const own = (path: string): void => {
    chownSync(path, uid, gid);
    if (statSync(path).isDirectory()) for (const name of readdirSync(path)) own(join(path, name));
  };
  own(cluster);
};

/** Resolves when a restored server takes writes. */
export const untilRecovered = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    while ((await client.query<{ readonly busy: boolean }>('SELECT pg_is_in_recovery() AS busy')).rows[0]?.busy === true) await sleep(50);
  } finally {
    await client.end();
  }
};

/** Closes the file of the log that is being written, and resolves when it is archived. Answers the moment before which everything is. */
export const untilArchived = async (url: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ readonly moment: string; readonly file: string }>('SELECT clock_timestamp()::text AS moment, pg_walfile_name(pg_switch_wal()) AS file');
    const [{ moment, file } = { moment: '', file: '' }] = rows;
    while ((await client.query<{ readonly is: boolean }>("SELECT last_archived_wal ~ '^[0-9A-F]{24}$' AND last_archived_wal >= $1 AS is FROM pg_stat_archiver", [file])).rows[0]?.is !== true) await sleep(20);
    return moment;
  } finally {
    await client.end();
  }
};
