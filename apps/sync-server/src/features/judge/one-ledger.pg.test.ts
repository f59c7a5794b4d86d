import { type Balances, stateText } from '@qoa/shared/ledger';
import type { PushRequest } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { testDatabase } from '@qoa/testkit/test-database';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { copyOfDatabase, postgresTestDatabase } from '../../platform/test-postgres.ts';
import { openTestWorld, type TestPhone, type TestWorld } from '../doors/test-world.ts';
import { sqlLedger } from '../ledger/index.ts';

const [phones, sales] = [2, 60];
const runs = 12;

/** Which piece of which phone's queue is sent on which of two connections. */
const deliveries = fc.array(fc.record({ phone: fc.integer({ min: 0, max: phones - 1 }), from: fc.integer({ min: 1, max: sales }), count: fc.integer({ min: 1, max: sales }), connection: fc.integer({ min: 0, max: 1 }) }), { minLength: 2, maxLength: 10 });

test(
  'law once: pushes of two phones, repeated, split, reordered and sent from two connections at once, leave the ledger of one push each',
  async () => {
    const seeded = await testDatabase();
    await inWorld(Promise.resolve({ ...seeded, drop: () => Promise.resolve() }), () => Promise.resolve());
    const straight = await inWorld(copyOfDatabase(seeded.url), async (world) => {
      for (const phone of world.phones) await world.intake.push(phone.push(queueOf(world, phone)));
    });
    await fc.assert(
      fc.asyncProperty(deliveries, async (plan) => {
        const left = await inWorld(copyOfDatabase(seeded.url), async (world) => {
          const queues = world.phones.map((phone) => ({ phone, all: queueOf(world, phone) }));
          const sent = plan.map(({ phone: n, from, count, connection }) => {
            const queue = queues[n];
            assert(queue !== undefined, 'the world has both phones');
            return { connection, request: queue.phone.push(queue.all.slice(from - 1, from - 1 + count), whole) };
          });
          await Promise.all([0, 1].map((connection) => pushInTurn(world, sent.filter((one) => one.connection === connection).map(({ request }) => request))));
          for (const { phone, all } of queues) expect(await world.intake.push(phone.push(all, whole))).toMatchObject({ ok: true, value: { frontier: sales, sendFrom: null } });
          expect(world.alarms).toEqual([]);
        });
        expect(left.byEvents).toEqual(straight.byEvents);
        expect(left.numbers).toEqual(straight.numbers);
      }),
      { numRuns: runs },
    );
    await seeded.drop();
  },
  180_000,
);

const whole = { nextSeq: sales + 1, kept: [[1, sales]] } as const;

/** The same bytes each time: most sales to a card, some to nobody, both phones to the same cards. */
const queueOf = (world: TestWorld, phone: TestPhone): readonly ReturnType<TestPhone['sale']>[] =>
  Array.from({ length: sales }, (_, i) => phone.sale(i + 1, i % 7 === 0 ? null : (world.cards[i % world.cards.length] ?? null), world.gtins[i % world.gtins.length] ?? ('' as never)));

const pushInTurn = async (world: TestWorld, requests: readonly PushRequest[]): Promise<void> => {
  for (const request of requests) await world.intake.push(request);
};

/** Works in a world of its own on a database, and tells what it left; its whole ledger is the replay of its postings. */
const inWorld = async (making: ReturnType<typeof testDatabase>, work: (world: TestWorld) => Promise<void>): Promise<Left> => {
  const { database, drop } = await postgresTestDatabase(making);
  const world = await openTestWorld(database, { phones, cards: 5 });
  try {
    await work(world);
    const ledger = sqlLedger(database);
    expect(await ledger.replayHash()).toBe(await ledger.stateHash());
    return await leftIn(database);
  } finally {
    await world.close();
    await drop();
  }
};

/** What stands in a database. Only in which order the two phones' sales were judged is chance, and so which number each got: a number's place is taken by its event's name. */
interface Left {
  readonly byEvents: { readonly state: string; readonly postings: readonly string[]; readonly answers: readonly string[] };
  readonly numbers: readonly number[];
}

const leftIn = async (database: Database): Promise<Left> => {
  const { kysely } = database;
  const events = await kysely.selectFrom('events').select(['source', 'seq', 'judged_no', 'class', 'code', 'hash']).orderBy('source').orderBy('seq').execute();
  const places = new Map(events.map(({ judged_no: judgedNo }, place) => [judgedNo, place + 1]));
  const placeOf = (judgedNo: number): number => {
    const place = places.get(judgedNo);
    assert(place !== undefined, `an event has the number ${judgedNo}`);
    return place;
  };
  const lots = await kysely.selectFrom('lots').selectAll().execute();
  const postings = await kysely.selectFrom('postings').selectAll().execute();
  const balances: Balances = await sqlLedger(database).balances();
  return {
    byEvents: {
      state: stateText(balances, lots.map((lot) => ({ judgedNo: placeOf(lot.judged_no), card: lot.card_id, programme: lot.programme_id as never, units: lot.units, remaining: lot.remaining, expiresAtMs: lot.expires_at_ms, usableFromMs: lot.usable_from_ms }))),
      postings: postings.map((posting) => JSON.stringify({ ...posting, judged_no: placeOf(posting.judged_no) })).toSorted(),
      answers: events.map(({ source, seq, hash, class: answerClass, code }) => `${source.toString('hex')} ${seq} ${hash.toString('hex')} ${answerClass} ${code}`),
    },
    numbers: events.map(({ judged_no: judgedNo }) => judgedNo).toSorted((a, b) => a - b),
  };
};
