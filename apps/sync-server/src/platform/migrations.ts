import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql, type Kysely } from 'kysely';

/** One versioned SQL file. Once released it never changes; a mistake is mended by the next. */
export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** A migration that ran differs from the file of its name: the folder does not belong to this database. */
export class MigrationChanged extends Error {
  override readonly name = 'MigrationChanged';
}

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));
// Migrations of two processes wait for each other.
const lockKey = 715_001;

/** The migrations of this release, in order. */
export const readMigrations = async (): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(`${folder}${name}`, 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
};

/**
 * Brings a database to the last of `migrations`, each in a transaction of its own; those that ran are left alone. Answers the names that ran now.
 * Throws `MigrationChanged` when a file was edited after it ran.
 */
export const migrate = async <Schema>(database: Kysely<Schema>, migrations: readonly Migration[]): Promise<readonly string[]> => {
  const ran: string[] = [];
  for (const migration of migrations) if (await runOnce(database, migration)) ran.push(migration.name);
  return ran;
};

const runOnce = <Schema>(database: Kysely<Schema>, migration: Migration): Promise<boolean> =>
  database.transaction().execute(async (transaction) => {
    await sql`SELECT pg_advisory_xact_lock(${lockKey})`.execute(transaction);
    await sql`CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, sha256 text NOT NULL, ran_at timestamptz NOT NULL DEFAULT now())`.execute(transaction);
    const before = await sql<{ sha256: string }>`SELECT sha256 FROM migrations WHERE name = ${migration.name}`.execute(transaction);
    const known = before.rows[0]?.sha256;
    if (known === migration.sha256) return false;
    if (known !== undefined) throw new MigrationChanged(`${migration.name} was edited after it ran here`);
    await sql.raw(migration.text).execute(transaction);
    await sql`INSERT INTO migrations (name, sha256) VALUES (${migration.name}, ${migration.sha256})`.execute(transaction);
    return true;
  });
