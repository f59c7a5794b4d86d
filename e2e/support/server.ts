import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, runProgram, startServerProcess } from '@qoa/testkit/harness';
import type { DemoShown } from '../../apps/sync-server/src/features/demo/index.ts';
import { embeddedTemplate } from '../../apps/sync-server/src/platform/test-embedded.ts';

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
  await cp(await embeddedTemplate(), dataDir, { recursive: true });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const folders = { DATA_DIR: dataDir, KEEP_DIR: join(dataDir, 'keeps') };
  const { stop, kill9: kill, start } = await startServerProcess({ script: serverMain, env: { PORT: String(port), PUBLIC_URL: url, ...folders, ...env }, url, upPath: '/ready' });
  return {
    url,
    demo: async () => (await (await fetch(`${url}/v1/demo`)).json()) as DemoShown,
    stop,
    kill,
    start,
    storage: (task, folder) => runProgram(backupMain, [task, folder], folders),
    close: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const backupMain = join(import.meta.dirname, '../../apps/sync-server/src/main-backup.ts');
const serverMain = join(import.meta.dirname, '../../apps/sync-server/src/main.ts');
