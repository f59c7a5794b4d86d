import type { CpgId, EnrolmentId, Epoch } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { migrate, readMigrations } from '../../platform/migrations.ts';
import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { openTestWorld, type TestPhone, type TestWorld } from '../doors/test-world.ts';
import { sqlLedger } from '../ledger/index.ts';
import { sqlJudgeStore } from './judge-store.ts';
import type { BatchWrites } from './judge-writes-store.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const emptyDatabase = async (): Promise<Database> => {
  const { database, drop } = await postgresTestDatabase();
  ends.push(drop);
  return database;
};

const openWorld = async (database: Database, size: Parameters<typeof openTestWorld>[1] = {}): Promise<TestWorld> => {
  const world = await openTestWorld(database, size);
  ends.push(world.close);
  return world;
};

const phoneOf = (world: TestWorld, n: number): TestPhone => {
  const phone = world.phones[n];
  assert(phone !== undefined, `the world has a phone ${n}`);
  return phone;
};

const sealed = (world: TestWorld, phone: TestPhone, seqs: readonly number[]): readonly ReturnType<TestPhone['sale']>[] =>
  seqs.map((seq) => phone.sale(seq, seq % 7 === 0 ? null : (world.cards[seq % world.cards.length] ?? null), world.gtins[seq % world.gtins.length] ?? ('' as never)));

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);

const hashes = async (database: Database): Promise<readonly string[]> => {
  const ledger = sqlLedger(database);
  return [await ledger.stateHash(), await ledger.replayHash()];
};

