import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@qoa/testkit/test-database';
import { assert } from '@qoa/shared/result';
import { beginLife, restoreBackup, takeBackup } from '../features/backup/index.ts';
import { openKeeps } from '../features/keeps/index.ts';
import { embeddedDatabase } from '../platform/embedded-database.ts';
import { migrate, readMigrations } from '../platform/migrations.ts';
import { postgresDatabase } from '../platform/postgres-database.ts';
import { embeddedTestDatabase } from '../platform/test-embedded.ts';
import { copyOfDatabase } from '../platform/test-postgres.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

/** Servers one after the other over one storage, with the same keeps and secrets, and a backup to go back to. Each call ends the server that it is given. */
export interface TestLives {
  readonly open: () => Promise<TestHouse>;
  /** What stands becomes the backup; the server goes on. */
  readonly backUp: (house: TestHouse) => Promise<TestHouse>;
  /** The backup takes the place of what stands, as `npm run restore` puts it there. */
  readonly restore: (house: TestHouse) => Promise<TestHouse>;
  readonly drop: () => Promise<void>;
}

/** On the embedded storage. */
export const embeddedLives = async (): Promise<TestLives> => {
  const { database, dataDir } = await embeddedTestDatabase();
  await database.close();
  const folder = mkdtempSync(join(tmpdir(), 'qoa-lives-'));
  const keepDir = join(folder, 'keeps');
  const parts = (house: TestHouse) => ({ dataDir, target: join(folder, 'backups'), keeps: openKeeps(keepDir), now: () => house.now.ms });
  let backup = '';
  return livesBy({
    keepDir,
    open: async () => {
      const opened = await embeddedDatabase(dataDir, () => undefined);
      assert(opened.ok, 'nobody else has the folder');
      return opened.value;
    },
    backUp: async (house) => {
      const taken = await takeBackup(parts(house));
      assert(taken.ok, 'the backup is taken');
      backup = taken.value.folder;
    },
    restore: async (house) => {
      const restored = await restoreBackup({ ...parts(house), source: backup, random: randomBytes });
      assert(restored.ok, 'the backup is restored');
    },
    drop: () => {
      for (const each of [dataDir, folder]) rmSync(each, { recursive: true, force: true });
      return Promise.resolve();
    },
  });
};

/** On PostgreSQL. */
export const postgresLives = async (): Promise<TestLives> => {
  const folder = mkdtempSync(join(tmpdir(), 'qoa-lives-'));
  const keepDir = join(folder, 'keeps');
  const made = [await testDatabase()];
  let [url, backup] = [made[0]?.url ?? '', ''];
  const open = () => postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
  const first = open();
  await migrate(first.kysely, await readMigrations());
  await first.close();
  const copied = async (): Promise<string> => {
    const copy = await copyOfDatabase(url);
    made.push(copy);
    return copy.url;
  };
  return livesBy({
    keepDir,
    open: () => Promise.resolve(open()),
    backUp: async () => {
      backup = await copied();
    },
    restore: async (house) => {
      url = backup;
      backup = await copied();
      const database = open();
      const life = await beginLife({ database, keeps: openKeeps(keepDir), manifest: null, now: () => house.now.ms, random: randomBytes });
      assert(life.ok, 'a new life begins');
      await database.close();
    },
    drop: async () => {
      rmSync(folder, { recursive: true, force: true });
      for (const { drop } of made) await drop();
    },
  });
};

interface Storage {
  readonly keepDir: string;
  readonly open: () => Promise<TestHouse['world']['database']>;
  readonly backUp: (house: TestHouse) => Promise<void>;
  readonly restore: (house: TestHouse) => Promise<void>;
  readonly drop: () => Promise<void>;
}

const livesBy = (storage: Storage): TestLives => {
  const base64 = (): string => randomBytes(32).toString('base64');
  const secrets = { keyring: `k1:${base64()}`, cookie: base64(), signing: base64() };
  const open = async (): Promise<TestHouse> => openTestHouse({ RATE_LIMITS: 'false' }, { database: await storage.open(), secrets, keeps: openKeeps(storage.keepDir) });
  const afterwards = async (house: TestHouse, change: (house: TestHouse) => Promise<void>): Promise<TestHouse> => {
    await house.drop();
    await change(house);
    const next = await open();
    next.now.ms = house.now.ms;
    return next;
  };
  return { open, backUp: (house) => afterwards(house, storage.backUp), restore: (house) => afterwards(house, storage.restore), drop: storage.drop };
};
