import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InstantMs } from '@qoa/shared/ids';
import { assert, err, ok, type Result } from '@qoa/shared/result';
import { syncTree } from '../../platform/durable-folder.ts';
import { embeddedDatabase } from '../../platform/embedded-database.ts';
import { lockDataDir } from '../../platform/folder-lock.ts';
import type { Keeps } from '../keeps/index.ts';
import { askForCopy } from './control-socket.ts';
import { backupName, finishBackup, type Manifest } from './manifest.ts';
import { type Proof, proofOf } from './proof-store.ts';

/** Why there is no backup. */
export type BackupRefused = { readonly code: 'STORAGE_EMPTY' } | { readonly code: 'LEDGER_DIFFERS' } | { readonly code: 'SERVER_SILENT' };

/** A backup that counts. */
export interface Backup {
  readonly folder: string;
  readonly manifest: Manifest;
}

export interface BackupParts {
  readonly dataDir: string;
  readonly target: string;
  readonly keeps: Pick<Keeps, 'cover'>;
  readonly now: () => InstantMs;
}

/**
 * Copies the embedded storage, whether its server runs or not, opens the copy and replays its ledger; only then is it a backup, and
 * phones are told that it covers what it holds.
 * Errors: STORAGE_EMPTY, nobody ever judged there; LEDGER_DIFFERS, its postings do not give its balances; SERVER_SILENT, who has the
 * folder open does not answer (it is just starting, or is another backup). Throws when the disk fails.
 * Law: kept
 */
export const takeBackup = async ({ dataDir, target, keeps, now }: BackupParts): Promise<Result<Backup, BackupRefused>> => {
  const takenAtMs = now();
  const unfinished = join(target, `unfinished-${takenAtMs}`);
  mkdirSync(unfinished, { recursive: true });
  try {
    if (!(await copyStorage(dataDir, join(unfinished, 'pg')))) return err({ code: 'SERVER_SILENT' });
    const proof = await provedCopy(unfinished);
    if (proof === null) return err({ code: 'STORAGE_EMPTY' });
    if (proof.stateHash !== proof.replayHash) return err({ code: 'LEDGER_DIFFERS' });
    return ok(counted(unfinished, target, proof, { of: 'embedded', takenAtMs }, keeps));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
};

/** Gives what lies in `unfinished` its manifest and name, and from then on it counts. */
export const counted = (unfinished: string, target: string, { epoch, judgedNo, stateHash, migration }: Proof, { of, takenAtMs }: Pick<Manifest, 'of' | 'takenAtMs'>, keeps: Pick<Keeps, 'cover'>): Backup => {
  const manifest: Manifest = { v: 1, of, takenAtMs, epoch, judgedNo, stateHash, migration };
  const folder = join(target, backupName(manifest));
  finishBackup(unfinished, folder, manifest);
  keeps.cover({ epoch, judgedNo, atMs: takenAtMs });
  return { folder, manifest };
};

/** A server that runs holds the lock, and is asked; without one nothing changes while we copy. */
const copyStorage = async (dataDir: string, to: string): Promise<boolean> => {
  const locked = lockDataDir(dataDir);
  if (!locked.ok) return askForCopy(dataDir, to);
  try {
    const from = join(dataDir, 'pg');
    if (!existsSync(from)) return true;
    cpSync(from, to, { recursive: true });
    syncTree(to);
    return true;
  } finally {
    locked.value.release();
  }
};

/** Opening the copy recovers it, and closing leaves it at rest: what is restored later was open once. */
const provedCopy = async (folder: string): Promise<Proof | null> => {
  if (!existsSync(join(folder, 'pg'))) return null;
  const opened = await embeddedDatabase(folder, () => undefined);
  assert(opened.ok, 'nobody else knows the unfinished backup');
  try {
    return await proofOf(opened.value);
  } finally {
    await opened.value.close();
    rmSync(join(folder, 'lock.sqlite'), { force: true });
    syncTree(folder);
  }
};
