import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../../platform/durable-folder.ts';

/** The lines of the keeps, one JSON each, only ever added to. */
export const linesFile = 'keeps.jsonl';
/** How far backups reach, replaced as a whole. */
export const coveredFile = 'covered.json';

/** The text of a file of the keeps; empty when there is none. */
export const readKept = (folder: string, name: string): string => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');

/** On the disk when it returns. */
export const addKept = (folder: string, name: string, text: string): void => {
  const isNew = !existsSync(join(folder, name));
  writeDurably(join(folder, name), text, 'a');
  if (isNew) syncFolder(folder);
};

/** On the disk when it returns, the old text or the new one, never a part. */
export const replaceKept = (folder: string, name: string, text: string): void => {
  writeDurably(join(folder, `${name}.new`), text, 'w');
  renameSync(join(folder, `${name}.new`), join(folder, name));
  syncFolder(folder);
};

const writeDurably = (path: string, text: string, flags: 'a' | 'w'): void => {
  const file = openSync(path, flags, 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};
