import { feedKeptMs, scopeKindNumbers } from '@qoa/shared/feed';
import type { JudgedNo } from '@qoa/shared/ids';
import type { FeedPage } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { totalInstantsMax } from '@qoa/shared/rules';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { openTestWorld, type TestPhone, type TestWorld, testProgramme, testStartMs } from '../doors/test-world.ts';
import { type Feed, openFeed, storeBalancesOfSalesMax } from '../feed/index.ts';
import { sqlLedger } from '../ledger/index.ts';
import { compactPiece, type Walked, walkBegins } from './compact.ts';
import { sqlCompactionStore } from './compaction-store.ts';

/** What is cleared away, and what nobody notices of it. Run on every storage adapter. */
export const compactionContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 90_000 }, () => {
    let opened: Awaited<ReturnType<typeof openDatabase>>;
    let world: TestWorld;
    let feed: Feed;
    beforeAll(async () => {
      opened = await openDatabase();
      world = await openTestWorld(opened.database, { phones: 2, cards: 3 });
      feed = openFeed({ database: world.database, epoch: () => world.judge.place()?.epoch ?? null, now: () => world.now.ms, onAhead: () => Promise.reject(new Error('nobody is ahead')) });
    }, 90_000);
    afterAll(async () => {
      await world.close();
      await opened.drop();
    });

    const phone = (): TestPhone => world.phones[0] ?? fail('the world has a phone');
    const sell = async (from: number, count: number): Promise<void> => {
      const sales = Array.from({ length: count }, (_, n) => phone().sale(from + n, world.cards[(from + n) % 3] ?? null, world.gtins[0] ?? fail('a product'), world.now.ms));
      const pushed = await world.intake.push(phone().push(sales, { clock: { wallMs: world.now.ms, session: 7, monotonicMs: from * 10 } }));
      assert(pushed.ok && pushed.value.answers.length === count, 'all were judged');
    };
    const walk = async (): Promise<number> => {
      const parts = { store: sqlCompactionStore(world.database), judge: world.judge, now: () => world.now.ms };
      let [walked, pieces]: [Walked, number] = [walkBegins, 0];
      for (; walked.over !== 'nothing'; pieces += 1) {
        const piece = await compactPiece(parts, walked);
        assert(piece.ok, 'the judge is here');
        walked = piece.value;
      }
      return pieces;
    };
    const pull = async (after: Readonly<Record<string, JudgedNo>>, limit = 500) => {
      const response = await feed.pull({ kind: 'device', enrolment: phone().enrolment, store: phone().store }, { epoch: world.judge.place()?.epoch ?? null, after, limit });
      return response ?? fail('the epoch is known');
    };
    const storePage = async (after: JudgedNo | null, limit?: number): Promise<FeedPage | null> => (await pull(after === null ? {} : { 'store:1': after }, limit)).pages.find(({ scope }) => scope === 'store:1') ?? null;
    const storedRows = async (): Promise<readonly { readonly no: JudgedNo; readonly prev: JudgedNo }[]> =>
      (await sql<{ no: JudgedNo; prev: JudgedNo }>`SELECT judged_no AS no, prev FROM feed WHERE scope_kind = ${scopeKindNumbers.store} AND scope_id = 1 ORDER BY judged_no`.execute(world.database.kysely)).rows;
    const others = async (): Promise<number> => (await sql<{ n: number }>`SELECT count(*)::int AS n FROM feed WHERE scope_kind <> ${scopeKindNumbers.store}`.execute(world.database.kysely)).rows[0]?.n ?? 0;

    test('while all is young, or told by a snapshot, nothing goes', async () => {
      for (let n = 0; n < 5; n += 1) await sell(n * 460 + 1, 460);
      const before = await storedRows();
      expect(before.length).toBeGreaterThan(storeBalancesOfSalesMax);
      await walk();
      expect(await storedRows()).toEqual(before);
      expect((await storePage(0, 3))?.floor).toBe(0);
    });

    test('law resume: rows older than ninety days go, but for what a snapshot tells; who stands on the floor goes on, who is below it takes a snapshot, and that is the same as before', async () => {
      world.now.ms += feedKeptMs + 60_000;
      await sell(2301, 100);
      const [whole, otherRows, hash, snapshot] = [await storedRows(), await others(), await sqlLedger(world.database).stateHash(), await storePage(null)];
      await walk();
      const left = await storedRows();
      const gone = whole.length - left.length;
      expect(gone).toBeGreaterThanOrEqual(400);
      expect(left).toEqual(whole.slice(gone));
      const floor = whole[gone - 1]?.no ?? fail('rows went');

      expect(await storePage(null)).toEqual({ ...snapshot, floor });
      expect(await storePage(floor - 1)).toEqual({ ...snapshot, floor });
      const onFloor = await storePage(floor, 2);
      expect(onFloor).toMatchObject({ snapshot: false, floor, head: whole.at(-1)?.no, rows: [{ judgedNo: left[0]?.no, prev: floor }, { judgedNo: left[1]?.no, prev: left[0]?.no }] });
      const ahead = left[40]?.no ?? fail('rows stayed');
      expect(await storePage(ahead, 1)).toMatchObject({ snapshot: false, floor, rows: [{ prev: ahead }] });

      expect([await others(), await sqlLedger(world.database).stateHash()]).toEqual([otherRows, hash]);
      expect(await sqlLedger(world.database).replayHash()).toBe(hash);
      expect(await walk()).toBeGreaterThan(0);
      expect(await storedRows()).toEqual(left);
    });

    test('law once: a phone that was off for a year sends what it sold, gets its answers, and what was answered is answered as before', async () => {
      const old = phone().sale(1, world.cards[1] ?? null, world.gtins[0] ?? fail('a product'), testStartMs);
      world.now.ms += 365 * 86_400_000;
      const late = phone().sale(2401, world.cards[0] ?? null, world.gtins[0] ?? fail('a product'), testStartMs + 1);
      const pushed = await world.intake.push(phone().push([late], { clock: { wallMs: world.now.ms, session: 9, monotonicMs: 10 } }));
      expect(pushed).toMatchObject({ ok: true, value: { answers: [{ seq: 2401 }] } });
      const [again] = (await world.database.kysely.selectFrom('events').select(['judged_no']).where('seq', '=', 1).execute());
      const repeated = await world.intake.carry([Buffer.from(old.bytes).toString('base64url')]);
      expect(repeated).toMatchObject({ ok: true, value: [{ seq: 1, answer: { judgedNo: again?.judged_no } }] });
      // It joins on to what stayed.
      const rows = await storedRows();
      expect(rows.at(-1)?.prev).toBe(rows.at(-2)?.no);
      await walk();
      expect((await storedRows()).at(-1)).toEqual(rows.at(-1));
      expect((await storePage(rows.at(-2)?.no ?? 0))?.rows).toHaveLength(1);
    });

    test('of limits for everyone go the instants that the judge does not read, whatever of the same instant stays', async () => {
      const uses = world.database.kysely.selectFrom('campaign_uses').select(['at_ms', 'used']).where('campaign_id', '=', testProgramme).orderBy('at_ms');
      const instants = totalInstantsMax + 1 + 600;
      await sql`INSERT INTO campaign_uses SELECT ${testProgramme}::int, n / 2, 'rolling ' || n % 2, 1 FROM generate_series(2, ${instants + 1}) n`.execute(world.database.kysely);
      await sql`INSERT INTO campaign_uses VALUES (${testProgramme}::int, 0, 'a day long ago', 7)`.execute(world.database.kysely);
      const readByJudge = () => world.database.kysely.selectFrom('campaign_uses').select(['at_ms']).where('campaign_id', '=', testProgramme).where('at_ms', '<>', 0).orderBy('at_ms', 'desc').limit(totalInstantsMax + 1).execute();
      const before = await readByJudge();
      await walk();
      expect(await readByJudge()).toEqual(before);
      const left = await uses.execute();
      expect(left[0]).toEqual({ at_ms: 0, used: 7 });
      expect(left.length).toBeLessThanOrEqual(totalInstantsMax + 3);
    });

    test('a sale that comes while a walk is under way is judged beside it', async () => {
      world.now.ms += feedKeptMs + 60_000;
      const walking = walk();
      await sell(2402, 1);
      await walking;
      const rows = await storedRows();
      expect(rows.slice(1).every(({ prev }, at) => prev === rows[at]?.no)).toBe(true);
      expect(world.alarms).toEqual([]);
    });
  });
};

const fail = (why: string): never => {
  throw new Error(why);
};

