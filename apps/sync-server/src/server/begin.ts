import { resolve } from 'node:path';
import { server as words } from '@qoa/messages';
import type { Result } from '@qoa/shared/result';
import type { Config } from '../features/config/index.ts';
import type { EmbeddedFolder } from '../platform/embedded-folder.ts';
import type { DataDirLocked } from '../platform/folder-lock.ts';
import { serverLogger } from './logger.ts';
import { serve } from './serve.ts';
import { openStorage } from './storage.ts';

/** Opens the storage and serves on it. Answers why nothing is served, in lines for people; null when it is. */
export const begin = async (parsed: Result<Config, readonly string[]>, folder: Result<EmbeddedFolder, DataDirLocked> | null): Promise<readonly string[] | null> => {
  if (!parsed.ok) return [words.es.badSettings, words.en.badSettings, ...parsed.error.map((problem) => `  - ${problem}`)];
  const config = { ...parsed.value, dataDir: resolve(parsed.value.dataDir) };
  const log = serverLogger(config.logLevel);
  const storage = await openStorage(config, log, endAsDefect, folder);
  return storage.ok ? serve(config, storage.value, log) : [words.es.dataDirLocked(config.dataDir), words.en.dataDirLocked(config.dataDir)];
};

/** Thrown where nobody catches, it ends the process with an exit code that has its supervisor start another. */
const endAsDefect = (cause: Error): void => {
  setImmediate(() => {
    throw new Error('the embedded database is dead', { cause });
  });
};
