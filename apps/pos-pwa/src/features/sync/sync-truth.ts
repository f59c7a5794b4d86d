import type { InstantMs } from '@qoa/shared/ids';
import type { Unsubscribe } from '../../platform/listeners.ts';
import type { StorageReport } from '../../platform/storage-report.ts';

/** What keeps the queue from draining by itself; `code` has words under `error.<code>`. */
export interface Trouble {
  readonly code: string;
  /** Set when it is of an earlier enrolment: how many of its events wait. The newest one is in order then. */
  readonly earlier?: number;
}

/** What is true about the way of this phone's events to the ledger. Built on facts, never on `navigator.onLine`. */
export interface SyncTruth {
  /** Events only on this phone. */
  readonly queued: number;
  /** Wall clock of the oldest of them: the banner shows its age. */
  readonly oldestQueuedWallMs: InstantMs | null;
  /** Bytes that nobody can read, kept for support. */
  readonly drawer: number;
  /** A push is under way; an update must not interrupt it. */
  readonly pushing: boolean;
  /** How the last attempt to reach the server ended; `untried` since this page loaded. */
  readonly link: 'untried' | 'reached' | 'unreached';
  /** Wall clock of the last authenticated answer; null when there never was one. */
  readonly lastContactWallMs: InstantMs | null;
  /** Wall clock at which the next attempt will be made by itself; null while one is under way or none is needed. */
  readonly nextTryWallMs: InstantMs | null;
  /** Hints arrive over a websocket. */
  readonly live: boolean;
  readonly trouble: Trouble | null;
  /** Server time minus this phone's wall clock at its last contact; null before the first. */
  readonly clockOffsetMs: number | null;
  readonly storage: StorageReport;
}

/** The sync loop as screens see it. */
export interface SyncStatus {
  /** The same object until something changes. */
  readonly truth: () => SyncTruth;
  readonly subscribe: (listener: () => void) => Unsubscribe;
  /** The tendero asks to try now. */
  readonly tryNow: () => void;
}
