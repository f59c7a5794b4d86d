import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '@qoa/shared/result';

/** Another process has the folder open; ours must not touch it. */
export interface DataDirLocked {
  readonly code: 'DATA_DIR_LOCKED';
  readonly dataDir: string;
}

export interface DataDirLock {
  readonly release: () => void;
}

/**
 * Holds a data folder for this process alone, until `release` or the process's death, however it dies:
 * the operating system's own file lock, which a pid file is not.
 */
export const lockDataDir = (dataDir: string): Result<DataDirLock, DataDirLocked> => {
  mkdirSync(dataDir, { recursive: true });
  const file = new DatabaseSync(join(dataDir, 'lock.sqlite'));
  try {
    file.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (thrown) {
    file.close();
    if (thrown instanceof Error && /database is locked/.test(thrown.message)) return err({ code: 'DATA_DIR_LOCKED', dataDir });
    throw thrown;
  }
  return ok({ release: () => file.close() });
};
