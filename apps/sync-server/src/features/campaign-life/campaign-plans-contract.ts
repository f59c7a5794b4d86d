import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { everyProduct, everyStore } from '@qoa/shared/rules';
import type { Database } from '../../platform/database.ts';
import { openTestHouse, type TestHouse } from '../../server/test-house.ts';
import { testDraft } from './test-campaign.ts';
import { ledgerOf, published, type TestPerson, testPerson } from './test-console.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** What is planned and what may be planned, through the doors of the console, on one database. Run on every storage adapter. `drop` removes what is left of a database that was closed. */
export const campaignPlansContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    let house: TestHouse;
    let drop: () => Promise<void>;
    let author: TestPerson;
    let approver: TestPerson;
    beforeAll(async () => {
      const opened = await openDatabase();
      drop = opened.drop;
      house = await openTestHouse({ RATE_LIMITS: 'false' }, { database: opened.database });
      author = await testPerson(house, 'autora@test.example');
      approver = await testPerson(house, 'revisora@test.example');
    }, 60_000);
    afterAll(async () => {
      await house.drop();
      await drop();
    }, 60_000);

    test('called off before it begins: by one person with a reason, told to the journal, to cards and by its name in the list; never again', async () => {
      const campaign = await published(author, approver, testDraft({ startsAtMs: house.now.ms + 3 * dayMs }));
      expect((await author.detail(campaign)).state).toBe('confirmed');
      expect(await author.command(campaign, { do: 'call-off', reason: '  ' })).toMatchObject({ status: 400 });
      expect(await author.command(campaign, { do: 'call-off', reason: 'no hay producto' })).toMatchObject({ status: 200, body: { state: 'ended' } });
      const { steps, published: revisions } = await author.detail(campaign);
      expect(steps[0]).toMatchObject({ step: 'CalledOff', byEmail: 'autora@test.example', reason: 'no hay producto', revisions: [2], differences: [{ field: 'state', before: 'active', after: 'ended' }] });
      expect(await ledgerOf(house, campaign)).toEqual(revisions);
      const feed = await house.features.feed.pull({ kind: 'card', card: 1 as never }, { epoch: null, after: {}, limit: 500 });
      expect(feed?.pages.find(({ scope }) => scope === `programme:${campaign}`)?.rows.map(({ body }) => body)).toMatchObject([{ revision: 2, state: 'ended' }]);
      expect((await author.list()).campaigns.find((each) => each.campaign === campaign)).toMatchObject({ state: 'ended', isCalledOff: true, timeZone: 'America/Mexico_City' });
      expect(await author.command(campaign, { do: 'resume' })).toMatchObject({ code: 'CAMPAIGN_STATE', facts: { state: 'ended' } });
      expect(await author.command(await published(author, approver), { do: 'call-off', reason: 'tarde' })).toMatchObject({ code: 'CAMPAIGN_STATE', facts: { state: 'active' } });
    });

    test('a change that is planned is told as a plan, and by its own name once it holds', async () => {
      const campaign = await published(author, approver, testDraft({ name: 'De hoy' }));
      await author.command(campaign, { do: 'edit', document: testDraft({ name: 'Luego' }) });
      await author.command(campaign, { do: 'submit' });
      await approver.command(campaign, { do: 'approve', effectiveFromMs: house.now.ms + hourMs });
      const shown = async () => (await author.list()).campaigns.find((each) => each.campaign === campaign);
      expect(await shown()).toMatchObject({ name: 'De hoy', planned: { name: 'Luego', effectiveFromMs: house.now.ms + hourMs } });
      house.now.ms += hourMs;
      expect(await shown()).toMatchObject({ name: 'Luego', planned: null });
    });

    const planLater = async (campaign: number, changes: Parameters<typeof testDraft>[0], inMs: number): Promise<void> => {
      await author.command(campaign, { do: 'edit', document: testDraft(changes) });
      await author.command(campaign, { do: 'submit' });
      await approver.command(campaign, { do: 'approve', effectiveFromMs: house.now.ms + inMs });
    };

    test('a planned change is withdrawn by one person with a reason: the journal, cards, the list and the terms tell it no more, and it never holds', async () => {
      const campaign = await published(author, approver, testDraft({ name: 'De hoy' }));
      const terms = async (): Promise<string> => (await house.app.inject({ method: 'GET', url: `/terms/${campaign}` })).body;
      house.now.ms += 1000;
      await planLater(campaign, { name: 'Luego' }, hourMs);
      expect(await terms()).toContain('Luego');
      expect(await author.command(campaign, { do: 'withdraw-plan', plan: 2, reason: ' ' })).toMatchObject({ status: 400 });
      expect(await author.command(campaign, { do: 'withdraw-plan', plan: 2, reason: 'el precio estaba mal' })).toMatchObject({ status: 200, body: { state: 'active' } });
      expect(await terms()).not.toContain('Luego');
      const { steps, published: revisions } = await author.detail(campaign);
      expect(steps[0]).toMatchObject({ step: 'PlanWithdrawn', byEmail: 'autora@test.example', reason: 'el precio estaba mal', revisions: [3], differences: [{ field: 'name', before: 'Luego', after: 'De hoy' }] });
      expect(await ledgerOf(house, campaign)).toEqual(revisions);
      const card = { kind: 'card', card: 1 as never } as const;
      const rows = async (after: Readonly<Record<string, number>>) => (await house.features.feed.pull(card, { epoch: house.features.judge.place()?.epoch ?? null, after, limit: 500 }))?.pages.find(({ scope }) => scope === `programme:${campaign}`)?.rows.map(({ body }) => body);
      expect(await rows({}), 'whoever comes anew').toMatchObject([{ revision: 3, name: 'De hoy' }]);
      expect((await author.list()).campaigns.find((each) => each.campaign === campaign)).toMatchObject({ name: 'De hoy', planned: null });
      house.now.ms += hourMs;
      expect((await author.list()).campaigns.find((each) => each.campaign === campaign)).toMatchObject({ name: 'De hoy', planned: null });
      expect(await author.command(campaign, { do: 'withdraw-plan', plan: 2, reason: 'otra vez' }, 1), 'a retry').toMatchObject({ status: 200, body: { state: 'active' } });
    });

    test('a plan that took effect before the judge came to the withdrawal is a promise by then', async () => {
      const campaign = await published(author, approver);
      house.now.ms += 1000;
      await planLater(campaign, { name: 'Luego' }, hourMs);
      const beganMs = house.now.ms + hourMs;
      house.now.ms = beganMs;
      const head = house.features.judge.place()?.head;
      expect(await author.command(campaign, { do: 'withdraw-plan', plan: 2, reason: 'tarde' })).toMatchObject({ status: 409, code: 'PLAN_BEGUN', facts: { effectiveFromMs: beganMs } });
      expect(house.features.judge.place()?.head).toBe(head);
    });

    test('stores that came for the plan alone leave with it', async () => {
      const campaign = await published(author, approver, testDraft({ stores: { ...everyStore, stores: [1] as never } }));
      house.now.ms += 1000;
      await planLater(campaign, {}, hourMs);
      expect((await author.detail(campaign)).storesTakingPart.length).toBeGreaterThan(1);
      await author.command(campaign, { do: 'withdraw-plan', plan: 2, reason: 'solo una tienda' });
      const { storesTakingPart, steps } = await author.detail(campaign);
      expect([storesTakingPart, steps[0]?.step]).toEqual([[1], 'StoreLeft']);
    });

    test.each([
      ['not at all', null, { field: '', problem: 'WRONG_TYPE' }],
      ['without a reward that it can reach', { ...testDraft(), earn: [] }, { field: 'earn' }],
      ['in a zone that does not exist', testDraft({ timeZone: 'Luna/Mar' }), { field: 'timeZone', problem: 'UNKNOWN_TIME_ZONE' }],
      ['in an offset and no zone', testDraft({ timeZone: '+05:30' }), { field: 'timeZone', problem: 'UNKNOWN_TIME_ZONE' }],
      ['for a store that there is not', testDraft({ stores: { ...everyStore, stores: [1, 99_999] as never } }), { field: 'stores.stores', problem: 'UNKNOWN_NAME' }],
      ['naming a brand that there is not', testDraft({ products: { ...everyProduct, brands: ['Nadie'] } }), { field: 'products.brands', problem: 'UNKNOWN_NAME' }],
      ['naming what its owner may not', testDraft({ allows: ['alcohol'] }), { field: 'allows.0', problem: 'RESTRICTED_NOT_PERMITTED' }],
      ['with an audience answered for one phone', testDraft({ stores: { resolved: 'yes', rank: 0 } }), { field: 'stores', problem: 'MALFORMED' }],
    ])('a document that is %s is refused with the field, and nothing is written', async (_how, document, facts) => {
      const before = house.features.judge.place()?.head;
      expect(await author.post('campaigns', { document })).toMatchObject({ status: 422, code: 'REVISION_INVALID', facts });
      expect(house.features.judge.place()?.head).toBe(before);
    });

    test('a product of another maker is refused, and again at its publication where it went to one meanwhile', async () => {
      const { kysely } = house.world.database;
      const { gtin } = await kysely.selectFrom('products').select('gtin').where('cpg_id', '=', 1).executeTakeFirstOrThrow();
      const document = testDraft({ products: { ...everyProduct, products: [gtin as never] } });
      const campaign = await author.create(document);
      await author.command(campaign, { do: 'submit' });
      await sql`INSERT INTO cpgs (id, name) VALUES (88, 'Otro fabricante')`.execute(kysely);
      await kysely.updateTable('products').set({ cpg_id: 88 }).where('gtin', '=', gtin).execute();
      const refused = { status: 422, code: 'REVISION_INVALID', facts: { field: 'products.products', problem: 'OTHER_MAKER', count: 1 } };
      expect(await author.post('campaigns', { document })).toMatchObject(refused);
      expect(await approver.command(campaign, { do: 'approve', effectiveFromMs: null })).toMatchObject(refused);
      expect(await ledgerOf(house, campaign)).toEqual([]);
      await kysely.updateTable('products').set({ cpg_id: 1 }).where('gtin', '=', gtin).execute();
      expect(await approver.command(campaign, { do: 'approve', effectiveFromMs: null })).toMatchObject({ status: 200 });
    });

    test('a campaign of nothing but beer is refused, unless it names the kind and its maker may', async () => {
      const { kysely } = house.world.database;
      const { gtin } = await kysely.selectFrom('products').select('gtin').where('cpg_id', '=', 1).executeTakeFirstOrThrow();
      await kysely.updateTable('products').set({ restricted: 'alcohol' }).where('gtin', '=', gtin).execute();
      const products = { ...everyProduct, products: [gtin as never] };
      expect(await author.post('campaigns', { document: testDraft({ products }) })).toMatchObject({ status: 422, code: 'REVISION_INVALID', facts: { field: 'products.products', problem: 'RESTRICTED_ALONE' } });
      await kysely.updateTable('cpgs').set({ may_restrict: ['alcohol'] }).where('id', '=', 1).execute();
      await author.create(testDraft({ products, allows: ['alcohol'] }));
    });
  });
};
