import { setTimeout as sleep } from 'node:timers/promises';
import { hexOf } from '@qoa/shared/bytes';
import type { Epoch, InstantMs } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Database } from '../../platform/database.ts';
import { type LostFact, sqlJudgeStore, startJudge } from '../judge/index.ts';
import { applyKeeps, type Keeps } from '../keeps/index.ts';
import { keptJudge, lostFacts } from './kept-judge.ts';
import type { Manifest } from './manifest.ts';
import { type Proof, proofOf } from './proof-store.ts';

/** Why a restored storage is not taken into use. */
export type LifeRefused = { readonly code: 'STORAGE_EMPTY' } | { readonly code: 'LEDGER_DIFFERS' } | { readonly code: 'OTHER_JUDGE' };

/** A storage that was restored, in its new life. */
export interface NewLife {
  readonly proof: Proof;
  readonly epoch: Epoch;
  /** What staff and the system had published behind the backup. */
  readonly lost: readonly LostFact[];
}

export interface LifeParts {
  readonly database: Database;
  readonly keeps: Keeps;
  /** What the backup says of itself; null when there is nothing to compare with. A storage that was brought to another moment is compared with nothing. */
  readonly manifest: Manifest | null;
  readonly now: () => InstantMs;
  readonly random: (length: number) => Uint8Array;
}

/**
 * Proves a restored storage, applies the keeps to it and begins another epoch: from then on readers take snapshots and phones send again.
 * Errors: STORAGE_EMPTY; LEDGER_DIFFERS, from its own postings or from the manifest; OTHER_JUDGE, a server runs on it.
 * Rule: Restore
 */
export const beginLife = async ({ database, keeps, manifest, now, random }: LifeParts): Promise<Result<NewLife, LifeRefused>> => {
  const proof = await proofOf(database);
  if (proof === null) return err({ code: 'STORAGE_EMPTY' });
  if (proof.stateHash !== proof.replayHash || !fits(proof, manifest)) return err({ code: 'LEDGER_DIFFERS' });
  await applyKeeps(database, keeps);
  const judge = keptJudge(startJudge({ store: sqlJudgeStore(database, () => hexOf(random(8)) as Epoch, now), alarm: () => undefined, sleep: (ms) => sleep(ms) }), keeps, now);
  try {
    const lost = lostFacts(keeps, proof.epoch, proof.judgedNo);
    const begun = (await judge.ready()) ? await judge.beginEpoch(proof.epoch, 'restored', lost) : null;
    const place = judge.place();
    return begun?.ok === true && place !== null ? ok({ proof, epoch: place.epoch, lost }) : err({ code: 'OTHER_JUDGE' });
  } finally {
    await judge.close();
  }
};

const fits = ({ epoch, judgedNo, stateHash }: Proof, manifest: Manifest | null): boolean =>
  manifest === null || manifest.epoch !== epoch || manifest.judgedNo !== judgedNo || manifest.stateHash === stateHash;
