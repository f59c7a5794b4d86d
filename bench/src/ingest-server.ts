import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, untilUp } from '@qoa/testkit/harness';
import { type Answered, openClient } from './ingest-client.ts';

/** The real server in a process of its own, and a client with as many connections as are used at once. */
export interface BenchServer {
  /** Where it is open, for pages and sockets. */
  readonly url: string;
  /** The bytes of JSON go up as they are. */
  readonly post: (path: string, body: Buffer, headers?: Readonly<Record<string, string>>) => Promise<Answered>;
  readonly get: (path: string) => Promise<number>;
  readonly process: ChildProcess;
  readonly stop: () => Promise<void>;
}

/** As `npm start` and the image do. */
const startFlags = ['--max-semi-space-size=32'];

const secretText = (): string => randomBytes(32).toString('base64');
/** Wraps the keys of the bench's phones, for one run. */
export const benchKeyring = `b1:${secretText()}`;

/** Starts `main.ts` on a real PostgreSQL, as an operator would; only the rate limits are off, since one machine plays many phones. */
export const startServer = async (databaseUrl: string, flags: readonly string[] = []): Promise<BenchServer> => {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'qoa-bench-'));
  const main = fileURLToPath(new URL('../../apps/sync-server/src/main.ts', import.meta.url));
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, KEEP_DIR: join(dataDir, 'keeps'), DATABASE_URL: databaseUrl, DEMO: 'false', RATE_LIMITS: 'false', LOG_LEVEL: 'error' };
  const secrets = { KEYRING: benchKeyring, COOKIE_SECRET: secretText(), SIGNING_SECRET: secretText() };
  const server = spawn(process.execPath, [...startFlags, ...flags, main], { env: { ...env, ...secrets }, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  const client = openClient(port);
  await untilUp(server, { url, upPath: '/ready' });
  return {
    url,
    post: (path, body, headers) => client.send('POST', path, body, headers),
    get: async (path) => (await client.send('GET', path, null)).status,
    process: server,
    stop: async () => {
      client.close();
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
