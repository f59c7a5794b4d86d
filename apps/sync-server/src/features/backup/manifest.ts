import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { epochSchema } from '@qoa/shared/protocol';
import { z } from 'zod';
import { syncFolder } from '../../platform/durable-folder.ts';

const schema = z.object({
  v: z.literal(1),
  /** `embedded`: the storage lies beside it in `pg`. `postgres`: it is in the base backup and the archived log; this says what they hold. */
  of: z.enum(['embedded', 'postgres']),
  takenAtMs: z.int(),
  epoch: epochSchema,
  /** Everything answered up to here is in the backup. */
  judgedNo: z.int(),
  /** SHA-256 of the ledger's state, the same when its postings are replayed from empty. */
  stateHash: z.string(),
  /** The last migration that had run. */
  migration: z.string(),
});

/** What a backup says of itself, written last: a folder without it is no backup. */
export type Manifest = z.output<typeof schema>;

const fileName = 'manifest.json';

/** The manifest of a backup's folder; null when there is none that this release can read. */
export const readManifest = (folder: string): Manifest | null => {
  const path = join(folder, fileName);
  if (!existsSync(path)) return null;
  try {
    const read = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    // JSON says "not JSON" only by throwing.
    return null;
  }
};

/** Gives the finished folder its manifest and its name, durably. */
export const finishBackup = (unfinished: string, finished: string, manifest: Manifest): void => {
  const file = openSync(join(unfinished, fileName), 'w');
  try {
    writeSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncFolder(unfinished);
  renameSync(unfinished, finished);
  syncFolder(dirname(finished));
};

/** A backup's name tells when it was taken and how far it reaches. */
export const backupName = ({ takenAtMs, judgedNo }: Pick<Manifest, 'takenAtMs' | 'judgedNo'>): string => `qoa-${new Date(takenAtMs).toISOString().replaceAll(':', '-')}-${judgedNo}`;
