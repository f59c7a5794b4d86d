import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@qoa/shared/result';
import { lockDataDir, type DataDirLock } from './folder-lock.ts';
import { embeddedDatabase, type EmbeddedDatabase } from './embedded-database.ts';
import { migrate, readMigrations } from './migrations.ts';

/** An embedded database of a test's own; `drop` closes it and removes its folder. */
export interface EmbeddedTestDatabase {
  readonly database: EmbeddedDatabase;
  readonly dataDir: string;
  readonly drop: () => Promise<void>;
}

/** An embedded database with every migration in it. Making one takes seconds, so the first of a machine is kept and copied. */
export const embeddedTestDatabase = async (): Promise<EmbeddedTestDatabase> => {
  const dataDir = mkdtempSync(join(roomyMemory() ?? tmpdir(), 'qoa-embedded-'));
  cpSync(await embeddedTemplate(), dataDir, { recursive: true });
  const database = await open(dataDir);
  return {
    database,
    dataDir,
    drop: async () => {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** Each has a thousand files: on a disk they cost up to a second of the processor, in a folder of memory 50 ms. Which bytes are made sure of, tests count; none pulls the plug. */
const roomyMemory = (): string | undefined => (existsSync(memory) && freeBytes(memory) > roomBytesMin ? memory : undefined);

const memory = '/dev/shm';
const roomBytesMin = 1 << 30;
const freeBytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/** The folder that is copied: for who starts a server of its own on it, which then need not make a database (eight seconds of the processor). */
export const embeddedTemplate = async (): Promise<string> => {
  const migrations = await readMigrations();
  const version = createHash('sha256').update(migrations.map(({ sha256 }) => sha256).join()).digest('hex').slice(0, 16);
  const finished = join(tmpdir(), `qoa-embedded-template-${version}`);
  const lock = await lockWhenFree(`${finished}.lock`);
  try {
    if (existsSync(finished)) return finished;
    const unfinished = `${finished}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    const database = await open(unfinished);
    try {
      await migrate(database.kysely, migrations);
    } finally {
      await database.close();
    }
    rmSync(join(unfinished, 'lock.sqlite'), { force: true });
    renameSync(unfinished, finished);
    return finished;
  } finally {
    lock.release();
  }
};

const lockWhenFree = async (path: string): Promise<DataDirLock> => {
  for (;;) {
    const locked = lockDataDir(path);
    if (locked.ok) return locked.value;
    await sleep(100);
  }
};

const open = async (dataDir: string): Promise<EmbeddedDatabase> => {
  const opened = await embeddedDatabase(dataDir, () => undefined);
  assert(opened.ok, `a test's own folder is free: ${dataDir}`);
  return opened.value;
};
