/**
 * What can be wrong with the phone's storage. `STORAGE_FULL`: no room, nothing was half-saved. `STORAGE_BLOCKED`: the browser refuses
 * storage (private mode, blocked site data, an old tab that holds an upgrade). `STORAGE_BROKEN`: it opened once and now fails.
 */
export type StorageFaultCode = 'STORAGE_FULL' | 'STORAGE_BLOCKED' | 'STORAGE_BROKEN';

/** The world failed, not the sale: the draft stays on screen and may be saved again. */
export interface StorageFault {
  readonly code: StorageFaultCode;
  /** The name of the browser's own error, for the report of a fault. Never shown to a person. */
  readonly cause: string;
}
