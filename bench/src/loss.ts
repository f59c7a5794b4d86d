import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@qoa/shared/result';
import { keyringOf } from '@qoa/sync-server/features/config';
import { postgresDatabase } from '@qoa/sync-server/platform/postgres-database';
import { archivedSettings, baseBackup, findPostgres, openArchive, type Postgres, putBase, startPostgres, untilRecovered } from '@qoa/testkit/harness';
import pg from 'pg';
import { type BenchPhone, benchPhone, pushBody } from './ingest-phones.ts';
import { fillPlatform } from './ingest-platform.ts';
import { benchKeyring, startServer } from './ingest-server.ts';
import { below, type Bench, machine, plain, type Row } from './report.ts';
import { keepResult } from './results.ts';

const phonesAtOnce = 4;
/** Long enough for a file of the log to be closed by its age; then everything is lost at any moment of the next half minute. */
const sellingMsMin = 32_000;
const sellingMsMore = 30_000;

/** What a lost disk takes of the sales that were answered, when the log is archived as `docs/runbooks/backup.md` says. */
export const bench: Bench = async ({ rounds, notice }) => {
  const receiver = join(findPostgres(15), 'pg_receivewal');
  const rows = [...(await lossRows('archive_command, archive_timeout 30 s', null, rounds, notice))];
  if (existsSync(receiver)) rows.push(...(await lossRows('pg_receivewal --synchronous', receiver, rounds, notice)));
  else notice('pg_receivewal is not installed and left out: apt-get install -y postgresql-15');
  await keepResult({ bench: 'loss', machine: machine(), rounds, rows }, notes());
  return rows;
};

const notes = (): string =>
  `Four phones push one sale after the other to a real server on a real PostgreSQL 15, whose postmaster is then killed and its data folder deleted, at a moment of chance. It comes back from a base backup and what the archive holds. The worst of the rounds, not their median; a receiver runs on the same machine here. The load average was ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores.`;

const lossRows = async (name: string, receiver: string | null, rounds: number, notice: (text: string) => void): Promise<readonly Row[]> => {
  const losses: Loss[] = [];
  for (let round = 0; round < rounds; round += 1) {
    notice(`${name}, round ${round + 1} …`);
    losses.push(await loseDisk(receiver));
  }
  const worst = (of: (loss: Loss) => number): number => Math.max(...losses.map(of));
  return [
    below(`${name}: age of the oldest answered sale that is gone`, worst(({ seconds }) => seconds), 's', null, 60),
    plain(`${name}: answered sales that are gone, of ${losses.map(({ sold }) => sold).join(', ')}`, worst(({ gone }) => gone), ''),
  ];
};

interface Loss {
  readonly seconds: number;
  readonly gone: number;
  readonly sold: number;
}

const loseDisk = async (receiver: string | null): Promise<Loss> => {
  const [archive, bases] = [openArchive(), mkdtempSync(join(tmpdir(), 'qoa-bench-base-'))];
  const postgres = await startPostgres({ settings: { ...archivedSettings(archive), ...(receiver === null ? {} : { archive_mode: 'off' }) } });
  try {
    const { url } = await postgres.createDatabase();
    const filling = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
    await fillPlatform(filling, keyringOf(benchKeyring, randomBytes));
    await filling.close();
    const receiving = receiver === null ? null : await startReceiver(receiver, postgres, archive);
    await baseBackup(postgres, join(bases, 'base'));
    const { sold, lostMs } = await sellUntilLost(url, postgres);
    receiving?.kill('SIGKILL');
    putBase(join(bases, 'base'), postgres, null);
    await postgres.restart();
    await untilRecovered(url);
    const stored = await storedNames(url);
    const gone = sold.filter(({ name }) => !stored.has(name));
    return { sold: sold.length, gone: gone.length, seconds: Math.max(0, ...gone.map(({ answeredMs }) => lostMs - answeredMs)) / 1000 };
  } finally {
    await postgres.stop();
    for (const folder of [archive, bases]) rmSync(folder, { recursive: true, force: true });
  }
};

/** As the runbook starts it. It may lie on another machine; here it writes beside. */
const startReceiver = async (receiver: string, { url, cluster }: Postgres, archive: string): Promise<ChildProcess> => {
  const { uid, gid } = statSync(cluster);
  const from = ['--dbname', url, '--slot', 'qoa', '--directory', archive];
  const [code] = (await once(spawn(receiver, [...from, '--create-slot'], { uid, gid, stdio: 'inherit' }), 'exit')) as [number];
  assert(code === 0, 'the slot is made');
  const receiving = spawn(receiver, [...from, '--synchronous'], { uid, gid, stdio: ['ignore', 'ignore', 'inherit'] });
  while (readdirSync(archive).length === 0) await sleep(50);
  return receiving;
};

interface Sold {
  readonly name: string;
  readonly answeredMs: number;
}

const sellUntilLost = async (url: string, postgres: Postgres): Promise<{ readonly sold: readonly Sold[]; readonly lostMs: number }> => {
  const server = await startServer(url);
  const sold: Sold[] = [];
  let isLost = false;
  const sellOn = async (phone: BenchPhone): Promise<void> => {
    for (let seq = 1; !isLost; seq += 1) {
      const { status } = await server.post('/v1/push', pushBody(phone, seq, 1)).catch(() => ({ status: 0 }));
      if (status === 200) sold.push({ name: `${phone.enrolment}:${seq}`, answeredMs: performance.now() });
      else seq -= 1;
    }
  };
  const selling = Array.from({ length: phonesAtOnce }, (_, no) => sellOn(benchPhone(no)));
  await sleep(sellingMsMin + Math.random() * sellingMsMore);
  const lostMs = performance.now();
  isLost = true;
  await postgres.kill9();
  await Promise.all(selling);
  await server.stop();
  return { sold, lostMs };
};

const storedNames = async (url: string): Promise<ReadonlySet<string>> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ readonly name: string }>("SELECT encode(source, 'hex') || ':' || seq AS name FROM events");
  await client.end();
  return new Set(rows.map(({ name }) => name));
};
