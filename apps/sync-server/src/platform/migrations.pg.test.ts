import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Postgres, startPostgres, type TestDatabase } from '@qoa/testkit/harness';
import { testDatabase } from '@qoa/testkit/test-database';
import { assert } from '@qoa/shared/result';
import { cardStateOf } from '@qoa/shared/rules';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { embeddedDatabase } from './embedded-database.ts';
import { migrate, readMigrations } from './migrations.ts';
import { postgresDatabase } from './postgres-database.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

let newest: Promise<Postgres> | null = null;
afterAll(async () => (await newest)?.stop());

const onNewest = async (): Promise<TestDatabase> => (await (newest ??= startPostgres({ major: 18 }))).createDatabase();

const emptyOn = (make: () => Promise<TestDatabase>) => async (): Promise<Database> => {
  const { url, drop } = await make();
  const database = postgresDatabase({ url, poolMax: 2, onIdleError: () => undefined });
  ends.push(drop, database.close);
  return database;
};

/** Making an embedded database takes seconds, so one is made and copied. */
let template: Promise<string> | null = null;
afterAll(async () => template !== null && rmSync(await template, { recursive: true, force: true }));

const emptyEmbedded = async (): Promise<Database> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qoa-migrations-'));
  ends.push(async () => rmSync(dataDir, { recursive: true, force: true }));
  cpSync(join(await (template ??= madeEmpty()), 'pg'), join(dataDir, 'pg'), { recursive: true });
  const database = await openEmbedded(dataDir);
  ends.push(database.close);
  return database;
};

const madeEmpty = async (): Promise<string> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qoa-migrations-'));
  await (await openEmbedded(dataDir)).close();
  return dataDir;
};

const openEmbedded = async (dataDir: string): Promise<Database> => {
  const opened = await embeddedDatabase(dataDir, () => undefined);
  assert(opened.ok, "a test's own folder is free");
  return opened.value;
};

describe.each([
  ['PostgreSQL 15', emptyOn(testDatabase), 15],
  ['PostgreSQL 18', emptyOn(onNewest), 18],
  ['the embedded database', emptyEmbedded, 18],
] as const)('%s', { timeout: 60_000 }, (_name, emptyDatabase, major) => {
  test('from empty, every migration runs once', async () => {
    const { kysely } = await emptyDatabase();
    const migrations = await readMigrations();
    expect((await sql`SHOW server_version_num`.execute(kysely)).rows).toEqual([{ server_version_num: expect.stringMatching(new RegExp(`^${major}`)) }]);
    expect(await migrate(kysely, migrations)).toEqual(migrations.map(({ name }) => name));
    expect(await migrate(kysely, migrations)).toEqual([]);
    expect(await kysely.selectFrom('judge_term').select(['term', 'judged_no']).execute()).toEqual([{ term: 0, judged_no: 0 }]);
  });

  test('from each previous version, with its rows in it, only the next one runs and nothing is lost', async () => {
    const { kysely } = await emptyDatabase();
    const migrations = await readMigrations();
    await migrate(kysely, migrations.slice(0, 1));
    await sql`INSERT INTO events (source, seq, judged_no, at_ms, received_ms, kind, class, sure, hash, bytes, answer)
      VALUES (decode('00112233445566ff', 'hex'), 1, 1, 5, 6, 1, 1, true, decode('00112233445566778899aabbccddeeff', 'hex'), '\\x01', '[{},[]]')`.execute(kysely);
    await sql`INSERT INTO cpgs (id, name) VALUES (1, 'Agua Clara')`.execute(kysely);
    await sql`INSERT INTO programmes (id, cpg_id) VALUES (3, 1)`.execute(kysely);
    await sql`INSERT INTO lots (card_id, programme_id, cpg_id, judged_no, units, remaining) VALUES (5, 3, 1, 1, 2, 2)`.execute(kysely);
    await sql`INSERT INTO lots (card_id, programme_id, cpg_id, judged_no, units, remaining, expires_at_ms) VALUES (6, 3, 1, 1, 2, 2, 77), (6, 3, 1, 2, 1, 1, 99), (6, 3, 1, 3, 4, 0, 55)`.execute(kysely);
    await sql`INSERT INTO card_states (card_id, programme_id, cpg_id, judged_no, balance, debt, used) VALUES (5, 3, 1, 1, 2, 0, '{}'), (6, 3, 1, 2, 3, 0, '{"counters":{"u:stamp day 20780":3}}')`.execute(kysely);
    for (const [version, { name }] of [...migrations.entries()].slice(1)) expect(await migrate(kysely, migrations.slice(0, version + 1))).toEqual([name]);
    expect(await kysely.selectFrom('events').select(['seq', 'at_ms', 'held_no']).execute()).toEqual([{ seq: 1, at_ms: 5, held_no: null }]);
    expect(await kysely.selectFrom('programmes').selectAll().execute()).toEqual([{ id: 3, cpg_id: 1, campaign_id: 3, store_id: null }]);
    expect(await kysely.selectFrom('lots').select(['units', 'usable_from_ms']).where('card_id', '=', 5).execute()).toEqual([{ units: 2, usable_from_ms: null }]);
    // What ends stands beside what the card used since ends are taken.
    const [never, ends] = await kysely.selectFrom('card_states').select(['used', 'balance', 'debt', 'ends_ms']).orderBy('card_id').execute();
    expect([never?.ends_ms, never?.used, ends?.ends_ms]).toEqual([null, '{}', 77]);
    expect(cardStateOf(ends?.used ?? '', 3, 0)).toMatchObject({ lots: [{ earnedAtMs: 5, remaining: 2, usableFromMs: 5, expiresAtMs: 77 }, { earnedAtMs: 0, remaining: 1, usableFromMs: 0, expiresAtMs: 99 }], used: { counters: { 'u:stamp day 20780': 3 } } });
  });

  test('a file edited after it ran is refused, and one that fails leaves nothing behind', async () => {
    const { kysely } = await emptyDatabase();
    const migrations = await readMigrations();
    await migrate(kysely, migrations);
    const [first] = migrations;
    await expect(migrate(kysely, [{ name: first?.name ?? '', text: 'SELECT 1', sha256: 'other' }])).rejects.toThrow('0001-spine.sql was edited after it ran here');
    await expect(migrate(kysely, [{ name: '9999-broken.sql', text: 'CREATE TABLE half (id int); SELECT 1 / 0', sha256: 'x' }])).rejects.toMatchObject({ code: '22012' });
    await expect(sql`SELECT * FROM half`.execute(kysely)).rejects.toThrow('does not exist');
  });

  test('an int8 that is no safe integer is a defect, never a rounded number', async () => {
    const { kysely } = await emptyDatabase();
    expect((await sql`SELECT 9007199254740991::int8 AS n`.execute(kysely)).rows).toEqual([{ n: 9_007_199_254_740_991 }]);
    await expect(sql`SELECT 9007199254740993::int8 AS n`.execute(kysely)).rejects.toThrow('safe integer');
  });
});

test.each([['PostgreSQL 15', testDatabase], ['PostgreSQL 18', onNewest]] as const)('%s: two servers that start at once migrate once', { timeout: 60_000 }, async (_name, make) => {
  const { url, drop } = await make();
  const servers = [1, 2].map(() => postgresDatabase({ url, poolMax: 2, onIdleError: () => undefined }));
  ends.push(drop, ...servers.map(({ close }) => close));
  const migrations = await readMigrations();
  const ran = await Promise.all(servers.map(({ kysely }) => migrate(kysely, migrations)));
  expect(ran.flat().sort()).toEqual(migrations.map(({ name }) => name));
});
