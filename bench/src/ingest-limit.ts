import { createSecretKey } from 'node:crypto';
import type { Database, Statement } from '@qoa/sync-server/platform/database';
import { judgeSettings } from '@qoa/sync-server/platform/judge-connection';
import { answerProofs, knownBases, knownContacts, openIntake, sqlBasesStore, sqlContactsStore } from '@qoa/sync-server/features/intake';
import { assert } from '@qoa/shared/result';
import pg from 'pg';
import { benchMs, benchPhone, pushBody } from './ingest-phones.ts';
import { openJudge } from './ingest-platform.ts';

/** The write statements of one batch, parameters prebuilt. */
export type RecordedBatch = readonly Statement[];

const writtenTables = ['events', 'forks', 'postings', 'lots', 'card_states', 'balances', 'feed', 'sources', 'contacts', 'device_reports'];
const batchesInFlight = 4;

/**
 * Lets the judge write one push of each phone, and keeps what it sent: the same rows for the limit, without reads, rules or HTTP.
 * The fence on `judge_term` is left out, since it would make two connections wait for each other.
 */
export const recordBatches = async (database: Database, phones: readonly number[], pushesEach: number, eventsEach: number): Promise<readonly RecordedBatch[]> => {
  const recorded: RecordedBatch[] = [];
  const judge = await openJudge(database, (statements) => void recorded.push(statements));
  const devices = new Map(phones.map((no) => [benchPhone(no).enrolment, benchPhone(no)]));
  const intake = openIntake({
    judge,
    contacts: knownContacts(sqlContactsStore(database)),
    bases: knownBases(sqlBasesStore(database)),
    coveredJudgedNo: () => 0,
    adoptCards: () => Promise.resolve(),
    proofs: answerProofs([createSecretKey(Buffer.alloc(32))]),
    now: () => benchMs,
    devices: {
      of: (enrolment) => {
        const phone = devices.get(enrolment);
        if (phone === undefined) return Promise.resolve(null);
        return Promise.resolve({ enrolment, store: phone.store, state: 'active', enrolledAtMs: benchMs, revokedAtMs: null, messageKey: phone.key, signingKey: createSecretKey(Buffer.alloc(32)) });
      },
    },
  });
  for (let push = 0; push < pushesEach; push += 1) {
    for (let from = 0; from < phones.length; from += 4) {
      const pushed = await Promise.all(phones.slice(from, from + 4).map((no) => intake.push(JSON.parse(pushBody(benchPhone(no), push * eventsEach + 1, eventsEach).toString()))));
      assert(pushed.every(({ ok }) => ok), 'every recorded push is taken');
    }
  }
  await judge.close();
  return recorded;
};

/** Writes the recorded batches over as many connections as there are lists, pipelined; answers seconds. The tables are emptied first. */
export const replay = async (url: string, lists: readonly (readonly RecordedBatch[])[]): Promise<number> => {
  const clients = await Promise.all(lists.map(() => openClient(url)));
  await clients[0]?.query(`TRUNCATE ${writtenTables.join(', ')}`);
  await clients[0]?.query('CHECKPOINT');
  const beganMs = performance.now();
  await Promise.all(lists.map((batches, at) => writeAll(clients[at] as pg.Client, batches)));
  const tookS = (performance.now() - beganMs) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return tookS;
};

const openClient = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, pipeline: true });
  await client.connect();
  await client.query(judgeSettings.map((setting) => `SET ${setting};`).join(' '));
  return client;
};

const writeAll = async (client: pg.Client, batches: readonly RecordedBatch[]): Promise<void> => {
  const underWay: Promise<unknown>[] = [];
  for (const batch of batches) {
    const statements = [{ name: 'begin', text: 'BEGIN' }, ...batch, { name: 'commit', text: 'COMMIT' }];
    underWay.push(Promise.all(statements.map(({ name, text, values }) => client.query({ text, ...(name === undefined ? {} : { name }), ...(values === undefined ? {} : { values: [...values] }) }))));
    if (underWay.length >= batchesInFlight) await underWay.shift();
  }
  await Promise.all(underWay);
};
