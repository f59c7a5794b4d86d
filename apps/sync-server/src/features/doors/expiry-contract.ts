import type { InstantMs } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import type { Expiry, Revision } from '@qoa/shared/rules';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { sqlLedger } from '../ledger/index.ts';
import { openTestWorld, published, testProgramme, testRevision, type TestWorld, testStartMs } from './test-world.ts';

const dayMs = 86_400_000;
const zoneMs = -6 * 3_600_000;
/** The start of the n-th day after the first, in Mexico City. */
const midnightMs = (n: number): InstantMs => testStartMs - ((testStartMs + zoneMs) % dayMs) + n * dayMs;

/** What ends, on one database, from the push to the feeds. Run on every storage adapter. */
export const expiryContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    let opened: Awaited<ReturnType<typeof openDatabase>>;
    let world: TestWorld;
    let seq = 0;
    const size = { stores: 2, phones: 2, cards: 130 };
    beforeEach(async () => {
      opened = await openDatabase();
      world = await openTestWorld(opened.database, size);
      seq = 0;
    }, 90_000);
    afterEach(async () => {
      await world.close();
      await opened.drop();
    });

    const ending = async (expiry: Expiry, changes: Partial<Revision> = {}): Promise<void> => {
      const base = testRevision(2, { gtins: world.gtins, limitPerDay: 1_000_000 }, world.now.ms - 500, changes);
      const done = await world.judge.publish([published({ ...base, units: base.units.map((unit) => ({ ...unit, expiry })) }, world.now.ms - 500)]);
      assert(done.ok, 'the judge is there');
    };
    const restart = async (): Promise<void> => {
      const { ms } = world.now;
      await world.close();
      world = await openTestWorld(opened.database, size);
      world.now.ms = ms;
    };
    const phone = (n = 0) => world.phones[n] ?? fail('the world has this phone');
    /** One piece to each card, each on its day, in one push that arrives on the last of them. */
    const sell = async (sold: readonly (readonly [card: number, day: number])[], from = 0) => {
      world.now.ms = Math.max(world.now.ms, ...sold.map(([, day]) => testStartMs + day * dayMs));
      const at = phone(from);
      const envelopes = sold.map(([card, day]) => at.sale((seq += 1), world.cards[card] ?? null, world.gtins[0] ?? fail('a product'), testStartMs + day * dayMs));
      const pushed = await world.intake.push(at.push(envelopes, { clock: { wallMs: world.now.ms, session: 7, monotonicMs: (seq + 1) * 10 } }));
      assert(pushed.ok, 'the judge is there');
      return pushed.value.answers;
    };
    const expire = async (untilMs: InstantMs): Promise<number> => {
      const taken = await world.judge.expire(untilMs);
      assert(taken.ok, 'the judge is there');
      return taken.value;
    };
    const lotsOf = async (card: number) => (await world.database.kysely.selectFrom('lots').select(['units', 'remaining', 'expires_at_ms']).where('card_id', '=', card + 1).orderBy('judged_no').execute());
    const stateOf = async (card: number) => world.database.kysely.selectFrom('card_states').select(['balance', 'ends_ms']).where('card_id', '=', card + 1).executeTakeFirst();
    const facts = async () => (await world.database.kysely.selectFrom('facts').select(['judged_no', 'store_id', 'at_ms', 'body']).where('kind', '=', 'expired').orderBy('judged_no').execute());
    const holds = async (): Promise<void> => {
      const ledger = sqlLedger(world.database);
      expect(await ledger.replayHash()).toBe(await ledger.stateHash());
      expect([...(await ledger.balances()).values()].reduce((sum, units) => sum + units, 0)).toBe(0);
    };

    test('law final: before a sale what has ended is taken, as a fact with its own number, postings and rows', async () => {
      await ending({ by: 'inactivity', days: 10 });
      await sell([[0, 0], [0, 1]]);
      expect(await stateOf(0)).toEqual({ balance: 2, ends_ms: midnightMs(12) });
      const [answer] = await sell([[0, 60]]);
      expect(answer?.given).toMatchObject([{ units: 1, balance: 1 }]);
      expect(await facts()).toEqual([{ judged_no: (answer?.judgedNo ?? 0) - 1, store_id: 1, at_ms: midnightMs(12), body: { store: 1, card: world.cards[0], atMs: midnightMs(12), ended: [{ programme: testProgramme, unit: 'stamp', units: 2, balance: 0, atMs: midnightMs(12), by: 'inactivity' }] } }]);
      expect((await lotsOf(0)).map(({ remaining }) => remaining)).toEqual([0, 0, 1]);
      expect(await stateOf(0)).toEqual({ balance: 1, ends_ms: midnightMs(71) });
      await holds();
    });

    test('what is given and ends in one push is written once, as it is left', async () => {
      await ending({ by: 'age', days: 10, ends: 'day' });
      await sell([[0, 0], [1, 3], [0, 30], [0, 31], [1, 90]]);
      expect((await lotsOf(0)).map(({ remaining }) => remaining)).toEqual([0, 1, 1]);
      expect((await facts()).length).toBe(2);
      await holds();
    });

    test('law once: the clock takes what has ended of cards that nobody sells to, in pieces, once, also over a restart', async () => {
      await ending({ by: 'age', days: 10, ends: 'instant' });
      await sell(Array.from({ length: 130 }, (_, card) => [card, 0] as const));
      const untilMs = testStartMs + 10 * dayMs;
      expect(await expire(untilMs - 1)).toBe(0);
      expect(await expire(untilMs)).toBe(100);
      await restart();
      const [first, second] = await Promise.all([expire(untilMs), expire(untilMs)]);
      expect([first, second]).toEqual([30, 0]);
      expect((await facts()).length).toBe(130);
      expect(await stateOf(129)).toEqual({ balance: 0, ends_ms: null });
      const expired = await world.database.kysely.selectFrom('balances').select('units').where('kind', '=', 5).executeTakeFirst();
      expect(expired).toEqual({ units: 130 });
      await holds();
      // The judge goes on upon what was taken.
      expect((await sell([[3, 20]])).map(({ given }) => given[0]?.balance)).toEqual([1]);
    });

    test('it leaves alone what ended in a life of the storage that is younger: phones may have to send again what they sold', async () => {
      await ending({ by: 'age', days: 1, ends: 'instant' });
      await sell([[0, 0]]);
      await world.database.kysely.updateTable('server_life').set({ began_ms: testStartMs + 50 * dayMs }).execute();
      expect(await expire(testStartMs + 50 * dayMs - 1)).toBe(0);
      expect(await expire(testStartMs + 50 * dayMs)).toBe(1);
    });

    test('law own tenant: stores that sold to the card lately are told, of campaigns in which they take part', async () => {
      await ending({ by: 'age', days: 10, ends: 'instant' });
      await sell([[0, 0], [1, 0]], 0);
      seq = 0;
      await sell([[1, 1]], 1);
      expect(await expire(testStartMs + 40 * dayMs)).toBe(2);
      const told = await world.database.kysely.selectFrom('feed').innerJoin('facts', 'facts.judged_no', 'feed.judged_no').select(['feed.scope_kind', 'feed.scope_id']).where('facts.kind', '=', 'expired').orderBy('feed.judged_no').orderBy('feed.scope_kind').orderBy('feed.scope_id').execute();
      expect(told.map(({ scope_kind, scope_id }) => [scope_kind, scope_id])).toEqual([[1, 1], [2, 1], [1, 1], [1, 2], [2, 2]]);
      await holds();
    });

    test('a sale that comes late finds what was taken taken, and gives its own', async () => {
      await ending({ by: 'inactivity', days: 10 });
      await sell([[0, 0]], 0);
      expect(await expire(testStartMs + 20 * dayMs)).toBe(1);
      world.now.ms = testStartMs + 21 * dayMs;
      seq = 0;
      const [late] = await sell([[0, 5]], 1);
      expect(late).toMatchObject({ class: 'accepted', given: [{ units: 1, balance: 1 }] });
      expect(await stateOf(0)).toEqual({ balance: 1, ends_ms: midnightMs(16) });
      await holds();
    });
  });
};

const fail = (what: string): never => {
  throw new Error(what);
};
