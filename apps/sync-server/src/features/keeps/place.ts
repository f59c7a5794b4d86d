import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { err, ok, type Result } from '@qoa/shared/result';
import { syncFolder } from '../../platform/durable-folder.ts';
import { type Keeps, openKeeps } from './keeps.ts';
import { addKept, coveredFile, linesFile, readKept, replaceKept } from './kept-files.ts';

/** The folder of the keeps does not let us write. */
export interface KeepsClosed {
  readonly code: 'KEEP_DIR_CLOSED';
  readonly folder: string;
}

/**
 * The keeps of a server, beside its data folder unless a setting says where, so that a data folder which is copied back whole takes none of them along.
 * Once they lay inside of it: what stands there is brought over at every start and left, so that an earlier release, or one that still runs, finds its own.
 * Errors: KEEP_DIR_CLOSED.
 */
export const keepsOf = ({ dataDir, keepDir }: { readonly dataDir: string; readonly keepDir: string | null }): Result<Keeps, KeepsClosed> => {
  const folder = keepDir === null ? `${resolve(dataDir)}-keep` : resolve(keepDir);
  const earlier = join(resolve(dataDir), 'keeps');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    syncFolder(dirname(folder));
    if (earlier !== folder) bringOver(earlier, folder);
    return ok(openKeeps(folder));
  } catch (thrown) {
    if (isClosed(thrown)) return err({ code: 'KEEP_DIR_CLOSED', folder });
    throw thrown;
  }
};

/** As the lines are written, those of a later release too; what is there is not added again, so that dying half-way costs nothing. */
const bringOver = (earlier: string, folder: string): void => {
  const linesIn = (where: string): readonly string[] => readKept(where, linesFile).split('\n');
  const known = new Set(['', ...linesIn(folder)]);
  const missing = linesIn(earlier).filter((line) => !known.has(line));
  if (missing.length > 0) addKept(folder, linesFile, missing.map((line) => `\n${line}`).join(''));
  const covered = readKept(earlier, coveredFile);
  if (covered !== '' && readKept(folder, coveredFile) === '') replaceKept(folder, coveredFile, covered);
};

const closedCodes: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);
const isClosed = (thrown: unknown): boolean => thrown instanceof Error && 'code' in thrown && closedCodes.has(thrown.code);
