import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Init = NodeFS['init'];
type Module = NonNullable<Parameters<Init>[1]['preRun']>[number] extends (module: infer M) => void ? M : never;

/** The parts of emscripten's NODEFS that decide whether a byte is on the disk. */
interface NodeFileSystem {
  readonly stream_ops: { fsync?: (stream: { readonly nfd?: number; readonly node: object }) => number };
  readonly node_ops: Record<'mknod' | 'rename' | 'unlink' | 'rmdir', (...args: never[]) => unknown>;
  readonly realPath: (node: object) => string;
}

/** How often the disk was made sure of: files, and folders in which a name came or went. */
export interface SyncCounts {
  readonly files: number;
  readonly folders: number;
}

/**
 * A folder whose fsync is one. PGlite's own file system answers fsync without doing it, and forgets folders.
 * It stands before the first statement runs, so recovery after a crash is on the disk too.
 */
export class DurableFolder extends NodeFS {
  counts: SyncCounts = { files: 0, folders: 0 };
  private readonly changedFolders = new Set<string>();

  override async init(...[pg, options]: Parameters<Init>): ReturnType<Init> {
    const { emscriptenOpts } = await super.init(pg, options);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), (module: Module) => this.makeDurable(nodeFileSystemOf(module))] } };
  }

  private makeDurable(system: NodeFileSystem): void {
    system.stream_ops.fsync = (stream) => {
      this.syncChangedFolders();
      if (stream.nfd !== undefined) fdatasyncSync(stream.nfd);
      else syncFolder(system.realPath(stream.node));
      this.counts = { ...this.counts, files: this.counts.files + 1 };
      return 0;
    };
    this.watch(system, 'mknod', (parent: object) => [system.realPath(parent)]);
    this.watch(system, 'unlink', (parent: object) => [system.realPath(parent)]);
    this.watch(system, 'rmdir', (parent: object) => [system.realPath(parent)]);
    this.watch(system, 'rename', (node: object, newParent: object) => [dirname(system.realPath(node)), system.realPath(newParent)]);
  }

  private watch(system: NodeFileSystem, operation: keyof NodeFileSystem['node_ops'], foldersOf: (...args: never[]) => readonly string[]): void {
    const original = system.node_ops[operation];
    system.node_ops[operation] = (...args) => {
      for (const folder of foldersOf(...args)) this.changedFolders.add(folder);
      return original(...args);
    };
  }

  private syncChangedFolders(): void {
    for (const folder of this.changedFolders) syncFolder(folder);
    this.counts = { ...this.counts, folders: this.counts.folders + this.changedFolders.size };
    this.changedFolders.clear();
  }
}

/** Makes the names in a folder durable. A folder that is gone again needs nothing. */
export const syncFolder = (path: string): void => {
  let folder: number;
  try {
    folder = openSync(path, 'r');
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return;
    throw thrown;
  }
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

const nodeFileSystemOf = (module: Module): NodeFileSystem => {
  const system: unknown = module.NODEFS;
  if (!isNodeFileSystem(system)) throw new Error('PGlite no longer has the NODEFS that durability rests on');
  return system;
};

const isNodeFileSystem = (value: unknown): value is NodeFileSystem =>
  typeof value === 'object' && value !== null && 'stream_ops' in value && 'node_ops' in value && 'realPath' in value;

/** Makes a whole folder durable, as after its first filling. */
export const syncTree = (path: string): void => {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) syncTree(child);
    else syncFolder(child);
  }
  syncFolder(path);
};
