import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '@qoa/shared/result';
import { sql } from 'kysely';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { int8Array } from './binary-arrays.ts';
import { embeddedDatabase } from './embedded-database.ts';
import { embeddedTestDatabase } from './test-embedded.ts';

vi.setConfig({ testTimeout: 120_000 });
const folders: string[] = [];
// The first test of a machine makes the folder that the others copy.
beforeAll(async () => (await embeddedTestDatabase()).drop(), 60_000);
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const insert = { name: 'keep', text: 'INSERT INTO kept SELECT * FROM unnest($1::bigint[])' };

test('law kept: every commit of the embedded database is one fsync, and a read is none', async () => {
  const { database, drop } = await embeddedTestDatabase();
  await sql`CREATE TABLE kept (id bigint PRIMARY KEY)`.execute(database.kysely);
  const judge = await database.openJudge();
  const before = (await database.syncCounts()).files;
  for (let id = 1; id <= 20; id += 1) await judge.alone((flight) => flight([{ text: 'BEGIN' }, { ...insert, values: [int8Array([id])] }, { text: 'COMMIT' }]));
  const written = (await database.syncCounts()).files;
  await sql`SELECT * FROM kept`.execute(database.kysely);

  expect(written - before).toBe(20);
  expect((await database.syncCounts()).files).toBe(written);
  await drop();
});

test('after a kill the folder opens again with what was committed, and recovery makes sure of the disk', async () => {
  const { database, dataDir } = await embeddedTestDatabase();
  await database.close();
  const victim = spawn(process.execPath, [fileURLToPath(new URL('./test-embedded-victim.ts', import.meta.url)), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(victim.stdout, 'data');
  expect((await embeddedDatabase(dataDir, () => undefined))).toEqual({ ok: false, error: { code: 'DATA_DIR_LOCKED', dataDir } });
  victim.kill('SIGKILL');
  await once(victim, 'exit');

  const opened = await embeddedDatabase(dataDir, () => undefined);
  assert(opened.ok, 'the lock died with its process');
  expect((await opened.value.syncCounts()).files).toBeGreaterThan(500);
  expect((await sql`SELECT count(*) AS kept FROM kept`.execute(opened.value.kysely)).rows).toEqual([{ kept: 1 }]);
  await opened.value.close();
  folders.push(dataDir);
});

test('a first start makes the folder, a second finds it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qoa-first-'));
  folders.push(dataDir);
  for (const start of [1, 2]) {
    const opened = await embeddedDatabase(dataDir, () => undefined);
    assert(opened.ok, 'nobody else is here');
    await sql`CREATE TABLE IF NOT EXISTS starts (no int)`.execute(opened.value.kysely);
    await sql`INSERT INTO starts VALUES (${start})`.execute(opened.value.kysely);
    expect((await sql`SELECT max(no) AS last, count(*) AS count FROM starts`.execute(opened.value.kysely)).rows).toEqual([{ last: start, count: start }]);
    await opened.value.close();
  }
});

test('an error leaves the connection usable, and what stood behind it did nothing', async () => {
  const { database, drop } = await embeddedTestDatabase();
  await sql`CREATE TABLE kept (id bigint PRIMARY KEY)`.execute(database.kysely);
  const judge = await database.openJudge();
  const twice = { ...insert, values: [int8Array([1, 1])] };
  await expect(judge.alone((flight) => flight([{ text: 'BEGIN' }, twice, { ...insert, values: [int8Array([2])] }, { text: 'COMMIT' }]))).rejects.toMatchObject({ code: '23505' });
  expect((await sql`SELECT * FROM kept`.execute(database.kysely)).rows).toEqual([]);
  await drop();
});

test('other users wait while the judge is between two flights', async () => {
  const { database, drop } = await embeddedTestDatabase();
  const judge = await database.openJudge();
  const order: string[] = [];
  const batch = judge.alone(async (flight) => {
    await flight([{ text: 'BEGIN' }]);
    order.push('begun');
    await flight([{ text: 'SELECT pg_sleep(0.05)' }, { text: 'COMMIT' }]);
    order.push('committed');
  });
  const read = sql`SELECT 1`.execute(database.kysely).then(() => order.push('read'));
  await Promise.all([batch, read]);
  expect(order).toEqual(['begun', 'committed', 'read']);
  await drop();
});
