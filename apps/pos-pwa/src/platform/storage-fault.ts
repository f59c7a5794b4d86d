/**
 * What can be wrong with the phone's storage. `STORAGE_FULL`: no room, nothing was half-saved. `STORAGE_UNAVAILABLE`: the browser gives
 * no storage (private mode, blocked site data), or it opened once and now fails.
 */
export type StorageFaultCode = 'STORAGE_FULL' | 'STORAGE_UNAVAILABLE';

/** The world failed, not the sale: the draft stays on screen and may be saved again. */
export interface StorageFault {
  readonly code: StorageFaultCode;
  /** The name of the browser's own error, for the report of a fault. Never shown to a person. */
  readonly cause: string;
}

/** The fault that a browser's error means. Dexie carries the browser's error as `inner`. */
export const faultOf = (error: unknown): StorageFault => {
  const names = namesOf(error);
  return { code: names.includes('QuotaExceededError') ? 'STORAGE_FULL' : 'STORAGE_UNAVAILABLE', cause: names.join(' < ') };
};

const namesOf = (error: unknown): readonly string[] => {
  if (typeof error !== 'object' || error === null) return [typeof error];
  const name = 'name' in error ? String(error.name) : 'object';
  const inner = 'inner' in error && error.inner !== error ? error.inner : undefined;
  return inner === undefined || inner === null ? [name] : [name, ...namesOf(inner)];
};
