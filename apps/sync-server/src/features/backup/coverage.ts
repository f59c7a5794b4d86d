import type { Epoch, InstantMs, JudgedNo } from '@qoa/shared/ids';
import type { Covered, Keeps } from '../keeps/index.ts';

/** A backup is taken by another process: what it covers is looked up again after so long. */
const lookedUpAgainMs = 5_000;

/** The last backup of an epoch, as any process noted it; null when no backup knows it. */
export const lastBackup = (keeps: Pick<Keeps, 'covered'>, now: () => InstantMs): ((epoch: Epoch) => Covered | null) => {
  let known: { readonly covered: Covered | null; readonly atMs: InstantMs } | null = null;
  return (epoch) => {
    if (known === null || Math.abs(now() - known.atMs) >= lookedUpAgainMs) known = { covered: keeps.covered(), atMs: now() };
    return known.covered?.epoch === epoch ? known.covered : null;
  };
};

/** Up to where a durable backup holds the answers of an epoch; 0 for an epoch that no backup knows. Law: kept */
export const coverage = (backupOf: ReturnType<typeof lastBackup>): ((epoch: Epoch) => JudgedNo) => (epoch) => backupOf(epoch)?.judgedNo ?? 0;
