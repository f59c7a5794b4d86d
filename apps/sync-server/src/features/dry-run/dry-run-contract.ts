import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CpgId, Gtin, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { onlyProducts, plainDocument, plainRule, plainUnit } from '@qoa/shared/rules';
import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { openTestWorld, testStartMs, type TestWorld } from '../doors/test-world.ts';
import { openDryRuns } from './dry-runs.ts';
import { sqlDryRunStore } from './dry-run-store.ts';

const dayMs = 86_400_000;
const awake = new AbortController().signal;

/** The rules of the world's own campaign, as a document that nobody published. */
export const testDocument = (gtins: readonly Gtin[], changes: Partial<RevisionDraft> = {}): RevisionDraft =>
  plainDocument({
    campaign: 900 as ProgrammeId, owner: { kind: 'cpg', cpg: 1 as CpgId }, name: 'Otra junta', startsAtMs: testStartMs + 30 * dayMs, endsAtMs: testStartMs + 60 * dayMs, timeZone: 'America/Mexico_City',
    units: [plainUnit('stamp', 900 as ProgrammeId)], products: onlyProducts(gtins.slice(0, 2)), earn: [plainRule('each', 'stamp', { kind: 'item' })],
    limits: [{ of: { kind: 'units', unit: 'stamp' }, max: 2, per: 'day', scope: { kind: 'campaign' }, holder: 'card' }], ...changes,
  });

