import { epoch16Of } from '@qoa/shared/events';
import type { CpgId, Gtin, InstantMs, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import type { Revision } from '@qoa/shared/rules';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { joinedFact, productFact } from '../campaigns/index.ts';
import { sqlLedger } from '../ledger/index.ts';
import { openTestWorld, published, testGtin, type TestPhone, testRevision, type TestWorld, testStartMs } from './test-world.ts';

const publishedMs = testStartMs - 1000;
const dayMs = 86_400_000;
const maker = { id: 1 as CpgId, name: 'Agua Clara' };

/** Campaigns of the whole language, judged by the real judge in two stores. Run on every storage adapter. */
export const campaignsContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    let opened: Awaited<ReturnType<typeof openDatabase>>;
    let world: TestWorld;
    let seq = 0;
    const open = async (): Promise<void> => {
      world = await openTestWorld(opened.database, { stores: 2, phones: 2, cards: 8 });
    };
    beforeAll(async () => {
      opened = await openDatabase();
      await open();
    }, 90_000);
    afterAll(async () => {
      await world.close();
      await opened.drop();
    });

    const phoneOf = (n: number): TestPhone => world.phones[n] ?? fail(`the world has a phone ${n}`);
    /** A product of its own for each campaign, so that they stay apart. */
    const productOf = (campaign: number): Gtin => testGtin(campaign);
    const revisionOf = (campaign: number, changes: Partial<Revision> = {}): Revision => {
      const base = testRevision(1, { gtins: [productOf(campaign)], limitPerDay: 1000 }, publishedMs);
      const units = base.units.map((unit) => ({ ...unit, programme: campaign as ProgrammeId }));
      return { ...base, campaign: campaign as ProgrammeId, units, limits: [], ...changes };
    };
    const begin = async (revision: Revision, stores: readonly number[] = [1, 2]): Promise<number> => {
      const { campaign, owner } = revision;
      const done = await world.judge.publish([
        productFact({ gtin: productOf(campaign), name: `Agua ${campaign}`, restricted: null }, { id: 1, cpg: maker.id, name: 'Clarita' }, maker, publishedMs),
        published(revision, publishedMs),
        ...stores.map((store) => joinedFact(store as StoreId, campaign, owner.kind === 'cpg' ? owner.cpg : null, true, publishedMs)),
      ]);
      assert(done.ok, 'the judge is there');
      return done.value;
    };
    const revise = async (revision: Revision, atMs: InstantMs = publishedMs): Promise<number> => {
      const done = await world.judge.publish([published(revision, atMs)]);
      assert(done.ok, 'the judge is there');
      return done.value;
    };
    /** One piece sold to each of these cards on one phone, in one push. */
    const sell = async (phone: number, campaign: number, cards: readonly number[], basisNo: number | null = null) => {
      const at = phoneOf(phone);
      const [basis, from] = [basisNo === null ? null : { epoch16: epoch16Of(world.judge.place()?.epoch ?? fail('an epoch')), judgedNo: basisNo }, seq];
      seq += cards.length;
      const pushed = await world.intake.push(at.push(cards.map((card, i) => at.sale(from + i + 1, world.cards[card] ?? null, productOf(campaign), testStartMs, basis))));
      assert(pushed.ok, 'the judge is there');
      return pushed.value.answers.map(({ class: answerClass, code, facts, given }) => ({ answerClass, code, facts, given: given.filter(({ programme }) => programme >= campaign && programme < campaign + 10) }));
    };
    const unitsOf = (answers: Awaited<ReturnType<typeof sell>>): number => answers.flatMap(({ given }) => given).reduce((sum, { units }) => sum + units, 0);
    const restart = async (): Promise<void> => {
      await world.close();
      await open();
    };

    test('law never negative: two stores exhaust one budget together, and not a unit more is given', async () => {
      const revision = revisionOf(20, { budget: { units: 5, cents: null, centsPerUnit: 0 }, earn: revisionOf(20).earn.map((rule) => ({ ...rule, units: 2 })) });
      await begin(revision);
      const both = await Promise.all([sell(0, 20, [0, 1, 2]), sell(1, 20, [3, 4, 5])]);
      const answers = both.flat();
      expect(answers.map(({ given }) => given[0]?.units ?? 0).sort((a, b) => a - b)).toEqual([0, 0, 0, 1, 2, 2]);
      expect(answers.filter(({ code }) => code === 'BUDGET_CUT')).toMatchObject([{ answerClass: 'partial', facts: { programme: 20, given: 1, due: 2 } }]);
      expect(answers.filter(({ code }) => code === 'BUDGET_SPENT').map(({ answerClass }) => answerClass)).toEqual(['refused', 'refused', 'refused']);
      await restart();
      expect(await sell(1, 20, [6])).toMatchObject([{ answerClass: 'refused', code: 'BUDGET_SPENT' }]);
      // What was given before is known to a budget that comes later, whether or not anybody asked for it then.
      await revise({ ...revision, revision: 2, budget: null });
      expect(unitsOf(await sell(0, 20, [0, 1]))).toBe(4);
      await revise({ ...revision, revision: 3, budget: { units: 10, cents: null, centsPerUnit: 0 } });
      expect(await sell(0, 20, [2])).toMatchObject([{ code: 'BUDGET_CUT', given: [{ units: 1 }] }]);
    });

    test('a limit for everyone is one for all stores, and outlives the judge', async () => {
      await begin(revisionOf(30, { limits: [{ of: { kind: 'sales' }, max: 3, per: 'day', scope: { kind: 'campaign' }, holder: 'everyone' }] }));
      expect(unitsOf(await sell(0, 30, [0]))).toBe(1);
      expect(unitsOf(await sell(1, 30, [1]))).toBe(1);
      await restart();
      expect(await sell(0, 30, [2, 3])).toMatchObject([{ answerClass: 'accepted' }, { answerClass: 'refused', code: 'LIMIT_REACHED', facts: { of: 'sales', used: 3 } }]);
      expect(await world.database.kysely.selectFrom('campaign_uses').select(['campaign_id', 'used']).where('at_ms', '=', 0).execute()).toEqual([{ campaign_id: 30, used: 3 }]);
    });

    test('stamps and points of one campaign: each has its balance, its lots and its place in the answer', async () => {
      const [stamps] = revisionOf(40).units;
      const [rule] = revisionOf(40).earn;
      assert(stamps !== undefined && rule !== undefined, 'the campaign gives stamps');
      const units: Revision['units'] = [
        { ...stamps, heldDays: 2, expiry: { by: 'age', days: 30, ends: 'instant' } },
        { kind: 'point', programme: 41 as ProgrammeId, goal: null, heldDays: 0, expiry: { by: 'never' }, warnDays: 0 },
      ];
      await begin(revisionOf(40, { units, earn: [rule, { ...rule, id: 'visita', unit: 'point', units: 25, per: { kind: 'visit' } }] }));
      expect(await sell(0, 40, [0])).toMatchObject([{ given: [{ programme: 40, unit: 'stamp', units: 1, balance: 1, goal: 10 }, { programme: 41, unit: 'point', units: 25, balance: 25, goal: null }] }]);
      await restart();
      expect(await sell(1, 40, [0])).toMatchObject([{ given: [{ programme: 40, balance: 2 }, { programme: 41, balance: 50 }] }]);
      const lots = await world.database.kysely.selectFrom('lots').select(['programme_id', 'units', 'expires_at_ms', 'usable_from_ms']).where('programme_id', 'in', [40, 41]).orderBy('programme_id').orderBy('judged_no').execute();
      const midnightAfterTomorrow = testStartMs + 2 * dayMs - ((testStartMs - 6 * 3_600_000) % dayMs);
      expect(lots).toEqual([
        ...[1, 2].map(() => ({ programme_id: 40, units: 1, expires_at_ms: testStartMs + 30 * dayMs, usable_from_ms: midnightAfterTomorrow })),
        ...[1, 2].map(() => ({ programme_id: 41, units: 25, expires_at_ms: null, usable_from_ms: null })),
      ]);
      const ledger = sqlLedger(world.database);
      expect(await ledger.replayHash()).toBe(await ledger.stateHash());
    });

    test('law judged, not trusted: a phone that had not heard of a revision is judged by whichever gives more, within the courtesy', async () => {
      const first = revisionOf(50);
      const [rule] = first.earn;
      assert(rule !== undefined, 'the campaign earns');
      const heard = await begin({ ...first, earn: [{ ...rule, units: 3 }] });
      const less = await revise({ ...first, revision: 2 });
      expect([unitsOf(await sell(0, 50, [0], heard)), unitsOf(await sell(0, 50, [0], less)), unitsOf(await sell(0, 50, [0]))]).toEqual([3, 1, 1]);
      // The courtesy never gives less than the revision in force, and ends with its window.
      const more = await revise({ ...first, revision: 3, earn: [{ ...rule, units: 9 }] });
      expect([unitsOf(await sell(0, 50, [0], heard)), unitsOf(await sell(0, 50, [0], more))]).toEqual([9, 9]);
      await revise({ ...first, revision: 4, courtesyMs: 0 });
      expect(unitsOf(await sell(0, 50, [0], heard))).toBe(1);
    });

    test("a store's own campaign counts every maker's products, in its store", async () => {
      await begin(revisionOf(60, { owner: { kind: 'store', store: 2 as StoreId } }), [2]);
      expect([unitsOf(await sell(1, 60, [0])), unitsOf(await sell(0, 60, [0]))]).toEqual([1, 0]);
      const { kysely } = world.database;
      expect(await kysely.selectFrom('programmes').select(['id', 'campaign_id', 'cpg_id', 'store_id']).where('id', '=', 60).execute()).toEqual([{ id: 60, campaign_id: 60, cpg_id: null, store_id: 2 }]);
      expect(await kysely.selectFrom('lots').select('cpg_id').where('programme_id', '=', 60).execute()).toEqual([{ cpg_id: null }]);
    });

    test("a campaign that names another's programme is not published, nor is anything beside it", async () => {
      const revision = revisionOf(70);
      const units = [...revision.units, { ...(revision.units[0] ?? fail('a unit')), kind: 'point' as const, programme: 20 as ProgrammeId }];
      const done = await world.judge.publish([published({ ...revision, units }, publishedMs)]).catch((thrown: unknown) => thrown);
      expect(done).not.toMatchObject({ ok: true });
      expect(await world.database.kysely.selectFrom('programmes').select('id').where('id', '=', 70).execute()).toEqual([]);
      await restart();
      expect(await sell(0, 20, [7])).toMatchObject([{ code: 'BUDGET_SPENT' }]);
    });
  });
};

const fail = (what: string): never => {
  throw new Error(what);
};
