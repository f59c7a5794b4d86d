import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '@qoa/testkit/harness';
import type { DemoShown } from '../../apps/sync-server/src/features/demo/index.ts';

/** The real server as its own process, on one port and one data folder, so that a story may kill it and start it again. */
export interface RunningServer {
  readonly url: string;
  readonly demo: () => Promise<DemoShown>;
  /** Ends it as an operator would, and waits until it is gone. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same port and the same data. */
  readonly start: () => Promise<void>;
  /** Runs `npm run backup` or `npm run restore` on its data folder, as an operator does; answers what it said. */
  readonly storage: (task: 'backup' | 'restore', folder: string) => Promise<string>;
  /** Ends it and forgets its data. */
  readonly close: () => Promise<void>;
}

export const startServer = async (env: Readonly<Record<string, string>> = {}): Promise<RunningServer> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'qoa-e2e-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', serverMain], {
      env: { PATH: process.env['PATH'] ?? '', PORT: String(port), DATA_DIR: dataDir, KEEP_DIR: join(dataDir, 'keeps'), PUBLIC_URL: url, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await untilReady(url, child);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  await start();
  return {
    url,
    demo: async () => (await (await fetch(`${url}/v1/demo`)).json()) as DemoShown,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start,
    storage: (task, folder) => runProgram(backupMain, [task, folder], { DATA_DIR: dataDir, KEEP_DIR: join(dataDir, 'keeps') }),
    close: async () => {
      await end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const backupMain = join(import.meta.dirname, '../../apps/sync-server/src/main-backup.ts');
const serverMain = join(import.meta.dirname, '../../apps/sync-server/src/main.ts');

const untilReady = async (url: string, child: ChildProcess): Promise<void> => {
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 100) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said}`);
    const answered = await fetch(`${url}/ready`).catch(() => undefined);
    if (answered?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server was not ready within 30 s: ${said}`);
};

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
};
