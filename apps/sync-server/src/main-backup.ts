import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { server as words } from '@qoa/messages';
import { beginLife, markArchive, type NewLife, readManifest, restoreBackup, takeBackup } from './features/backup/index.ts';
import { type Config, parseConfig } from './features/config/index.ts';
import { type Keeps, keepsOf } from './features/keeps/index.ts';
import { postgresDatabase } from './platform/postgres-database.ts';

// `npm run backup -- TARGET` and `npm run restore -- SOURCE`; docs/runbooks/ say when and how.
const archivePatienceMs = 180_000;
const [task, folder] = process.argv.slice(2);
const parsed = parseConfig(process.env);
if (!parsed.ok) end([words.es.badSettings, words.en.badSettings, ...parsed.error.map((problem) => `  - ${problem}`)]);
else if (task === 'backup' && folder !== undefined) await withKeeps(parsed.value, (keeps) => backup(parsed.value, keeps, resolve(folder)));
else if (task === 'restore' && folder !== undefined) await withKeeps(parsed.value, (keeps) => restore(parsed.value, keeps, resolve(folder)));
else end([words.es.backupUsage, words.en.backupUsage]);

async function withKeeps(config: Config, work: (keeps: Keeps) => Promise<void>): Promise<void> {
  const keeps = keepsOf(config);
  return keeps.ok ? work(keeps.value) : end([words.es.keepDirClosed(keeps.error.folder), words.en.keepDirClosed(keeps.error.folder)]);
}

async function backup(config: Config, keeps: Keeps, target: string): Promise<void> {
  const parts = { target, keeps, now: Date.now };
  const taken = config.databaseUrl === null ? await takeBackup({ ...parts, dataDir: resolve(config.dataDir) }) : await onPostgres(config.databaseUrl, (database) => markArchive({ ...parts, database, sleep: (ms) => sleep(ms), patienceMs: archivePatienceMs }));
  if (!taken.ok) return end([words.es.backupRefused(taken.error.code), words.en.backupRefused(taken.error.code)]);
  const { folder: made, manifest } = taken.value;
  say([words.es.backupTaken(made, manifest.judgedNo), words.en.backupTaken(made, manifest.judgedNo)]);
}

async function restore(config: Config, keeps: Keeps, source: string): Promise<void> {
  const parts = { keeps, now: Date.now, random: randomBytes };
  const restored = config.databaseUrl === null ? await restoreBackup({ ...parts, source, dataDir: resolve(config.dataDir) }) : await onPostgres(config.databaseUrl, (database) => beginLife({ ...parts, database, manifest: readManifest(source) }));
  if (!restored.ok) return end([words.es.restoreRefused(restored.error.code), words.en.restoreRefused(restored.error.code)]);
  const { proof, lost, before = null }: NewLife & { readonly before?: string | null } = restored.value;
  const lostLines = lost.map(({ judgedNo, kind, store, cpg, atMs }) => `  - ${new Date(atMs).toISOString()} ${kind} (${judgedNo}) store ${store ?? '-'} cpg ${cpg ?? '-'}`);
  say([
    ...[words.es.restored(proof.judgedNo), words.en.restored(proof.judgedNo)],
    ...(before === null ? [] : [words.es.movedAside(before), words.en.movedAside(before)]),
    ...(lost.length === 0 ? [] : [words.es.lostFacts, words.en.lostFacts, ...lostLines]),
  ]);
}

async function onPostgres<Value>(url: string, work: (database: ReturnType<typeof postgresDatabase>) => Promise<Value>): Promise<Value> {
  const database = postgresDatabase({ url, poolMax: 2, onIdleError: (error) => end([error.message]) });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function end(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}