/** Dry runs over real events. Run on every storage adapter. */
export const dryRunContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    const ends: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    });
    const open = async (stores = 1) => {
      const { database, drop } = await openDatabase();
      const world = await openTestWorld(database, { stores, phones: 2, cards: 3, limitPerDay: 2 });
      ends.push(drop, world.close);
      const dryRuns = openDryRuns({ store: sqlDryRunStore(database), now: () => world.now.ms, breathe: () => Promise.resolve() });
      return { world, database, dryRuns };
    };
    /** Sales of a few days on two phones, in no order of time, a guest's and one whose card came later among them. */
    const sell = async (world: TestWorld): Promise<void> => {
      const [one, other] = world.phones;
      const [ana, beto] = world.cards;
      const [water, soda, bread] = world.gtins;
      assert(one !== undefined && other !== undefined && ana !== undefined && beto !== undefined && water !== undefined && soda !== undefined && bread !== undefined, 'the world is furnished');
      world.now.ms = testStartMs + 3 * dayMs;
      const guest = other.sale(3, null, soda, testStartMs + dayMs);
      for (const [phone, envelopes] of [
        [one, [one.sale(1, ana, water, testStartMs + dayMs), one.sale(2, ana, water, testStartMs + dayMs + 1), one.sale(3, ana, soda, testStartMs + dayMs + 2), one.sale(4, beto, bread, testStartMs + dayMs), one.sale(5, beto, water, testStartMs)]],
        [other, [other.sale(1, null, water, testStartMs), other.sale(2, ana, soda, testStartMs + 2 * dayMs), guest, other.claim(4, guest, beto)]],
      ] as const) {
        const pushed = await world.intake.push(phone.push(envelopes, { clock: { wallMs: world.now.ms, session: 7, monotonicMs: 1000 } }));
        assert(pushed.ok, 'the push is taken');
      }
    };

    test('over the past comes to what the judge gave by the same rules', async () => {
      const { world, database, dryRuns } = await open();
      await sell(world);
      const ran = await dryRuns.run({ document: testDocument(world.gtins), over: { kind: 'past', days: 30 } }, awake);
      assert(ran.ok, 'the document is valid');
      const judged = await database.kysely.selectFrom('card_states').select((eb) => eb.fn.sum<number>('balance').as('units')).executeTakeFirstOrThrow();
      expect(ran.value.given).toEqual([{ kind: 'stamp', units: Number(judged.units) }]);
      expect(ran.value).toMatchObject({ sales: 8, cards: 2, counted: 5, prizes: 0, cents: null, cut: false, reasons: [{ code: 'LIMIT_REACHED', sales: 1 }, { code: 'NO_CARD', sales: 1 }, { code: 'PRODUCT_NOT_IN_CAMPAIGN', sales: 1 }] });
      expect(ran.value.mostAffected).toEqual([{ cardEnd: world.cards[0]?.slice(-4), sales: 3, units: 3 }, { cardEnd: world.cards[1]?.slice(-4), sales: 2, units: 2 }]);
      expect(ran.value.days).toHaveLength(30);
      expect(ran.value.days.filter(({ sales }) => sales > 0).map(({ sales }) => sales).reduce((sum, sales) => sum + sales, 0)).toBe(8);
      expect(JSON.stringify(ran.value)).not.toContain(world.cards[0]);
    });

    test('of a campaign that runs begins with what is left of its budget, and of what it may give in all', async () => {
      const { world, database, dryRuns } = await open();
      await sell(world);
      const ran = async (changes: Partial<RevisionDraft>) => {
        const units = testDocument(world.gtins).units.map((unit) => ({ ...unit, programme: 1 as ProgrammeId }));
        const done = await dryRuns.run({ document: testDocument(world.gtins, { campaign: 1 as ProgrammeId, units, ...changes }), over: { kind: 'past', days: 30 } }, awake);
        assert(done.ok, 'the document is valid');
        return done.value;
      };
      expect(await ran({ budget: { units: 8, cents: null, centsPerUnit: 0 } })).toMatchObject({ gaveBefore: 5, given: [{ kind: 'stamp', units: 3 }] });
      expect((await ran({ budget: { units: 8, cents: null, centsPerUnit: 0 } })).days.at(-1)?.budgetUnitsLeft).toBe(0);
      expect(await ran({})).toMatchObject({ gaveBefore: 5, given: [{ kind: 'stamp', units: 5 }] });
      const forLife = { of: { kind: 'units', unit: 'stamp' }, max: 8, per: 'lifetime', scope: { kind: 'campaign' }, holder: 'everyone' } as const;
      await database.kysely.insertInto('campaign_uses').values([{ campaign_id: 1, at_ms: 0, counter: 'lifetime|stamp|', used: 6 }, { campaign_id: 1, at_ms: 0, counter: 'day:1|stamp|', used: 6 }]).execute();
      expect(await ran({ limits: [forLife] })).toMatchObject({ given: [{ kind: 'stamp', units: 2 }] });
    });

    test('of a store’s own campaign looks at that store alone, whatever others sold', async () => {
      const { world, dryRuns } = await open(2);
      await sell(world);
      const done = await dryRuns.run({ document: testDocument(world.gtins, { owner: { kind: 'store', store: 2 as StoreId } }), over: { kind: 'past', days: 30 } }, awake);
      expect(done.ok && [done.value.stores, done.value.sales]).toEqual([{ of: 'scope', count: 1 }, 3]);
    });

    test('looks at the stores that take part, where not all do, and says which it looked at', async () => {
      const { world, database, dryRuns } = await open(2);
      await sell(world);
      const document = testDocument(world.gtins);
      const ran = async () => {
        const done = await dryRuns.run({ document, over: { kind: 'past', days: 30 } }, awake);
        return done.ok ? [done.value.stores, done.value.sales] : done.error;
      };
      const all = await ran();
      const set = (mode: string, stores: unknown) => database.kysely.insertInto('campaigns').values({ id: 900, spare_id: 901, cpg_id: 1, store_id: null, changed_ms: 0, participation: JSON.stringify({ mode, stores, pay: null }), outline: '{}' }).onConflict((at) => at.column('id').doUpdateSet({ participation: JSON.stringify({ mode, stores, pay: null }) })).execute();
      await set('automatic', 'all');
      expect([all, await ran()]).toEqual(Array(2).fill([{ of: 'scope', count: 2 }, 8]));
      await set('opt-in', 'all');
      expect(await ran(), 'nobody has joined yet').toEqual([{ of: 'scope', count: 2 }, 8]);
      await set('opt-in', [2]);
      expect(await ran(), 'it was chosen').toEqual([{ of: 'takingPart', count: 1 }, 3]);
      await database.kysely.insertInto('programmes').values({ id: 900, campaign_id: 900, cpg_id: 1, store_id: null }).execute();
      await database.kysely.insertInto('store_programmes').values({ store_id: 1, programme_id: 900, cpg_id: 1, joined_no: 1 }).execute();
      expect(await ran(), 'it joined').toEqual([{ of: 'takingPart', count: 1 }, 5]);
    });

    test('looks at the asked days alone, and writes nothing', async () => {
      const { world, database, dryRuns } = await open();
      await sell(world);
      const before = await database.kysely.selectFrom('facts').selectAll().execute();
      const ran = await dryRuns.run({ document: testDocument(world.gtins), over: { kind: 'past', days: 2 } }, awake);
      expect(ran).toMatchObject({ ok: true, value: { sales: 1, days: [{ sales: 1 }, { sales: 0 }] } });
      expect(await database.kysely.selectFrom('facts').selectAll().execute()).toEqual(before);
      expect(await database.kysely.selectFrom('card_states').selectAll().where('programme_id', '=', 900).execute()).toEqual([]);
    });

    test('of a made-up shop sells the catalogue, and answers the same each time', async () => {
      const { world, dryRuns } = await open();
      const request = { document: testDocument(world.gtins), over: { kind: 'sample', days: 7, salesADay: 50 } } as const;
      const ran = await dryRuns.run(request, awake);
      assert(ran.ok, 'the document is valid');
      expect(ran.value.sales).toBe(350);
      expect(ran.value.counted).toBeGreaterThan(50);
      expect(ran.value.days[0]?.day).toBe('2026-12-18');
      expect(await dryRuns.run(request, awake)).toEqual(ran);
    });

    test('a campaign for a segment is tried on the cards that are in it now', async () => {
      const { world, database, dryRuns } = await open();
      await sell(world);
      const asked = { document: testDocument(world.gtins, { cards: { tags: ['vecinos'] } }), over: { kind: 'past', days: 30 } } as const;
      expect(await dryRuns.run(asked, awake)).toMatchObject({ ok: true, value: { counted: 0 } });
      await database.kysely.insertInto('card_segments').values([{ card_id: 1, segment: 'vecinos', since_no: 1, until_no: null }, { card_id: 2, segment: 'vecinos', since_no: 1, until_no: 2 }]).execute();
      expect(await dryRuns.run(asked, awake)).toMatchObject({ ok: true, value: { mostAffected: [{ cardEnd: world.cards[0]?.slice(-4) }] } });
    });

    test('warnings tell of segments without cards and of birthdays that nobody told', async () => {
      const { world, dryRuns } = await open();
      const [rule] = testDocument(world.gtins).earn;
      const document = testDocument(world.gtins, { cards: { tags: ['vecinos'] }, earn: rule === undefined ? [] : [{ ...rule, per: { kind: 'birthday', daysAround: 3 } }] });
      expect(await dryRuns.warnings(document, awake)).toMatchObject({ value: { warnings: [{ code: 'CAMPAIGN_OVERLAPS' }, { field: 'cards.tags.0', code: 'SEGMENT_EMPTY', facts: { segment: 'vecinos' } }, { field: 'earn.0.per', code: 'BIRTHDAYS_FEW', facts: { told: 0, cards: 3 } }] } });
    });

    test('warnings name the campaigns that run, and a budget that a week empties', async () => {
      const { world, dryRuns } = await open();
      await sell(world);
      const overlap = { field: 'products', code: 'CAMPAIGN_OVERLAPS', facts: { campaign: 1, name: 'Junta 10', sameGroup: 0 } };
      const warned = async (changes: Partial<RevisionDraft>): Promise<unknown> => dryRuns.warnings(testDocument(world.gtins, changes), awake);
      expect(await warned({})).toEqual({ ok: true, value: { warnings: [overlap] } });
      expect(await warned({ budget: { units: 6, cents: null, centsPerUnit: 0 } })).toEqual({ ok: true, value: { warnings: [overlap] } });
      expect(await warned({ budget: { units: 5, cents: null, centsPerUnit: 0 } })).toEqual({ ok: true, value: { warnings: [overlap, { field: 'budget', code: 'BUDGET_SHORT', facts: { units: 5, weekUnits: 5, issued: 0 } }] } });
      // The same campaign revised: it gave as much already.
      const revised = { campaign: 1 as ProgrammeId, units: testDocument(world.gtins).units.map((unit) => ({ ...unit, programme: 1 as ProgrammeId })) };
      expect(await warned({ ...revised, budget: { units: 8, cents: null, centsPerUnit: 0 } })).toMatchObject({ value: { warnings: [{ code: 'BUDGET_SHORT', facts: { units: 3, weekUnits: 5, issued: 5 } }] } });
      expect(await warned({ ...revised, budget: { units: 11, cents: null, centsPerUnit: 0 } })).toEqual({ ok: true, value: { warnings: [] } });
      expect(await warned({ owner: { kind: 'cpg', cpg: 77 as CpgId } })).toEqual({ ok: true, value: { warnings: [] } });
    });
  });
};
