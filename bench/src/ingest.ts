import { keyringOf } from '@qoa/sync-server/features/config';
import { postgresDatabase } from '@qoa/sync-server/platform/postgres-database';
import type { Database } from '@qoa/sync-server/platform/database';
import { type Postgres, startPostgres } from '@qoa/testkit/harness';
import { randomBytes } from 'node:crypto';
import { assert } from '@qoa/shared/result';
import { type RecordedBatch, recordBatches, replay } from './ingest-limit.ts';
import { benchPhone, type BenchPhone, pushBody, size } from './ingest-phones.ts';
import { fillPlatform } from './ingest-platform.ts';
import { benchKeyring, type BenchServer, startServer } from './ingest-server.ts';
import { atLeast, type Bench, median, type Row } from './report.ts';

const eventsEach = 500;
const connections = 4;

/** What the server takes in, beside the database's own limit and peers. Goals: quality.md, "ingest". */
export const bench: Bench = async ({ rounds }) => {
  const postgres = await startPostgres();
  try {
    return await measured(postgres, rounds);
  } finally {
    await postgres.stop();
  }
};

const measured = async (postgres: Postgres, rounds: number): Promise<readonly Row[]> => {
  const limit = await openLimit(postgres);
  const served = await filledDatabase(postgres);
  await served.database.close();
  const server = await startServer(served.url);
  const load = loadOf(server);
  try {
    await load.push(spreadPhones);
    await load.push(hotPhones);
    const spread: number[] = [];
    const hot: number[] = [];
    const repeats: number[] = [];
    const one: number[] = [];
    const two: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      spread.push(await load.push(spreadPhones));
      one.push(limit.events / (await replay(limit.url, [[...limit.even, ...limit.odd]])));
      hot.push(await load.push(hotPhones));
      two.push(limit.events / (await replay(limit.url, [limit.even, limit.odd])));
      repeats.push(await load.repeat());
    }
    const ours = median(spread);
    return [
      atLeast('ingest: pushes of 500 over HTTP', ours, 'events/s', { name: 'one-connection UNNEST limit', value: median(one) }, 0.8),
      atLeast('ingest: pushes of 500 over HTTP', ours, 'events/s', { name: 'two-connection UNNEST limit', value: median(two) }, 0.5),
      atLeast('hot: one campaign and one store', median(hot), 'events/s', { name: 'spread', value: ours }, 0.9),
      atLeast('a storm of repeats', median(repeats), 'events/s', { name: 'first time', value: ours }, 4),
    ];
  } finally {
    await server.stop();
  }
};

const spreadPhones = Array.from({ length: 32 }, (_, no) => benchPhone(no));
/** All of store 1, and so of one campaign. */
const hotPhones = Array.from({ length: 3 }, (_, i) => benchPhone((i + 1) * size.stores));

const filledDatabase = async (postgres: Postgres): Promise<{ readonly url: string; readonly database: Database }> => {
  const { url } = await postgres.createDatabase();
  const database = postgresDatabase({ url, poolMax: 2, onIdleError: () => undefined });
  await fillPlatform(database, keyringOf(benchKeyring, randomBytes));
  return { url, database };
};

const openLimit = async (postgres: Postgres): Promise<{ readonly url: string; readonly even: readonly RecordedBatch[]; readonly odd: readonly RecordedBatch[]; readonly events: number }> => {
  const { url, database } = await filledDatabase(postgres);
  const phones = spreadPhones.map(({ no }) => no);
  // Stores of even and odd number share no campaign, so the two connections share no row.
  const even = await recordBatches(database, phones.filter((no) => no % 2 === 0), 1, eventsEach);
  const odd = await recordBatches(database, phones.filter((no) => no % 2 === 1), 1, eventsEach);
  await database.close();
  return { url, even, odd, events: phones.length * eventsEach };
};

interface Load {
  /** One push of 500 new sales from each phone; answers events a second. */
  readonly push: (phones: readonly BenchPhone[]) => Promise<number>;
  /** The last pushes once more. */
  readonly repeat: () => Promise<number>;
}

const loadOf = (server: BenchServer): Load => {
  const nextSeq = new Map<number, number>();
  let last: readonly Buffer[] = [];
  const sendAll = async (bodies: readonly Buffer[]): Promise<number> => {
    let next = 0;
    const beganMs = performance.now();
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (let at = next++; at < bodies.length; at = next++) {
          const { status, text } = await server.post('/v1/push', bodies[at] ?? Buffer.alloc(0));
          assert(status === 200, `a push is taken, got ${status} ${text.slice(0, 200)}`);
        }
      }),
    );
    return (bodies.length * eventsEach) / ((performance.now() - beganMs) / 1000);
  };
  return {
    push: (phones) => {
      const bodies = phones.map((phone) => {
        const seq = nextSeq.get(phone.no) ?? 1;
        nextSeq.set(phone.no, seq + eventsEach);
        return pushBody(phone, seq, eventsEach);
      });
      if (phones === spreadPhones) last = bodies;
      return sendAll(bodies);
    },
    repeat: () => sendAll(last),
  };
};
