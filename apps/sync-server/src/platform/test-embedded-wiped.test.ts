import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type EmbeddedTestDatabase, embeddedTestDatabase } from './test-embedded.ts';
import { wipedEmbeddedDatabase } from './test-embedded-wiped.ts';

test('what one test left behind, the next does not find: no row, no number that was given, nobody who listens', async () => {
  const fresh = await embeddedTestDatabase();
  const untouched = await everythingIn(fresh);
  await fresh.drop();

  const first = await wipedEmbeddedDatabase();
  expect(await everythingIn(first)).toEqual(untouched);
  const heard: string[] = [];
  await first.database.listen('said', (words) => void heard.push(words), () => Promise.resolve());
  await addCard(first);
  await first.database.close();
  await first.drop();

  const second = await wipedEmbeddedDatabase();
  expect(second.dataDir).toBe(first.dataDir);
  expect(await everythingIn(second)).toEqual(untouched);
  await sql`NOTIFY said, 'hello'`.execute(second.database.kysely);
  expect(heard).toEqual([]);
  expect(await addCard(second)).toBe(1);
  await second.drop();
}, 60_000);

const addCard = async ({ database }: EmbeddedTestDatabase): Promise<unknown> => {
  const { rows } = await sql<{ id: number }>`INSERT INTO cards (code, created_ms) VALUES ('X', 1) RETURNING id`.execute(database.kysely);
  return rows[0]?.id;
};

/** Every row of every table, by table. */
const everythingIn = async ({ database }: EmbeddedTestDatabase): Promise<unknown> => {
  const { rows } = await sql<{ name: string; rows: string | null }>`
    SELECT table_name AS name, query_to_xml(format('SELECT * FROM public.%I', table_name), true, false, '')::text AS rows
    FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`.execute(database.kysely);
  return rows;
};
