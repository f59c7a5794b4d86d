import type { SyncHealth } from '@qoa/shared/protocol';
import { isProblem, oldestAgeMs, refusedOf } from './device-condition.ts';

/** The whole house in a few numbers. */
export interface HealthTotals {
  readonly stores: number;
  readonly devices: number;
  /** Reported within the last hour: an idle phone sends a heartbeat each half hour, and one may be lost on its way. */
  readonly reporting: number;
  readonly queued: number;
  readonly oldestAgeMs: number | null;
  readonly holes: number;
  readonly problems: number;
  readonly refused: number;
  readonly judgedNo: number;
  /** When the last backup was taken; null: there is none. */
  readonly backupAtMs: number | null;
  /** More than a day of sales rests on the phones alone. */
  readonly isBackupLate: boolean;
}

const backupWithinMs = 24 * 3_600_000;
const reportingWithinMs = 65 * 60_000;

/** Sums up every active phone; those that are revoked or lost count in no number. */
export const healthTotals = ({ stores, judgedNo, lastBackup }: SyncHealth, serverNowMs: number): HealthTotals => {
  const devices = stores.flatMap((store) => store.devices).filter(({ state }) => state === 'active');
  const sum = (of: (device: (typeof devices)[number]) => number): number => devices.reduce((total, device) => total + of(device), 0);
  const ages = devices.flatMap((device) => oldestAgeMs(device, serverNowMs) ?? []);
  return {
    stores: stores.length,
    devices: devices.length,
    reporting: devices.filter(({ reportedAtMs }) => reportedAtMs !== null && serverNowMs - reportedAtMs <= reportingWithinMs).length,
    queued: sum(({ queuedEvents }) => queuedEvents),
    oldestAgeMs: ages.length === 0 ? null : Math.max(...ages),
    holes: sum(({ holes }) => holes),
    problems: devices.filter((device) => isProblem(device, serverNowMs)).length,
    refused: sum(refusedOf),
    judgedNo,
    backupAtMs: lastBackup?.atMs ?? null,
    isBackupLate: lastBackup === null || serverNowMs - lastBackup.atMs > backupWithinMs,
  };
};
