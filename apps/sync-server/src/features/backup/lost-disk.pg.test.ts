import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archivedSettings, baseBackup, openArchive, type Postgres, putBase, startPostgres, untilRecovered } from '@qoa/testkit/harness';
import { assert } from '@qoa/shared/result';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { postgresDatabase } from '../../platform/postgres-database.ts';
import { openTestWorld, testStartMs } from '../doors/test-world.ts';
import { openKeeps } from '../keeps/index.ts';
import { beginLife } from './begin-life.ts';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
}, 60_000);

const folderFor = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `qoa-${name}-`));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A sale that was answered, and a place of the log behind its commit. */
interface Sold {
  readonly seq: number;
  readonly lsn: bigint;
}

interface Shop {
  readonly postgres: Postgres;
  readonly database: Database;
  readonly archive: string;
  readonly sell: () => Promise<Sold>;
  /** Its disk is gone. What the archive holds is put in its place; answers the sales that came back. */
  readonly loseDisk: () => Promise<ReadonlySet<number>>;
}

const lsnOf = (text: string): bigint => {
  const [high = '', low = ''] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
};

const openShop = async (settings: Readonly<Record<string, string>>): Promise<Shop> => {
  const [archive, base] = [openArchive(), join(folderFor('base'), 'base')];
  ends.push(() => rmSync(archive, { recursive: true, force: true }));
  const postgres = await startPostgres({ settings: { ...archivedSettings(archive), ...settings } });
  ends.push(() => postgres.stop());
  const { url } = await postgres.createDatabase();
  const database = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
  const world = await openTestWorld(database, { phones: 1, cards: 1, limitPerDay: 1_000 });
  const [phone] = world.phones;
  assert(phone !== undefined, 'the world has a phone');
  await baseBackup(postgres, base);
  let seq = 0;
  return {
    ...{ postgres, database, archive },
    sell: async () => {
      seq += 1;
      const pushed = await world.intake.push(phone.push([phone.sale(seq, world.cards[0] ?? null, world.gtins[0] ?? ('' as never))], { kept: [[1, seq]] }));
      assert(pushed.ok && pushed.value.answers.length === 1, 'the sale is answered');
      const { rows } = await sql<{ readonly lsn: string }>`SELECT pg_current_wal_insert_lsn()::text AS lsn`.execute(database.kysely);
      return { seq, lsn: lsnOf(rows[0]?.lsn ?? '') };
    },
    loseDisk: async () => {
      await postgres.kill9();
      await world.close();
      await database.close();
      putBase(base, postgres, null);
      await postgres.restart();
      await untilRecovered(url);
      const restored = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
      ends.push(restored.close);
      const life = await beginLife({ database: restored, keeps: openKeeps(folderFor('keeps')), manifest: null, now: () => testStartMs, random: randomBytes });
      assert(life.ok && life.value.proof.stateHash === life.value.proof.replayHash, 'the restored storage is taken into use');
      const { rows } = await sql<{ readonly seq: number }>`SELECT seq FROM events`.execute(restored.kysely);
      return new Set(rows.map((row) => row.seq));
    },
  };
};

const segmentBytes = 16n * 1024n * 1024n;

/** The place at which the last whole file of an archive ends. */
const endOf = (archive: string): bigint => {
  const last = whole(archive).at(-1);
  return last === undefined ? 0n : ((BigInt(`0x${last.slice(8, 16)}`) << 32n) / segmentBytes + BigInt(`0x${last.slice(16)}`) + 1n) * segmentBytes;
};

const whole = (archive: string): readonly string[] => readdirSync(archive).filter((name) => /^[0-9A-F]{24}$/.test(name)).sort();

test('law kept: of a PostgreSQL that lost its disk under load everything comes back up to the last file of its log that was archived', async () => {
  const shop = await openShop({ archive_timeout: '1s' });
  const sold: Sold[] = [];
  for (const before = whole(shop.archive).length; whole(shop.archive).length < before + 3; ) sold.push(await shop.sell());
  const end = endOf(shop.archive);
  const back = await shop.loseDisk();
  const archived = sold.filter(({ lsn }) => lsn <= end);
  expect(archived.length).toBeGreaterThan(0);
  expect(archived.filter(({ seq }) => !back.has(seq))).toEqual([]);
  expect([...back].sort((a, b) => a - b)).toEqual(sold.slice(0, back.size).map(({ seq }) => seq));
}, 180_000);

test('law kept: with a receiver also what its unfinished file holds', async () => {
  const shop = await openShop({ archive_mode: 'off' });
  const received: Sold[] = [];
  for (let n = 0; n < 20; n += 1) received.push(await shop.sell());
  // What `pg_receivewal --synchronous` has at this moment.
  const { rows } = await sql<{ readonly file: string }>`SELECT pg_walfile_name(pg_current_wal_flush_lsn()) AS file`.execute(shop.database.kysely);
  const files = readdirSync(join(shop.postgres.cluster, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name) && name <= (rows[0]?.file ?? ''));
  for (const name of files) cpSync(join(shop.postgres.cluster, 'pg_wal', name), join(shop.archive, name === rows[0]?.file ? `${name}.partial` : name));
  await shop.sell();
  expect([...(await shop.loseDisk())].sort((a, b) => a - b)).toEqual(received.map(({ seq }) => seq));
}, 180_000);
