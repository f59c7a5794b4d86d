import { isNearlyFull } from '@qoa/shared/sync';
import type { DeviceHealth } from '@qoa/shared/protocol';

/** How a phone stands, in the order in which one hides the other. */
export type DeviceCondition = 'revoked' | 'lost' | 'key-lost' | 'holes' | 'drawer' | 'stuck' | 'silent' | 'late' | 'new' | 'sending' | 'ok';

const hourMs = 3_600_000;

/** A queue older than this is late: a phone with signal drains in seconds. */
export const lateAfterMs = hourMs;
/** A phone that said nothing for longer than a night and a day is silent. */
export const silentAfterMs = 24 * hourMs;

/** How a phone stands at `serverNowMs`. */
export const deviceCondition = (device: DeviceHealth, serverNowMs: number): DeviceCondition => {
  if (device.state !== 'active') return device.state;
  if (device.keyLost) return 'key-lost';
  if (device.holes > 0) return 'holes';
  if (device.drawerEnvelopes > 0) return 'drawer';
  if (device.reportedAtMs === null) return 'new';
  if (serverNowMs - device.reportedAtMs > silentAfterMs) return 'silent';
  if (device.trouble !== null) return 'stuck';
  const oldestMs = oldestAgeMs(device, serverNowMs);
  if (oldestMs !== null && oldestMs > lateAfterMs) return 'late';
  return device.queuedEvents > 0 ? 'sending' : 'ok';
};

/** True for a phone that somebody should look at: for how it stands, or because its storage may not last. */
export const isProblem = (device: DeviceHealth, serverNowMs: number): boolean =>
  ['key-lost', 'holes', 'drawer', 'stuck', 'silent', 'late'].includes(deviceCondition(device, serverNowMs)) || (device.state === 'active' && isStorageUnsafe(device));

/** Storage that is nearly full, or that the browser may clear. */
export const isStorageUnsafe = ({ storage }: Pick<DeviceHealth, 'storage'>): boolean => storage.persisted === false || isNearlyFull(storage);

/** How old the oldest unsent event is; null with an empty queue. */
export const oldestAgeMs = ({ queuedEvents, oldestQueuedAtMs }: DeviceHealth, serverNowMs: number): number | null =>
  queuedEvents === 0 || oldestQueuedAtMs === null ? null : Math.max(0, serverNowMs - oldestQueuedAtMs);

/** All refusals of the last day. */
export const refusedOf = ({ refusalsByCode }: DeviceHealth): number => Object.values(refusalsByCode).reduce((sum, n) => sum + n, 0);
