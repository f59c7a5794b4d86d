import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { assert, err, ok, type Result } from '@qoa/shared/result';
import { syncFolder, syncTree } from '../../platform/durable-folder.ts';
import { embeddedDatabase } from '../../platform/embedded-database.ts';
import { restoringFolder } from '../../platform/embedded-folder.ts';
import { type DataDirLocked, lockDataDir } from '../../platform/folder-lock.ts';
import { migrate, readMigrations } from '../../platform/migrations.ts';
import { beginLife, type LifeParts, type LifeRefused, type NewLife } from './begin-life.ts';
import { readManifest } from './manifest.ts';

/** Why nothing was restored; the storage that stood still stands. */
export type RestoreRefused = { readonly code: 'BACKUP_UNREADABLE' } | DataDirLocked | LifeRefused;

/** A backup in its place, in a new life. */
export interface Restored extends NewLife {
  /** Where the storage that it replaced lies; null when there was none. */
  readonly before: string | null;
}

export interface RestoreParts extends Pick<LifeParts, 'keeps' | 'now' | 'random'> {
  readonly source: string;
  readonly dataDir: string;
}

/**
 * Puts an embedded backup in the place of the data folder's storage, which is moved aside and never deleted. The copy is proved, has the
 * keeps applied and its new epoch before it takes the place, in one rename.
 * Errors: BACKUP_UNREADABLE; DATA_DIR_LOCKED while a server runs; and those of `beginLife`.
 */
export const restoreBackup = async (parts: RestoreParts): Promise<Result<Restored, RestoreRefused>> => {
  const { source, dataDir } = parts;
  const manifest = readManifest(source);
  if (manifest === null || manifest.of !== 'embedded' || !existsSync(join(source, 'pg'))) return err({ code: 'BACKUP_UNREADABLE' });
  const locked = lockDataDir(dataDir);
  if (!locked.ok) return locked;
  const restoring = restoringFolder(dataDir);
  try {
    rmSync(restoring, { recursive: true, force: true });
    cpSync(join(source, 'pg'), join(restoring, 'pg'), { recursive: true });
    const life = await lifeIn(restoring, { ...parts, manifest });
    if (!life.ok) return life;
    return ok({ ...life.value, before: swap(dataDir, restoring, parts.now()) });
  } finally {
    rmSync(restoring, { recursive: true, force: true });
    locked.value.release();
  }
};

const lifeIn = async (folder: string, parts: Omit<LifeParts, 'database'>): Promise<Result<NewLife, LifeRefused>> => {
  const opened = await embeddedDatabase(folder, () => undefined);
  assert(opened.ok, 'the data folder is locked by us');
  try {
    await migrate(opened.value.kysely, await readMigrations());
    return await beginLife({ ...parts, database: opened.value });
  } finally {
    await opened.value.close();
    syncTree(folder);
  }
};

/** Dying between the two renames leaves everything ready: the next start finishes it. */
const swap = (dataDir: string, restoring: string, nowMs: number): string | null => {
  const place = join(dataDir, 'pg');
  const before = existsSync(place) ? join(dataDir, `pg-before-${new Date(nowMs).toISOString().replaceAll(':', '-')}`) : null;
  if (before !== null) renameSync(place, before);
  renameSync(join(restoring, 'pg'), place);
  syncFolder(dataDir);
  return before;
};
