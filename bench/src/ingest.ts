import { randomBytes } from 'node:crypto';
import { keyringOf } from '@qoa/sync-server/features/config';
import type { Database } from '@qoa/sync-server/platform/database';
import { postgresDatabase } from '@qoa/sync-server/platform/postgres-database';
import { type Postgres, startPostgres } from '@qoa/testkit/harness';
import { type RecordedBatch, recordBatches, replay } from './ingest-limit.ts';
import { growTo } from './ingest-growth.ts';
import { loadOf, type Load } from './ingest-load.ts';
import { pouchdbSeconds, rxdbSeconds } from './ingest-offline-peers.ts';
import { pgledgerRate } from './ingest-pgledger.ts';
import { benchPhone, size } from './ingest-phones.ts';
import { fillPlatform } from './ingest-platform.ts';
import { benchKeyring, type BenchServer, startServer } from './ingest-server.ts';
import { emptyAt200, singlesAt200, sixteenAtOnce } from './ingest-singles.ts';
import { atLeast, atMost, below, type Bench, machine, median, percentile, type Row } from './report.ts';
import { keepResult } from './results.ts';

/** What the server takes in, beside the database's own limit and peers, all in one run on one machine. */
export const bench: Bench = async ({ rounds, notice }) => {
  const postgres = await startPostgres();
  try {
    const limit = await openLimit(postgres);
    const served = await filledDatabase(postgres);
    await served.database.close();
    const server = await startServer(served.url);
    try {
      const load = loadOf(server);
      const rates = await ratesOf(load, limit, rounds);
      const peer = await pgledger(postgres, rounds, notice);
      const sixteen = peer === null ? [] : await sixteenRows(server, rounds, peer);
      const rows = [...rowsOf(rates, peer), ...sixteen, ...(await latencyRows(server, load, rounds)), ...(await offlineRows(load, rounds)), ...(await growthRows(load, served.url, rates.spread, rounds, notice))];
      await keepResult({ bench: 'ingest', machine: machine(), rounds, rows }, notes());
      return rows;
    } finally {
      await server.stop();
    }
  } finally {
    await postgres.stop();
  }
};

const notes = (): string => `Server, client and PostgreSQL (fsync on) share the machine's cores. The limit writes the same rows by bare UNNEST with prebuilt binary
parameters, pipelined, without reads, rules or HTTP. pgledger: one statement a transfer with its idempotency row, eight connections. PouchDB and RxDB
run whole inside one process, without HTTP and live in both halves, as ours is. RxDB itself keeps nothing on a disk: its trial of SQLite stops at 500
documents, its other free storages for Node keep nothing or are another database's; only the bench's file in the middle is durable. So that row holds
a commit and a request over HTTP against work in memory.

What the profile shows of the goals that are missed: [decision 31](../docs/decisions/0031-write-path.md), [34](../docs/decisions/0034-what-an-event-costs.md) and [98](../docs/decisions/0098-what-an-event-allocates-and-touches.md).${growthPostings === 0 ? `\n\n${growthLeftOut}` : ''}`;

/** How many postings of the past lie below those that are timed, 0 without. */
const growthPostings = Number(process.env['GROWTH_POSTINGS'] ?? '0');
const growthLeftOut = 'Not measured here: growth, the cost of an event with 10 million postings (goal: at most 1.2x), since it takes minutes and gigabytes. `GROWTH_POSTINGS=10000000 npm run bench -- ingest` adds its row.';

const spreadPhones = Array.from({ length: 32 }, (_, no) => benchPhone(no));
/** All of store 1, and so of one campaign. */
const hotPhones = Array.from({ length: 3 }, (_, i) => benchPhone((i + 1) * size.stores));
const hotPushes = 10;
const eventsEach = 500;
const transfersEach = 4000;

interface Limit {
  readonly url: string;
  readonly even: readonly RecordedBatch[];
  readonly odd: readonly RecordedBatch[];
}

/** Events a second, the median of the rounds. */
interface Rates {
  readonly spread: number;
  readonly hot: number;
  readonly repeats: number;
  readonly oneConnection: number;
  readonly twoConnections: number;
}

const ratesOf = async (load: Load, limit: Limit, rounds: number): Promise<Rates> => {
  await load.warmUp(spreadPhones, 2);
  await load.push(spreadPhones, 4);
  const all: Rates[] = [];
  const events = spreadPhones.length * eventsEach;
  for (let round = 0; round < rounds; round += 1) {
    const spread = await load.push(spreadPhones, 1);
    const repeats = await load.repeat();
    const oneConnection = events / (await replay(limit.url, [[...limit.even, ...limit.odd]]));
    const hot = await load.push(hotPhones, hotPushes);
    const twoConnections = events / (await replay(limit.url, [limit.even, limit.odd]));
    all.push({ spread, hot, repeats, oneConnection, twoConnections });
  }
  const of = (name: keyof Rates): number => median(all.map((each) => each[name]));
  return { spread: of('spread'), hot: of('hot'), repeats: of('repeats'), oneConnection: of('oneConnection'), twoConnections: of('twoConnections') };
};

