import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findPostgres, type PostgresMajor } from './postgres-binaries.ts';
import { freePort } from './free-port.ts';
import { preparePostgresFolder, runAs, type PostgresFolder } from './postgres-folder.ts';

/** A real cluster on a free loopback port, fsync on, in a folder of its own that goes with it. */
export type Postgres = {
  readonly url: string;
  readonly major: PostgresMajor;
  /** Where its data lie. */
  readonly cluster: string;
  readonly createDatabase: () => Promise<TestDatabase>;
  /** The machine stays, the database dies without a word: SIGKILL to the postmaster. Resolves when it is gone. */
  readonly kill9: () => Promise<void>;
  /** Starts again on the same folder and port; recovers what a kill left behind. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** An empty database; `drop` ends its connections too. */
export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** Starts a cluster. Never as root: a root process hands it to an unprivileged user. `settings` overrules `postgresql.conf`. */
export const startPostgres = async (options: { readonly major?: PostgresMajor; readonly settings?: Readonly<Record<string, string>> } = {}): Promise<Postgres> => {
  const major = options.major ?? 15;
  const folder = await preparePostgresFolder(findPostgres(major));
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const boot = async (): Promise<ChildProcess> => bootServer(folder, port, url, options.settings ?? {});

  let server = await boot();
  const heir = endWhenWeDie(folder);

  return {
    url,
    major,
    cluster: folder.cluster,
    createDatabase: () => createDatabase(url),
    kill9: () => end(server, 'SIGKILL'),
    restart: async () => {
      await end(server, 'SIGKILL');
      server = await boot();
    },
    stop: async () => {
      await end(server, 'SIGINT');
      heir.kill('SIGKILL');
      rmSync(folder.path, { recursive: true, force: true });
    },
  };
};

const bootServer = async (folder: PostgresFolder, port: number, url: string, settings: Readonly<Record<string, string>>): Promise<ChildProcess> => {
  const all = { ...defaults, port: String(port), ...settings };
  const args = ['-D', folder.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // After a kill the orphans of the old server hold its shared memory for a moment.
  for (let attempt = 1; ; attempt += 1) {
    const server = spawn(join(folder.binaries, 'postgres'), args, { ...runAs(folder.user), cwd: folder.path, stdio: ['ignore', 'ignore', 'pipe'] });
    const words: string[] = [];
    server.stderr.on('data', (chunk: Buffer) => words.push(chunk.toString()));
    if (await answers(server, url)) return server;
    if (attempt === 20) throw new Error(`PostgreSQL did not start:\n${words.join('')}`);
    await sleep(250);
  }
};

const defaults = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'on', max_connections: '200', max_wal_size: '4GB', log_min_messages: 'fatal' };

const answers = async (server: ChildProcess, url: string): Promise<boolean> => {
  for (let tries = 0; tries < 600 && server.exitCode === null; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return true;
    } catch {
      await sleep(50); // Still starting or recovering.
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
};

/** Whatever ends us, SIGKILL too, closes this shell's input: then it ends the server and clears the folder. */
const endWhenWeDie = (folder: PostgresFolder): ChildProcess => {
  const script = 'read _; kill -QUIT "$(head -n 1 "$1/cluster/postmaster.pid")"; sleep 2; rm -rf "$1"';
  const heir = spawn('sh', ['-c', script, 'sh', folder.path], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  heir.unref();
  (heir.stdin as Socket).unref();
  return heir;
};

const end = async (server: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> => {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill(signal);
  await once(server, 'exit');
};

/** Creates an empty database in a running cluster. */
export const createDatabase = async (clusterUrl: string): Promise<TestDatabase> => {
  const name = `t_${crypto.randomUUID().replaceAll('-', '')}`;
  await runOnce(clusterUrl, `CREATE DATABASE ${name}`);
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOnce(clusterUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
};

const runOnce = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};
