import type { SyncCounts } from './durable-folder.ts';

/** What the thread that runs PGlite is started with. `dataDir` null keeps everything in memory. */
export interface EmbeddedStart {
  readonly folder: string;
  /** True makes the folder's first contents and ends. */
  readonly initialise: boolean;
}

/** To the thread. `bytes` are frontend messages of PostgreSQL's protocol, answered in the order of asking. */
export type ToEmbedded = { readonly bytes: Uint8Array } | { readonly ask: 'sync-counts' } | { readonly ask: 'copy'; readonly to: string } | { readonly ask: 'close' };

/** From the thread. `failed` is a defect of the embedded database itself; the thread ends. */
export type FromEmbedded =
  | { readonly ready: true; readonly syncCounts: SyncCounts }
  | { readonly bytes: Uint8Array }
  | { readonly syncCounts: SyncCounts }
  /** Null: the copy is durable. Else why it is not; the database goes on. */
  | { readonly copyFailed: string | null }
  | { readonly failed: string };
