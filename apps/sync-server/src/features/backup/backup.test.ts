import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { PushResponse } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { embeddedDatabase, type EmbeddedDatabase } from '../../platform/embedded-database.ts';
import { restoringFolder } from '../../platform/embedded-folder.ts';
import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { productFact } from '../campaigns/index.ts';
import { openTestWorld, type TestPhone, type TestWorld, testStartMs } from '../doors/test-world.ts';
import { openKeeps } from '../keeps/index.ts';
import { sqlLedger } from '../ledger/index.ts';
import { answerControl } from './control-socket.ts';
import { coverage, lastBackup } from './coverage.ts';
import { keptJudge, noticePutBack } from './kept-judge.ts';
import { readManifest } from './manifest.ts';
import { restoreBackup } from './put-back.ts';
import { takeBackup } from './take-backup.ts';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
}, 60_000);

const now = (): number => testStartMs + 5_000;

/** A server's folder with a world in it, and a place for backups. */
const opened = async () => {
  const test = await embeddedTestDatabase();
  const target = mkdtempSync(join(tmpdir(), 'qoa-backups-'));
  ends.push(() => rmSync(target, { recursive: true, force: true }), () => rmSync(test.dataDir, { recursive: true, force: true }));
  const keeps = openKeeps(join(test.dataDir, 'keeps'));
  return { ...test, target, keeps, parts: { dataDir: test.dataDir, target, keeps, now } };
};

const reopened = async (dataDir: string): Promise<EmbeddedDatabase> => {
  const again = await embeddedDatabase(dataDir, () => undefined);
  assert(again.ok, 'nobody else has the folder');
  return again.value;
};

const phoneOf = (world: TestWorld): TestPhone => {
  const [phone] = world.phones;
  assert(phone !== undefined, 'the world has a phone');
  return phone;
};

const sell = async (world: TestWorld, seqs: readonly number[], kept: readonly (readonly [number, number])[] = [[1, Math.max(...seqs)]]): Promise<PushResponse> => {
  const phone = phoneOf(world);
  const pushed = await world.intake.push(phone.push(seqs.map((seq) => phone.sale(seq, world.cards[0] ?? null, world.gtins[0] ?? ('' as never))), { kept }));
  assert(pushed.ok, 'the push is taken');
  return pushed.value;
};

describe('a backup of the embedded storage', { timeout: 120_000 }, () => {
  test('is taken while the server runs, is proved by opening it, and has the same state hash; phones are told what it covers', async () => {
    const { database, dataDir, target, keeps, parts } = await opened();
    const world = await openTestWorld(database, { phones: 1, cards: 1 });
    await sell(world, [1, 2, 3]);
    const control = await answerControl(dataDir, database.copyTo ?? (() => Promise.reject(new Error('not embedded'))));
    const covered = coverage(lastBackup(keeps, now));
    const [selling, taken] = await Promise.all([sell(world, [4, 5]), takeBackup(parts)]);
    assert(taken.ok, 'the backup is taken');
    control.close();
    const { manifest, folder } = taken.value;
    expect(readManifest(folder)).toEqual(manifest);
    expect(manifest).toMatchObject({ of: 'embedded', epoch: selling.epoch, takenAtMs: now() });
    expect(manifest.judgedNo).toBeGreaterThanOrEqual((selling.answers[0]?.judgedNo ?? 0) - 1);
    expect(readdirSync(target)).toEqual([folder.slice(target.length + 1)]);
    expect([covered(manifest.epoch), covered('0000000000000000' as never)]).toEqual([manifest.judgedNo, 0]);
    const beside = await reopened(folder);
    expect(await sqlLedger(beside).stateHash()).toBe(manifest.stateHash);
    await beside.close();
    await world.close();
    await database.close();
  });

  test('of a server at rest is the same, and an empty folder has none', async () => {
    const { database, parts, dataDir } = await opened();
    expect(await takeBackup(parts)).toEqual({ ok: false, error: { code: 'SERVER_SILENT' } });
    const world = await openTestWorld(database, { phones: 1, cards: 1 });
    await sell(world, [1]);
    const stateHash = await sqlLedger(database).stateHash();
    await world.close();
    await database.close();
    const taken = await takeBackup(parts);
    expect(taken).toMatchObject({ ok: true, value: { manifest: { stateHash } } });
    rmSync(join(dataDir, 'pg'), { recursive: true });
    expect(await takeBackup(parts)).toEqual({ ok: false, error: { code: 'STORAGE_EMPTY' } });
  });
});

