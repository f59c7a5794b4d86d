import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '@qoa/shared/result';
import { freePort, untilUp } from '@qoa/testkit/harness';

/** The real server with the demo world and the built apps. */
export interface PhoneServer {
  readonly origin: string;
  /** An address that enrols a phone once. */
  readonly enrolUrl: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

const folderOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Starts the server on a PostgreSQL, or with the embedded database; `settings` overrule. The apps must be built: `npm run build`. */
export const startPhoneServer = async (databaseUrl: string | null, settings: Readonly<Record<string, string>> = {}): Promise<PhoneServer> => {
  assert(existsSync(folderOf('apps/pos-pwa/dist/index.html')), 'the app is built: npm run build');
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'qoa-bench-'));
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, KEEP_DIR: join(dataDir, 'keeps'), ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }), DEMO: 'true', RATE_LIMITS: 'false', LOG_LEVEL: 'error', ...settings };
  const server = spawn(process.execPath, [folderOf('apps/sync-server/src/main.ts')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  // A browser trusts localhost with keys and service workers.
  const origin = `http://localhost:${port}`;
  await untilUp(server, { url: origin, upPath: '/ready' });
  return {
    origin,
    enrolUrl: async () => enrolUrlOf(await (await fetch(`${origin}/v1/demo`)).json()),
    stop: async () => {
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

const enrolUrlOf = (demo: unknown): string => {
  const stores: unknown = typeof demo === 'object' && demo !== null && 'stores' in demo ? demo.stores : [];
  const first: unknown = Array.isArray(stores) ? stores[0] : null;
  assert(typeof first === 'object' && first !== null && 'enrolUrl' in first && typeof first.enrolUrl === 'string', 'the demo shows an enrolment');
  return first.enrolUrl;
};
