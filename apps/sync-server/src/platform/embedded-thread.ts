import { cpSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { assert } from '@qoa/shared/result';
import { DurableFolder, syncTree } from './durable-folder.ts';
import type { EmbeddedStart, FromEmbedded, ToEmbedded } from './embedded-messages.ts';

// The thread in which PGlite runs, so that a long statement never holds up the server's own loop.
const port = parentPort;
assert(port !== null, 'the embedded database runs in a thread of its own');
const start: EmbeddedStart = workerData;
const folder = new DurableFolder(start.folder);

// `-F` would turn fsync off; `fdatasync` never reaches the file system in this build, `fsync` does.
// The buffers are touched whole at start: 128 MB by default, and the operating system caches the same pages anyway.
const startParams = [...PGlite.defaultStartParams.filter((param) => param !== '-F'), '-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=16MB'];
const say = (message: FromEmbedded): void => port.postMessage(message);

try {
  const database = await PGlite.create({ fs: folder, startParams });
  if (start.initialise) await database.close();
  else serve(database);
  say({ ready: true, syncCounts: folder.counts });
  if (start.initialise) end();
} catch (thrown) {
  fail(thrown);
}

function serve(database: PGlite): void {
  port?.on('message', (message: ToEmbedded) => {
    if ('bytes' in message) return answer(database, message.bytes);
    if (message.ask === 'sync-counts') return say({ syncCounts: folder.counts });
    if (message.ask === 'copy') return copy(database, message.to);
    database.close().then(end, fail);
  });
}

function answer(database: PGlite, bytes: Uint8Array): void {
  try {
    say({ bytes: database.execProtocolRawSync(bytes) });
  } catch (thrown) {
    fail(thrown);
  }
}

/** Nothing else runs in this thread meanwhile: what is copied is one state, and a checkpoint spares it most of its recovery. */
function copy(database: PGlite, to: string): void {
  const copied = database.exec('CHECKPOINT').then(() => {
    cpSync(start.folder, to, { recursive: true, errorOnExist: true, force: false });
    syncTree(to);
  });
  copied.then(() => say({ copyFailed: null }), (thrown: unknown) => say({ copyFailed: thrown instanceof Error ? thrown.message : String(thrown) }));
}

/** Nothing is left to wait for, so the thread ends by itself: one that is torn down in the middle of WebAssembly may take its process with it. */
function end(): void {
  port?.close();
}

/** The database is broken, and what it left behind may keep the thread: the last resort. */
function fail(thrown: unknown): void {
  say({ failed: thrown instanceof Error ? thrown.message : String(thrown) });
  process.exit(1);
}
