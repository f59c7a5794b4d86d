import type { Logger } from 'pino';
import { ok, type Result } from '@qoa/shared/result';
import type { Config } from '../features/config/index.ts';
import type { DataDirLocked } from '../platform/folder-lock.ts';
import type { Database } from '../platform/database.ts';
import { embeddedDatabaseIn } from '../platform/embedded-database.ts';
import { type EmbeddedFolder, openEmbeddedFolder } from '../platform/embedded-folder.ts';
import { migrate, readMigrations } from '../platform/migrations.ts';
import { postgresDatabase } from '../platform/postgres-database.ts';

const connectionsMax = 10;

/**
 * Opens the configured database and brings it to this release. `onDead` is told once storage can never answer again: the embedded one has
 * only one thread and one connection, and a process that goes on without them is of no use. `folder`: the embedded one's, where it is open already.
 * Errors: DATA_DIR_LOCKED while another server has the embedded one open.
 */
export const openStorage = async (config: Pick<Config, 'databaseUrl' | 'dataDir'>, log: Logger, onDead: (error: Error) => void, folder: Result<EmbeddedFolder, DataDirLocked> | null = null): Promise<Result<Database, DataDirLocked>> => {
  let isClosing = false;
  const lost = (error: Error): void => {
    if (isClosing) return;
    if (config.databaseUrl === null) onDead(error);
    else log.warn({ err: error }, 'a database connection broke');
  };
  const opened = config.databaseUrl === null ? await embeddedOn(folder ?? (await openEmbeddedFolder(config.dataDir)), lost) : ok(postgresDatabase({ url: config.databaseUrl, poolMax: connectionsMax, onIdleError: lost }));
  if (!opened.ok) return opened;
  const database = opened.value;
  // A migration of a large table takes as long as it takes.
  const patient = config.databaseUrl === null ? database : postgresDatabase({ url: config.databaseUrl, poolMax: 1, readMsMax: 0, onIdleError: lost });
  const ran = await migrate(patient.kysely, await readMigrations());
  if (patient !== database) await patient.close();
  log.info({ migrations: ran, database: database.kind }, 'storage is open');
  return ok({
    ...database,
    close: () => {
      isClosing = true;
      return database.close();
    },
  });
};

const embeddedOn = async (folder: Result<EmbeddedFolder, DataDirLocked>, onLost: (error: Error) => void): Promise<Result<Database, DataDirLocked>> => (folder.ok ? ok(await embeddedDatabaseIn(folder.value, onLost)) : folder);