const rowsOf = (rates: Rates, peer: number | null): readonly Row[] => [
  atLeast('pushes of 500 over HTTP', rates.spread, 'events/s', { name: 'one-connection UNNEST limit', value: rates.oneConnection }, 0.8),
  atLeast('pushes of 500 over HTTP', rates.spread, 'events/s', { name: 'two-connection UNNEST limit', value: rates.twoConnections }, 0.5),
  ...(peer === null ? [] : [atLeast('pushes of 500 over HTTP', rates.spread, 'events/s', { name: 'pgledger with an idempotency row', value: peer }, 15)]),
  atLeast('one campaign and one store (hot)', rates.hot, 'events/s', { name: 'spread', value: rates.spread }, 0.9),
  atLeast('a storm of repeats', rates.repeats, 'events/s', { name: 'first time', value: rates.spread }, 4),
];

const pgledger = async (postgres: Postgres, rounds: number, notice: (text: string) => void): Promise<number | null> => {
  const path = process.env['PGLEDGER_SQL'];
  if (path === undefined) {
    notice('pgledger is left out: name its SQL file (pgledger.sql of pgr0ss/pgledger) in PGLEDGER_SQL.');
    return null;
  }
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) rates.push(await pgledgerRate((await postgres.createDatabase()).url, path, transfersEach));
  return median(rates);
};

const latencyRows = async (server: BenchServer, load: Load, rounds: number): Promise<readonly Row[]> => {
  const p99 = (tookMs: readonly number[]): number => percentile(tookMs, 0.99);
  const [empty, alone, beside]: readonly [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round <= rounds; round += 1) {
    empty.push(p99(await emptyAt200(server, 3)));
    alone.push(p99(await singlesAt200(server, 40, 1 + round * 60, 3)));
    const drain = load.push([benchPhone(120)], 20);
    beside.push(p99(await singlesAt200(server, 40, 31 + round * 60, 3)));
    await drain;
  }
  // The first round teaches the server's compiler.
  const of = (all: readonly number[]): number => median(all.slice(1));
  const peer = { name: 'p99 of an empty route', value: of(empty) };
  return [below('200 single sales a second, alone: p99', of(alone), 'ms', peer, 15), below('200 single sales a second, beside a drain of 10,000: p99', of(beside), 'ms', peer, 50)];
};

const offlineRows = async (load: Load, rounds: number): Promise<readonly Row[]> => {
  const ours: number[] = [];
  const pouch: number[] = [];
  const rx: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await load.seenBySecond(benchPhone(33), benchPhone(65), 1000));
    pouch.push(await pouchdbSeconds(1000));
    rx.push(await rxdbSeconds(1000));
  }
  const rate = (seconds: readonly number[]): number => 1000 / median(seconds);
  const name = '1,000 queued events durable and seen by a second client';
  return [
    atLeast(name, rate(ours), 'events/s', { name: 'PouchDB in one process, no HTTP', value: rate(pouch) }, 10),
    atLeast(name, rate(ours), 'events/s', { name: 'RxDB in one process, in memory (none of its free storages keeps 1,000 documents on Node), no HTTP', value: rate(rx) }, 10),
  ];
};

const sixteenRows = async (server: BenchServer, rounds: number, peer: number): Promise<readonly Row[]> => {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) rates.push(await sixteenAtOnce(server, 70, round * 200 + 1, 200));
  return [atLeast('pushes of one sale from 16 phones at once', median(rates), 'events/s', { name: 'pgledger with an idempotency row', value: peer }, 5)];
};

const growthRows = async (load: Load, url: string, young: number, rounds: number, notice: (text: string) => void): Promise<readonly Row[]> => {
  if (growthPostings === 0) {
    notice(growthLeftOut);
    return [];
  }
  await growTo(url, growthPostings);
  await load.push(spreadPhones, 1);
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) rates.push(await load.push(spreadPhones, 1));
  return [atMost(`cost of an event with ${growthPostings.toLocaleString('en')} postings`, 1_000_000 / median(rates), 'us', { name: 'with those of this run', value: 1_000_000 / young }, 1.2)];
};

const filledDatabase = async (postgres: Postgres): Promise<{ readonly url: string; readonly database: Database }> => {
  const { url } = await postgres.createDatabase();
  const database = postgresDatabase({ url, poolMax: 2, onIdleError: () => undefined });
  await fillPlatform(database, keyringOf(benchKeyring, randomBytes));
  return { url, database };
};

const openLimit = async (postgres: Postgres): Promise<Limit> => {
  const { url, database } = await filledDatabase(postgres);
  const phones = spreadPhones.map(({ no }) => no);
  // Stores of even and odd number share no campaign, so the two connections share no row.
  const even = await recordBatches(database, phones.filter((no) => no % 2 === 0), 1, eventsEach);
  const odd = await recordBatches(database, phones.filter((no) => no % 2 === 1), 1, eventsEach);
  await database.close();
  return { url, even, odd };
};
