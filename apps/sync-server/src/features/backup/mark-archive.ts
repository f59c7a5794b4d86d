import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InstantMs } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Database } from '../../platform/database.ts';
import type { Keeps } from '../keeps/index.ts';
import { sqlArchive } from './archive-store.ts';
import { proofOf } from './proof-store.ts';
import { type Backup, type BackupRefused, counted } from './take-backup.ts';

export interface MarkParts {
  readonly database: Pick<Database, 'kysely'>;
  readonly target: string;
  readonly keeps: Pick<Keeps, 'cover'>;
  readonly now: () => InstantMs;
  readonly sleep: (ms: number) => Promise<void>;
  readonly patienceMs: number;
}

const askAgainMs = 500;

/**
 * PostgreSQL is backed up by itself: a base backup, and its log archived as it goes. This proves the ledger as it stands, waits until the
 * archive holds it, and writes the manifest that a restore is compared with.
 * Errors: those of a backup; ARCHIVE_BEHIND, the archive did not get there in time: nothing counts.
 * Law: kept
 */
export const markArchive = async ({ database, target, keeps, now, sleep, patienceMs }: MarkParts): Promise<Result<Backup, BackupRefused | { readonly code: 'ARCHIVE_BEHIND' }>> => {
  const takenAtMs = now();
  const proof = await proofOf(database);
  if (proof === null) return err({ code: 'STORAGE_EMPTY' });
  if (proof.stateHash !== proof.replayHash) return err({ code: 'LEDGER_DIFFERS' });
  const archive = sqlArchive(database);
  // Whatever the proof saw was committed before this place.
  const place = await archive.place();
  for (let waitedMs = 0; !(await archive.holds(place)); waitedMs += askAgainMs) {
    if (waitedMs >= patienceMs) return err({ code: 'ARCHIVE_BEHIND' });
    await sleep(askAgainMs);
  }
  const unfinished = join(target, `unfinished-${takenAtMs}`);
  mkdirSync(unfinished, { recursive: true });
  try {
    return ok(counted(unfinished, target, proof, { of: 'postgres', takenAtMs }, keeps));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
};
