import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '@qoa/shared/result';
import type { CardCode } from '@qoa/shared/ids';
import type { Chance } from '@qoa/sim/chance';
import type { Database } from '@qoa/sync-server/platform/database';
import { embeddedDatabase } from '@qoa/sync-server/platform/embedded-database';
import { embeddedTemplate } from '@qoa/sync-server/platform/test-embedded';
import { archivedSettings, baseBackup, openArchive, putBase, runProgram, untilArchived, untilRecovered } from '@qoa/testkit/harness';
import { openTownDatabase } from './postgres-database.ts';
import { drawSecrets, settleCards } from './settle.ts';
import type { Planted } from './stage.ts';

/** A server's storage, and what `docs/runbooks/` have an operator do with it. */
export interface KeptStorage {
  readonly dataDir: string;
  /** What the server is started with. */
  readonly env: Readonly<Record<string, string>>;
  readonly cards: readonly CardCode[];
  /** One process may have it open, so that reading it takes a server that is at rest. */
  readonly isReadAtRest: boolean;
  readonly read: <Value>(read: (database: Database) => Promise<Value>) => Promise<Value>;
  /** Takes a backup while the server runs; from then on phones forget what it covers. */
  readonly backUp: () => Promise<void>;
  /** The last that is done before everything is lost: that the server still runs. */
  readonly beforeLoss: () => Promise<void>;
  /** What stood is lost, with the server that was killed; the backup takes its place. */
  readonly bringBack: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const mainBackup = fileURLToPath(new URL('../../../apps/sync-server/src/main-backup.ts', import.meta.url));

/** `npm run backup` and `npm run restore` on a server's storage; a backup lies in `target`. */
const operatorOf = (target: string, env: Readonly<Record<string, string>>) => {
  const newest = (): string => {
    const folder = readdirSync(target).sort().at(-1);
    assert(folder !== undefined, 'a backup was taken');
    return join(target, folder);
  };
  return { backUp: () => runProgram(mainBackup, ['backup', target], env), restore: () => runProgram(mainBackup, ['restore', newest()], env) };
};

/** The database inside the server. */
export const openKeptEmbedded = async (): Promise<KeptStorage> => {
  const [dataDir, target] = [mkdtempSync(join(tmpdir(), 'qoa-chaos-')), mkdtempSync(join(tmpdir(), 'qoa-backups-'))];
  cpSync(await embeddedTemplate(), dataDir, { recursive: true });
  const env = { DATA_DIR: dataDir, KEEP_DIR: join(dataDir, 'keeps'), ...drawSecrets() };
  const operator = operatorOf(target, env);
  const read = async <Value>(reading: (database: Database) => Promise<Value>): Promise<Value> => {
    const opened = await embeddedDatabase(dataDir, () => undefined);
    assert(opened.ok, 'nobody has the folder open');
    const value = await reading(opened.value);
    await opened.value.close();
    return value;
  };
  return {
    ...{ dataDir, env, cards: await read(settleCards), isReadAtRest: true, read },
    backUp: async () => void (await operator.backUp()),
    beforeLoss: () => Promise.resolve(),
    bringBack: async () => {
      await operator.restore();
      for (const name of readdirSync(dataDir)) if (name.startsWith('pg-before-')) rmSync(join(dataDir, name), { recursive: true });
    },
    close: async () => {
      for (const folder of [dataDir, target]) rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A real PostgreSQL whose log is archived. It comes back to the moment of its backup, or up to the last archived file. */
export const openKeptPostgres = async (chance: Chance, planted: Planted): Promise<KeptStorage> => {
  const archive = openArchive();
  const town = await openTownDatabase(chance, { ...planted, postgresSettings: { ...archivedSettings(archive), ...planted.postgresSettings } });
  const [dataDir, target, bases] = [mkdtempSync(join(tmpdir(), 'qoa-chaos-')), mkdtempSync(join(tmpdir(), 'qoa-backups-')), mkdtempSync(join(tmpdir(), 'qoa-bases-'))];
  const env = { DATABASE_URL: town.url, DATA_DIR: dataDir, KEEP_DIR: join(dataDir, 'keeps'), ...drawSecrets() };
  const operator = operatorOf(target, env);
  const base = join(bases, 'base');
  let moment: string | null = null;
  return {
    ...{ dataDir, env, cards: town.cards, isReadAtRest: false, read: town.read },
    backUp: async () => {
      rmSync(base, { recursive: true, force: true });
      await baseBackup(town.postgres, base);
      await operator.backUp();
      moment = chance.happens(0.5) ? await untilArchived(town.url) : null;
    },
    // It can be brought back to a moment only by a log that goes on behind it.
    beforeLoss: async () => void (moment === null ? null : await untilArchived(town.url)),
    bringBack: async () => {
      await town.postgres.kill9();
      putBase(base, town.postgres, moment);
      await town.postgres.restart();
      await untilRecovered(town.url);
      await operator.restore();
    },
    close: async () => {
      await town.stop();
      for (const folder of [archive, dataDir, target, bases]) rmSync(folder, { recursive: true, force: true });
    },
  };
};