/** Ends the judge's connections, again and again. */
const killing = async (database: Database): Promise<void> => {
  for (let kill = 0; kill < 8; kill += 1) {
    await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'qoa-judge' AND datname = current_database()`.execute(database.kysely);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
};

/** Pushes a phone's first `count` sales, the same bytes until they are taken. */
const pushUntilTaken = async (world: TestWorld, phone: TestPhone, count: number, each: number): Promise<void> => {
  for (let from = 1; from <= count; from += each) {
    const request = phone.push(sealed(world, phone, upTo(from + each - 1).slice(from - 1)));
    for (let pushed = await world.intake.push(request); !pushed.ok; pushed = await world.intake.push(request)) await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** A batch that holds nothing but one phone's report. */
const reportOf = (app: string): BatchWrites => ({
  outcome: { events: [], forks: [], adjustments: [], expiries: [], closings: [], postings: [], lots: [], cardStates: [], accountDeltas: [], totalUses: [], feed: [], claims: [], verdicts: [], holds: [], losses: new Map(), lossNews: [] },
  progress: new Map(),
  contacts: [{ enrolment: '00112233445566ff' as EnrolmentId, store: null, serverMs: 1, wallMs: 1, session: 1, monotonicMs: 1, nextSeq: 1, report: { app, queued: 0, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: null } } }],
  firstSales: [],
  cpgOf: () => 1 as CpgId,
});

describe('law once', { timeout: 120_000 }, () => {
  test('the answer lost between commit and phone: the same bytes get the same answer from a judge that starts anew', async () => {
    const database = await emptyDatabase();
    const world = await openWorld(database);
    const phone = phoneOf(world, 0);
    const request = phone.push(sealed(world, phone, upTo(5)));
    const first = await world.intake.push(request);
    await world.close();
    const next = await openWorld(database);
    expect(await next.intake.push(request)).toEqual(first);
    const [state, replayed] = await hashes(database);
    expect(replayed).toBe(state);
  });

  test('a connection killed in mid-batch: nothing is lost, nothing counts twice, and the phone gets its answers', async () => {
    const database = await emptyDatabase();
    const world = await openWorld(database, { phones: 4 });
    const killer = killing(database);
    await Promise.all(world.phones.map((phone) => pushUntilTaken(world, phone, 60, 20)));
    await killer;
    const counts = await database.kysely.selectFrom('events').select(['source', sql<number>`count(*)`.as('events')]).groupBy('source').execute();
    expect(counts.map(({ events }) => events)).toEqual([60, 60, 60, 60]);
    const [state, replayed] = await hashes(database);
    expect(replayed).toBe(state);
    expect(world.alarms.length).toBeGreaterThan(0);
  });

  test('a connection killed while a full batch is sent behind another: both are judged, each event once', async () => {
    const database = await emptyDatabase();
    const world = await openWorld(database, { phones: 4, cards: 50 });
    const killer = killing(database);
    await Promise.all(world.phones.map((phone) => pushUntilTaken(world, phone, 1500, 500)));
    await killer;
    const counts = await database.kysely.selectFrom('events').select(['source', sql<number>`count(*)`.as('events'), sql<number>`max(seq)`.as('last')]).groupBy('source').execute();
    expect(counts.map(({ events, last }) => [events, last])).toEqual([1, 2, 3, 4].map(() => [1500, 1500]));
    const [state, replayed] = await hashes(database);
    expect(replayed).toBe(state);
    expect(world.alarms.length).toBeGreaterThan(0);
  });
});

describe('one judge', () => {
  test('a second judge waits for the lock, and a deposed one writes nothing more', async () => {
    const database = await emptyDatabase();
    const first = await openWorld(database);
    const phone = phoneOf(first, 0);
    const second = await openWorld(database);
    expect(await second.judge.ready()).toBe(false);
    expect(await second.intake.push(phone.push(sealed(second, phone, [1])))).toEqual({ ok: false, error: { code: 'UNAVAILABLE' } });

    await sql`UPDATE judge_term SET term = term + 1`.execute(database.kysely);
    expect(await first.intake.push(phone.push(sealed(first, phone, [1])))).toMatchObject({ ok: true, value: { answers: [{ seq: 1 }] } });
    expect(String(first.alarms[0])).toContain('a newer term was taken');
    await first.close();
    expect(await second.intake.push(phone.push(sealed(second, phone, [2]), { kept: [[1, 2]] }))).toMatchObject({ ok: true, value: { frontier: 2 } });
  });

  test('law whole: what is sent behind a batch that fails fails with it', async () => {
    const database = await emptyDatabase();
    await migrate(database.kysely, await readMigrations());
    const store = sqlJudgeStore(database, () => '00000000000000aa' as Epoch, () => 0);
    ends.push(store.close);
    const term = await store.takeTerm();
    const both = await Promise.allSettled([
      store.write(term, reportOf('\u0000'), { after: 0, upTo: 1 }),
      store.write(term, reportOf('an app'), { after: 1, upTo: 2 }),
    ]);
    expect(both.map((one) => (one.status === 'rejected' ? one.reason.code ?? one.reason.name : one.status))).toEqual(['22P05', 'NotTheJudge']);
    expect(await database.kysely.selectFrom('device_reports').select('source').execute()).toEqual([]);
    await store.write(term, reportOf('an app'), { after: 0, upTo: 1 });
    await store.write(term, reportOf('an app'), { after: 1, upTo: 2 });
  });

  test('law whole: a state that the judge takes for stored and that is not stops the batch; it is judged again on what is stored', async () => {
    const database = await emptyDatabase();
    const world = await openWorld(database, { cards: 2 });
    const phone = phoneOf(world, 0);
    expect(await world.intake.push(phone.push(sealed(world, phone, [1, 2])))).toMatchObject({ ok: true, value: { frontier: 2 } });
    await sql`DELETE FROM card_states`.execute(database.kysely);
    expect(await world.intake.push(phone.push(sealed(world, phone, [3, 4])))).toMatchObject({ ok: true, value: { frontier: 4 } });
    expect(String(world.alarms[0])).toContain('a known state is not stored');
    expect(await database.kysely.selectFrom('events').select('seq').orderBy('seq').execute()).toHaveLength(4);
    expect(await database.kysely.selectFrom('card_states').select('balance').execute()).toEqual([{ balance: 1 }, { balance: 1 }]);
  });

  test('law no poison: an event that the database refuses is held as POISONED, and those around it are judged', async () => {
    const database = await emptyDatabase();
    const world = await openWorld(database, { cards: 5 });
    const phone = phoneOf(world, 0);
    await sql`ALTER TABLE postings ADD CONSTRAINT planted CHECK (to_owner <> 4)`.execute(database.kysely);
    const pushed = await world.intake.push(phone.push(sealed(world, phone, [1, 2, 3, 4, 5])));
    expect(pushed).toMatchObject({ ok: true, value: { frontier: 5 } });
    assert(pushed.ok, 'just seen');
    expect(pushed.value.answers.map(({ seq, class: answerClass, code }) => [seq, answerClass, code])).toContainEqual([3, 'held', 'POISONED']);
    expect(pushed.value.answers.filter(({ class: answerClass }) => answerClass === 'held')).toHaveLength(1);
    const [state, replayed] = await hashes(database);
    expect(replayed).toBe(state);
  });

  test('laws no poison, order: a full batch that fails takes the one sent behind it along, and both are judged in their order', async () => {
    const database = await emptyDatabase();
    const world = await openWorld(database, { phones: 3, cards: 400 });
    await sql`ALTER TABLE postings ADD CONSTRAINT planted CHECK (to_owner <> 251)`.execute(database.kysely);
    const pushes = await Promise.all(world.phones.map((phone) => world.intake.push(phone.push(sealed(world, phone, upTo(500))))));
    for (const pushed of pushes) {
      assert(pushed.ok, 'every push is taken');
      expect(pushed.value.frontier).toBe(500);
      expect(pushed.value.answers.filter(({ class: answerClass }) => answerClass === 'held').map(({ seq, code }) => [seq, code])).toEqual([[250, 'POISONED']]);
      const numbers = pushed.value.answers.map(({ judgedNo }) => judgedNo);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
    const [state, replayed] = await hashes(database);
    expect(replayed).toBe(state);
  });
});
