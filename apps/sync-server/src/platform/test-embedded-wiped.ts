import { sql } from 'kysely';
import { afterAll } from 'vitest';
import { type EmbeddedTestDatabase, embeddedTestDatabase } from './test-embedded.ts';

/**
 * As `embeddedTestDatabase`, but the tests of a file have one database, one after the other: each finds what the migrations left and nothing else.
 * Opening one costs two seconds of the processor, wiping it a tenth of one. Closing it is left to the end of the file.
 */
export const wipedEmbeddedDatabase = async (): Promise<EmbeddedTestDatabase> => {
  const own = spare ?? (await openedWithCopy());
  spare = null;
  let isOpen = true;
  const listen: EmbeddedTestDatabase['database']['listen'] = (channel, hear, missed) => own.database.listen(channel, (words) => void (isOpen && hear(words)), missed);
  return {
    dataDir: own.dataDir,
    database: { ...own.database, listen, close: () => Promise.resolve() },
    drop: async () => {
      isOpen = false;
      await wipe(own);
      await spare?.drop();
      spare = own;
    },
  };
};

let spare: EmbeddedTestDatabase | null = null;
afterAll(async () => spare?.drop());

const openedWithCopy = async (): Promise<EmbeddedTestDatabase> => {
  const own = await embeddedTestDatabase();
  await run(own, ['CREATE SCHEMA as_migrated', ...(await tablesOf(own)).map((table) => `CREATE TABLE as_migrated.${table} AS TABLE public.${table}`)]);
  return own;
};

/** As a replica the session runs no triggers and checks no references, so that the tables may be filled in any order. */
const wipe = async (own: EmbeddedTestDatabase): Promise<void> => {
  const tables = await tablesOf(own);
  const filled = tables.map((table) => `INSERT INTO public.${table} OVERRIDING SYSTEM VALUE SELECT * FROM as_migrated.${table}`);
  await run(own, ["SET session_replication_role = 'replica'", `TRUNCATE ${tables.map((table) => `public.${table}`).join(', ')} RESTART IDENTITY`, ...filled, 'RESET session_replication_role']);
};

const tablesOf = async ({ database }: EmbeddedTestDatabase): Promise<readonly string[]> => {
  const { rows } = await sql<{ tablename: string }>`SELECT quote_ident(tablename) AS tablename FROM pg_tables WHERE schemaname = 'public'`.execute(database.kysely);
  return rows.map(({ tablename }) => tablename);
};

const run = async ({ database }: EmbeddedTestDatabase, statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(database.kysely);
};
