import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '@qoa/shared/result';
import { syncFolder, syncTree } from './durable-folder.ts';
import type { EmbeddedStart, FromEmbedded } from './embedded-messages.ts';
import { type DataDirLock, type DataDirLocked, lockDataDir } from './folder-lock.ts';

/** The embedded database's folder, locked for this process, and the thread in which PGlite has it open. Whoever holds it opens a database on it, which closes both. */
export interface EmbeddedFolder {
  readonly thread: Worker;
  readonly lock: DataDirLock;
}

/**
 * Opens PGlite on `dataDir` in a thread of its own, making the folder at the first start. It needs little beyond Node's own modules here, so that it can begin before the rest is read.
 *
 * Errors: DATA_DIR_LOCKED while another process has it open.
 */
export const openEmbeddedFolder = async (dataDir: string): Promise<Result<EmbeddedFolder, DataDirLocked>> => {
  const locked = lockDataDir(dataDir);
  if (!locked.ok) return err(locked.error);
  const folder = join(dataDir, 'pg');
  if (!existsSync(folder)) finishRestore(dataDir, folder);
  if (!existsSync(folder)) await initialise(dataDir, folder);
  return ok({ thread: await startThread({ folder, initialise: false }), lock: locked.value });
};

/** Where a restore makes ready what then takes the place of the folder's `pg`. */
export const restoringFolder = (dataDir: string): string => join(dataDir, 'restoring');

/** A restore that died between its two renames had everything ready: an empty database must not take its place. */
const finishRestore = (dataDir: string, folder: string): void => {
  const ready = join(restoringFolder(dataDir), 'pg');
  if (!existsSync(ready)) return;
  renameSync(ready, folder);
  syncFolder(dataDir);
};

/** A thread of its own, because making a database takes three times the memory of running one. A torn first start leaves no half folder. */
const initialise = async (dataDir: string, folder: string): Promise<void> => {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await ended(await startThread({ folder: unfinished, initialise: true }));
  syncTree(unfinished);
  renameSync(unfinished, folder);
  syncFolder(dataDir);
};

const startThread = (start: EmbeddedStart): Promise<Worker> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./embedded-thread.ts', import.meta.url), { workerData: start });
    const fail = (thrown: unknown): void => reject(new Error(`the embedded database did not open in ${start.folder} (${readable(start.folder)})`, { cause: thrown }));
    thread.once('error', fail);
    thread.once('exit', fail);
    thread.once('message', (message: FromEmbedded) => {
      thread.off('error', fail);
      thread.off('exit', fail);
      if ('ready' in message) resolve(thread);
      else fail(message);
    });
  });

const readable = (folder: string): string => (existsSync(folder) ? `${readdirSync(folder).length} entries` : 'absent');

/** A thread that has ended already has no number any more, and says nothing. */
export const ended = (thread: Worker): Promise<void> =>
  new Promise((resolve) => {
    thread.once('exit', () => resolve());
    if (thread.threadId === -1) resolve();
  });