describe('a restore', { timeout: 120_000 }, () => {
  test('law resume: it is another life in which the phones go on; what staff published behind the backup is listed as lost', async () => {
    const { database, dataDir, keeps, parts } = await opened();
    const world = await openTestWorld(database, { phones: 1, cards: 1, limitPerDay: 3 });
    await sell(world, [1, 2]);
    await world.close();
    await database.close();
    const taken = await takeBackup(parts);
    assert(taken.ok, 'the backup is taken');
    const gap = await openTestWorld(await reopened(dataDir), { phones: 1, cards: 1, limitPerDay: 3 });
    const judge = keptJudge(gap.judge, keeps, now);
    const confirmed = await sell(gap, [3]);
    await judge.publish([productFact({ gtin: '07501000000998' as never, name: 'Agua nueva', restricted: null }, { id: 1, cpg: 1 as never, name: 'Clarita' }, { id: 1 as never, name: 'Agua Clara' }, now())]);
    await gap.close();
    await gap.database.close();

    const restored = await restoreBackup({ ...parts, source: taken.value.folder, random: randomBytes });
    assert(restored.ok, 'the backup is restored');
    const { proof, epoch, lost, before } = restored.value;
    expect(proof).toMatchObject({ judgedNo: taken.value.manifest.judgedNo, stateHash: taken.value.manifest.stateHash });
    expect(epoch).not.toBe(confirmed.epoch);
    expect(lost).toMatchObject([{ kind: 'product', cpg: 1 }]);
    expect(existsSync(before ?? '')).toBe(true);
    expect(coverage(lastBackup(keeps, now))(epoch)).toBe(0);

    const after = await openTestWorld(await reopened(dataDir), { phones: 1, cards: 1, limitPerDay: 3 });
    await after.judge.ready();
    const asked = await sell(after, [4], [[1, 4]]);
    expect(asked).toMatchObject({ epoch, sendFrom: 3, answers: [] });
    const phone = phoneOf(after);
    const again = await after.intake.push({ ...phone.push([3, 4].map((seq) => phone.sale(seq, after.cards[0] ?? null, after.gtins[0] ?? ('' as never))), { kept: [[1, 4]] }), earlier: confirmed.answers.map((answer) => ({ epoch: confirmed.epoch, answer })) });
    // Its header does not know of the restore, so what it may have been answered to 4 is asked for once more.
    expect(again).toMatchObject({ ok: true, value: { sendFrom: 4, frontier: 4, answers: [{ seq: 3, given: [{ units: 1, balance: 3 }] }, { seq: 4, class: 'refused' }] } });
    const ledger = sqlLedger(after.database);
    expect(await ledger.replayHash()).toBe(await ledger.stateHash());
    await after.close();
    await after.database.close();
  });

  test('is refused while a server runs, without a manifest, and when the ledger is not the one of the manifest: then what stood still stands', async () => {
    const { database, dataDir, target, parts } = await opened();
    const world = await openTestWorld(database, { phones: 1, cards: 1 });
    await sell(world, [1]);
    const bare = join(target, 'bare');
    mkdirSync(bare);
    expect(await restoreBackup({ ...parts, source: bare, random: randomBytes })).toEqual({ ok: false, error: { code: 'BACKUP_UNREADABLE' } });
    const control = await answerControl(dataDir, database.copyTo ?? (() => Promise.reject(new Error('not embedded'))));
    const taken = await takeBackup(parts);
    assert(taken.ok, 'the backup is taken');
    const { folder, manifest } = taken.value;
    expect(await restoreBackup({ ...parts, source: folder, random: randomBytes })).toMatchObject({ ok: false, error: { code: 'DATA_DIR_LOCKED' } });
    control.close();
    await world.close();
    await database.close();
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, stateHash: 'other' }));
    expect(await restoreBackup({ ...parts, source: folder, random: randomBytes })).toEqual({ ok: false, error: { code: 'LEDGER_DIFFERS' } });
    const stands = await reopened(dataDir);
    expect(await sqlLedger(stands).stateHash()).toBe(manifest.stateHash);
    await stands.close();
  });

  test('that died between its two renames is finished at the next start, never by an empty database', async () => {
    const { database, dataDir, parts } = await opened();
    const world = await openTestWorld(database, { phones: 1, cards: 1 });
    await sell(world, [1]);
    const stateHash = await sqlLedger(database).stateHash();
    await world.close();
    await database.close();
    mkdirSync(restoringFolder(parts.dataDir));
    renameSync(join(dataDir, 'pg'), join(restoringFolder(dataDir), 'pg'));
    const finished = await reopened(dataDir);
    expect(await sqlLedger(finished).stateHash()).toBe(stateHash);
    await finished.close();
  });

  test('by copying the folder back is noticed at the start, when a backup reaches further', async () => {
    const { database, dataDir, keeps, parts } = await opened();
    const world = await openTestWorld(database, { phones: 1, cards: 1 });
    await world.close();
    await database.close();
    cpSync(join(dataDir, 'pg'), join(dataDir, 'old'), { recursive: true });
    const gap = await openTestWorld(await reopened(dataDir), { phones: 1, cards: 1 });
    const { epoch } = await sell(gap, [1]);
    await gap.close();
    await gap.database.close();
    assert((await takeBackup(parts)).ok, 'the backup is taken');
    rmSync(join(dataDir, 'pg'), { recursive: true });
    renameSync(join(dataDir, 'old'), join(dataDir, 'pg'));
    const back = await openTestWorld(await reopened(dataDir), { phones: 1, cards: 1 });
    await back.judge.ready();
    expect(back.judge.place()?.epoch).toBe(epoch);
    await noticePutBack(keptJudge(back.judge, keeps, now), keeps);
    expect(back.judge.place()?.epoch).not.toBe(epoch);
    expect(keeps.lines()).toEqual([{ kept: 'epoch', epoch: back.judge.place()?.epoch, atMs: now() }]);
    await back.close();
    await back.database.close();
  });
});
