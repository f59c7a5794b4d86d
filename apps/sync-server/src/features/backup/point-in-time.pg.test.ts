import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { archivedSettings, baseBackup, openArchive, putBase, startPostgres, untilArchived, untilRecovered } from '@qoa/testkit/harness';
import type { PushResponse } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { afterEach, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { postgresDatabase } from '../../platform/postgres-database.ts';
import { openTestWorld, type TestPhone, type TestWorld, testStartMs } from '../doors/test-world.ts';
import { openKeeps } from '../keeps/index.ts';
import { sqlLedger } from '../ledger/index.ts';
import { beginLife } from './begin-life.ts';
import { markArchive } from './mark-archive.ts';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
}, 60_000);

const folderFor = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `qoa-${name}-`));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const now = (): number => testStartMs + 5_000;
const phoneOf = (world: TestWorld, n: number): TestPhone => {
  const phone = world.phones[n];
  assert(phone !== undefined, `the world has a phone ${n}`);
  return phone;
};

const openOn = async (url: string): Promise<{ readonly world: TestWorld; readonly database: Database; readonly close: () => Promise<void> }> => {
  const database = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
  const world = await openTestWorld(database, { phones: 2, cards: 1, limitPerDay: 4 });
  return { world, database, close: () => world.close().then(database.close) };
};

const sell = async (world: TestWorld, n: number, seqs: readonly number[], earlier: PushResponse | null = null): Promise<PushResponse> => {
  const phone = phoneOf(world, n);
  const request = phone.push(seqs.map((seq) => phone.sale(seq, world.cards[0] ?? null, world.gtins[0] ?? ('' as never))), { kept: [[1, Math.max(...seqs)]] });
  const pushed = await world.intake.push(earlier === null ? request : { ...request, earlier: earlier.answers.map((answer) => ({ epoch: earlier.epoch, answer })) });
  assert(pushed.ok, 'the push is taken');
  return pushed.value;
};

test('law final: a PostgreSQL brought back to a moment out of its archive goes on in another life, and nothing confirmed is taken back', async () => {
  const [archive, base, target] = [openArchive(), join(folderFor('base'), 'base'), folderFor('target')];
  ends.push(() => rmSync(archive, { recursive: true, force: true }));
  const postgres = await startPostgres({ settings: archivedSettings(archive) });
  ends.push(() => postgres.stop());
  const { url } = await postgres.createDatabase();
  const keeps = openKeeps(folderFor('keeps'));
  const before = await openOn(url);
  await sell(before.world, 0, [1]);
  await baseBackup(postgres, base);
  const covered = await sell(before.world, 0, [2]);
  const marked = await markArchive({ database: before.database, target, keeps, now, sleep: (ms) => sleep(ms), patienceMs: 60_000 });
  assert(marked.ok, 'the archive holds what was proved');
  expect(keeps.covered()).toMatchObject({ epoch: covered.epoch, judgedNo: covered.answers[0]?.judgedNo });
  const moment = await untilArchived(url);
  await sleep(50);

  // Phone A sells two more that are confirmed, phone B one that the day's limit refuses. All three are lost with the storage.
  const [ofA, ofB] = [await sell(before.world, 0, [3, 4]), await sell(before.world, 1, [1])];
  expect([...ofA.answers, ...ofB.answers].map(({ class: answerClass }) => answerClass)).toEqual(['accepted', 'accepted', 'refused']);
  await untilArchived(url);
  await before.close();
  await postgres.kill9();
  putBase(base, postgres, moment);
  await postgres.restart();
  await untilRecovered(url);

  const after = await openOn(url);
  ends.push(after.close);
  await after.world.close();
  const life = await beginLife({ database: after.database, keeps, manifest: marked.value.manifest, now, random: randomBytes });
  assert(life.ok, 'the restored storage is taken into use');
  expect(life.value.proof).toMatchObject({ judgedNo: marked.value.manifest.judgedNo, stateHash: marked.value.manifest.stateHash, replayHash: marked.value.manifest.stateHash });

  const { world } = await openOn(url).then((again) => {
    ends.push(again.close);
    return again;
  });
  await world.judge.ready();
  expect(await sell(world, 1, [1], ofB)).toMatchObject({ epoch: life.value.epoch, answers: [{ class: 'accepted' }] });
  expect(await sell(world, 0, [5])).toMatchObject({ sendFrom: 3, answers: [] });
  const again = await sell(world, 0, [3, 4, 5], ofA);
  expect(again.answers.map(({ seq, class: answerClass }) => [seq, answerClass])).toEqual([[3, 'accepted'], [4, 'refused'], [5, 'refused']]);
  const ledger = sqlLedger(after.database);
  expect([...(await ledger.balances())].find(([key]) => key === '2:1:1')).toEqual(['2:1:1', 5]);
  expect(await ledger.replayHash()).toBe(await ledger.stateHash());
}, 180_000);
