import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beforeSteps, evolveCampaign } from '@qoa/shared/campaign-life';
import { isErrorCode } from '@qoa/shared/errors';
import { campaignCommandRequestSchema, participationRequestSchema } from '@qoa/shared/protocol';
import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { Database } from '../../platform/database.ts';
import { bodyLike } from '../../server/arbitrary-bodies.ts';
import { openTestHouse, type TestHouse } from '../../server/test-house.ts';
import { sqlCampaignLifeStore } from './campaign-life-store.ts';
import { testDraft } from './test-campaign.ts';
import { ledgerOf, published, type TestPerson, testPerson } from './test-console.ts';

const dayMs = 86_400_000;

/** A campaign's life through the doors of the console, on one database. Run on every storage adapter. `drop` removes what is left of a database that was closed. */
export const campaignLifeContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    let house: TestHouse;
    let drop: () => Promise<void>;
    let author: TestPerson;
    let approver: TestPerson;
    let support: TestPerson;
    const signIn = async (): Promise<void> => {
      author = await testPerson(house, 'autora@test.example');
      approver = await testPerson(house, 'revisora@test.example');
    };
    beforeAll(async () => {
      const opened = await openDatabase();
      drop = opened.drop;
      house = await openTestHouse({ RATE_LIMITS: 'false' }, { database: opened.database });
      await signIn();
      support = await testPerson(house, 'mira@test.example', 'support');
    }, 60_000);
    afterAll(async () => {
      await house.drop();
      await drop();
    }, 60_000);

    test('from draft to active: each step names who, when and what changed, and the ledger holds the revision', async () => {
      const campaign = await author.create(testDraft({ name: 'Primer borrador' }));
      await author.command(campaign, { do: 'edit', document: testDraft({ name: 'Segundo borrador' }) });
      await author.command(campaign, { do: 'submit' });
      expect((await approver.detail(campaign)).approvers).not.toContain('autora@test.example');
      expect((await approver.detail(campaign)).approvers).toContain('revisora@test.example');
      expect(await approver.command(campaign, { do: 'approve', effectiveFromMs: null })).toMatchObject({ status: 200, body: { state: 'active' } });

      const detail = await author.detail(campaign);
      expect(detail.steps.map(({ step, byEmail }) => [step, byEmail])).toEqual([
        ['StoreJoined', null],
        ['Published', 'revisora@test.example'],
        ['Submitted', 'autora@test.example'],
        ['Drafted', 'autora@test.example'],
        ['Drafted', 'autora@test.example'],
      ]);
      expect(detail.steps[3]).toMatchObject({ differences: [{ field: 'name', before: 'Primer borrador', after: 'Segundo borrador' }], more: 0, atMs: house.now.ms });
      expect(detail.steps[1]?.revisions).toEqual([1]);
      expect([detail.version, detail.storesTakingPart]).toEqual([4, [1, 2, 3]]);
      expect(await ledgerOf(house, campaign)).toEqual(detail.published);
      expect(detail.published[0]).toMatchObject({ campaign, units: [{ programme: campaign }], revision: 1, state: 'active', effectiveFromMs: house.now.ms });
    });

    test('each step stands in the console’s journal with old and new values', async () => {
      const before = house.features.judge.place()?.head ?? 0;
      const campaign = await published(author, approver);
      await author.command(campaign, { do: 'pause' });
      const epoch = house.features.judge.place()?.epoch;
      const pulled = await house.features.feed.pull({ kind: 'console' }, { epoch: epoch ?? null, after: { console: before }, limit: 100 });
      const steps = pulled?.pages[0]?.rows.filter(({ kind }) => kind === 'campaign-step').map(({ body }) => body) ?? [];
      expect(steps).toMatchObject([{ campaign, step: 'Drafted' }, { step: 'Submitted' }, { step: 'Published', revisions: [1] }, { step: 'StoreJoined' }, { step: 'Paused', revisions: [2], differences: [{ field: 'state', before: 'active', after: 'paused' }] }]);
    });

    test('whoever wrote or submitted it does not publish it; support changes nothing', async () => {
      const campaign = await author.create();
      await author.command(campaign, { do: 'submit' });
      expect(await author.command(campaign, { do: 'approve', effectiveFromMs: null })).toMatchObject({ status: 403, code: 'FOUR_EYES' });
      expect(await support.command(campaign, { do: 'submit' })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      expect((await support.detail(campaign)).reader).toMatchObject({ role: 'support' });
      expect(await ledgerOf(house, campaign)).toEqual([]);
    });

    test('of two who approve at once one publishes, and the other hears that it changed', async () => {
      const other = await testPerson(house, 'otra@test.example');
      const campaign = await author.create();
      await author.command(campaign, { do: 'submit' });
      const { version } = await author.detail(campaign);
      const answers = await Promise.all([approver, other].map((person) => person.command(campaign, { do: 'approve', effectiveFromMs: null }, version)));
      expect(answers.map(({ code }) => code)).toEqual(expect.arrayContaining(['CAMPAIGN_CHANGED', null]));
      expect(await ledgerOf(house, campaign)).toHaveLength(1);
      expect(await approver.command(campaign, { do: 'approve', effectiveFromMs: null })).toMatchObject({ status: 409, code: 'CAMPAIGN_STATE', facts: { state: 'active' } });
    });

    test('a retry changes nothing, also upon an old version', async () => {
      const campaign = await published(author, approver);
      const { version } = await author.detail(campaign);
      const first = await author.command(campaign, { do: 'pause' }, version);
      expect(await author.command(campaign, { do: 'pause' }, version)).toEqual(first);
      expect(await author.command(campaign, { do: 'resume' }, version)).toMatchObject({ status: 409, code: 'CAMPAIGN_CHANGED', facts: { version: Number(first.body['version']) } });
      expect(await ledgerOf(house, campaign)).toHaveLength(2);
    });

    test('two revisions in one second keep their order: the later published holds', async () => {
      const campaign = await published(author, approver);
      for (const label of ['dos', 'tres']) {
        await author.command(campaign, { do: 'edit', document: testDraft({ name: label }) });
        await author.command(campaign, { do: 'submit' });
        await approver.command(campaign, { do: 'approve', effectiveFromMs: null });
      }
      const { published: revisions } = await author.detail(campaign);
      expect(revisions.map(({ revision, name: of, effectiveFromMs }) => [revision, of, effectiveFromMs])).toEqual([[1, 'Un sello por refresco', house.now.ms], [2, 'dos', house.now.ms], [3, 'tres', house.now.ms]]);
      expect((await author.list()).campaigns.find((each) => each.campaign === campaign)).toMatchObject({ name: 'tres', state: 'active' });
      const { rows } = await sql<{ readonly revision: number }>`SELECT revision FROM revisions WHERE programme_id = ${campaign} ORDER BY judged_no`.execute(house.world.database.kysely);
      expect(rows.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    });

    test('it never takes effect before its publication', async () => {
      const campaign = await author.create();
      await author.command(campaign, { do: 'submit' });
      expect(await approver.command(campaign, { do: 'approve', effectiveFromMs: house.now.ms - 1 })).toMatchObject({ status: 422, code: 'EFFECT_BEFORE_PUBLICATION', facts: { nowMs: house.now.ms } });
      expect(await approver.command(campaign, { do: 'approve', effectiveFromMs: house.now.ms + dayMs })).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    });

    test('nor once its campaign has ended', async () => {
      const endsAtMs = house.now.ms + 3 * dayMs;
      const campaign = await author.create(testDraft({ endsAtMs }));
      await author.command(campaign, { do: 'submit' });
      expect(await approver.command(campaign, { do: 'approve', effectiveFromMs: endsAtMs })).toMatchObject({ status: 422, code: 'EFFECT_AFTER_END', facts: { endsAtMs } });
      expect(await approver.command(campaign, { do: 'approve', effectiveFromMs: endsAtMs - dayMs })).toMatchObject({ status: 200 });
    });

    test('an end is told in good time, with the last day to redeem', async () => {
      const campaign = await published(author, approver);
      const endsAtMs = house.now.ms + 8 * dayMs;
      expect(await author.command(campaign, { do: 'end', endsAtMs: house.now.ms + dayMs, redeemUntilMs: null })).toMatchObject({ code: 'END_TOO_SOON', facts: { earliestMs: house.now.ms + 7 * dayMs } });
      expect(await author.command(campaign, { do: 'end', endsAtMs, redeemUntilMs: endsAtMs - 1 })).toMatchObject({ code: 'REDEEM_BEFORE_END' });
      expect(await author.command(campaign, { do: 'end', endsAtMs, redeemUntilMs: endsAtMs + 30 * dayMs })).toMatchObject({ code: null });
      const feed = await house.features.feed.pull({ kind: 'card', card: 1 as never }, { epoch: null, after: {}, limit: 500 });
      const row = feed?.pages.find(({ scope }) => scope === `programme:${campaign}`)?.rows.at(-1)?.body;
      expect(row).toMatchObject({ endsAtMs, redeemUntilMs: endsAtMs + 30 * dayMs });
    });

    test('an owner that does not exist is told', async () => {
      expect(await author.post('campaigns', { document: testDraft({ owner: { kind: 'cpg', cpg: 77 as never } }) })).toMatchObject({ status: 422, code: 'OWNER_UNKNOWN' });
    });

    test('a CPG may name what it is permitted', async () => {
      await house.world.database.kysely.updateTable('cpgs').set({ may_restrict: ['alcohol'] }).where('id', '=', 1).execute();
      expect(await published(author, approver, testDraft({ allows: ['alcohol'] }))).toBeGreaterThan(0);
      await house.world.database.kysely.updateTable('cpgs').set({ may_restrict: [] }).where('id', '=', 1).execute();
    });

    test('ten thousand products are a document; more than a body holds are not', async () => {
      const products = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(14, '0'));
      const many = { ...testDraft(), products: { ...testDraft().products, products } };
      const campaign = await author.create(many);
      expect((await author.detail(campaign)).proposal?.document.products.products).toHaveLength(10_000);
      expect(await author.post('campaigns', { document: { ...many, name: 'x'.repeat(2 * 1024 * 1024) } })).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
    });

    test.each([0, 987_654, 2 ** 31, 99_999_999_999])('campaign %i is not there', async (campaign) => {
      for (const path of ['commands', 'participation', 'copy']) {
        const body = path === 'commands' ? { version: 1, command: { do: 'submit' } } : path === 'copy' ? {} : { version: 1, participation: { mode: 'managed', stores: [], pay: null } };
        expect((await author.post(`campaigns/${campaign}/${path}`, body)).status).toBe(campaign === 0 ? 400 : 404);
      }
      expect((await author.get(`campaigns/${campaign}`)).status).toBe(campaign === 0 ? 400 : 404);
    });

    test('a second kind of unit gets the number kept for it, whatever the document names', async () => {
      const campaign = await published(author, approver);
      const [stamps] = testDraft().units;
      const document = testDraft({ units: [{ ...stamps, programme: campaign } as never, { ...stamps, kind: 'point', programme: 2_147_483_647, goal: null } as never] });
      await author.command(campaign, { do: 'edit', document });
      await author.command(campaign, { do: 'submit' });
      await approver.command(campaign, { do: 'approve', effectiveFromMs: null });
      const { published: revisions } = await author.detail(campaign);
      expect(revisions.at(-1)?.units.map(({ kind, programme }) => [kind, programme])).toEqual([['stamp', campaign], ['point', campaign + 1]]);
      expect(await author.create()).toBe(campaign + 2);
    });

    test('a copy is a draft of its own that says that it is one', async () => {
      const campaign = await published(author, approver, testDraft({ name: 'x'.repeat(100) }));
      const copied = await approver.post(`campaigns/${campaign}/copy`);
      expect(copied).toMatchObject({ status: 201, body: { version: 1 } });
      const copy = await author.detail(Number(copied.body['campaign']));
      expect(copy).toMatchObject({ state: 'draft', published: [], proposal: { document: { name: `Copia de ${'x'.repeat(91)}`, campaign: copy.campaign } } });
      expect(copy.campaign).not.toBe(campaign);
    });

    test('what is thrown away is not in the list, and its steps stay', async () => {
      const campaign = await author.create();
      await author.command(campaign, { do: 'discard' });
      expect((await author.list()).campaigns.map((each) => each.campaign)).not.toContain(campaign);
      expect(await author.detail(campaign)).toMatchObject({ state: 'unborn', proposal: null, steps: [{ step: 'Discarded' }, { step: 'Drafted' }] });
      expect(await author.post(`campaigns/${campaign}/copy`)).toMatchObject({ status: 409, code: 'CAMPAIGN_STATE' });
    });

    test('law whole: a publication that fails half-way leaves nothing, and can be made again', async () => {
      const { kysely } = house.world.database;
      const campaign = await author.create();
      await author.command(campaign, { do: 'submit' });
      const before = await author.detail(campaign);
      // The number of the revision is taken, so that the database refuses it behind the step.
      await sql`INSERT INTO programmes (id, campaign_id, cpg_id) VALUES (${campaign}, ${campaign}, 1)`.execute(kysely);
      await sql`INSERT INTO revisions (programme_id, revision, cpg_id, judged_no, published_ms, body) VALUES (${campaign}, 1, 1, 999999999, 1, '{}')`.execute(kysely);
      expect(await approver.command(campaign, { do: 'approve', effectiveFromMs: null })).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect(await author.detail(campaign)).toEqual(before);
      await sql`DELETE FROM revisions WHERE programme_id = ${campaign}`.execute(kysely);
      expect(await approver.command(campaign, { do: 'approve', effectiveFromMs: null })).toMatchObject({ status: 200, body: { state: 'active' } });
      expect(await ledgerOf(house, campaign)).toHaveLength(1);
    });

    test('whatever stands in a command upon a campaign that is there, nothing breaks and every answer is catalogued', async () => {
      const campaign = await published(author, approver);
      const bodies = { commands: bodyLike(z.toJSONSchema(campaignCommandRequestSchema, { unrepresentable: 'any' })), participation: bodyLike(z.toJSONSchema(participationRequestSchema, { unrepresentable: 'any' })) };
      const asked = fc.oneof(...(['commands', 'participation'] as const).map((door) => fc.record({ door: fc.constant(door), body: bodies[door], isRight: fc.boolean() })));
      await fc.assert(
        fc.asyncProperty(asked, async ({ door, body, isRight }) => {
          const { version } = await author.detail(campaign);
          const answer = await author.post(`campaigns/${campaign}/${door}`, typeof body === 'object' && body !== null && isRight ? { ...body, version } : { body });
          expect(answer.status, JSON.stringify(answer)).toBeLessThan(500);
          if (answer.code !== null) expect(isErrorCode(answer.code)).toBe(true);
        }),
        { numRuns: 150 },
      );
      expect(house.logged.filter((line) => line.includes('"level":"error"') && !line.includes('the judge met'))).toEqual([]);
    });

    test('whatever people do, what is shown is what the steps come to, and the ledger holds what they published', async () => {
      const store = sqlCampaignLifeStore(house.world.database);
      await fc.assert(
        fc.asyncProperty(fc.array(wish, { minLength: 8, maxLength: 16 }), async (wishes) => {
          const campaign = await author.create();
          for (const { who, command, isLate, aheadMs } of wishes) {
            house.now.ms += aheadMs;
            // Their sessions are over by the next day.
            if (aheadMs === dayMs) await signIn();
            const people = [author, approver];
            const { version } = await author.detail(campaign);
            await people[who]?.command(campaign, command(house.now.ms), isLate ? version - 1 : version);
          }
          const [detail, numbers] = [await author.detail(campaign), await store.numbersOf(campaign)];
          const folded = (await store.stepsOf(campaign)).reduce(evolveCampaign, beforeSteps(numbers ?? ({} as never)));
          expect({ published: detail.published, proposal: detail.proposal, version: detail.version, participation: detail.participation }).toEqual({ ...folded.life, version: folded.version, participation: folded.participation });
          expect(await ledgerOf(house, campaign)).toEqual(detail.published);
          expect((await author.list()).campaigns.find((each) => each.campaign === campaign)?.state ?? 'unborn').toBe(detail.state);
        }),
        { numRuns: 10 },
      );
    });
  });
};

const wish = fc.record({
  who: fc.constantFrom(0, 0, 1),
  isLate: fc.constantFrom(false, false, false, true),
  aheadMs: fc.constantFrom(0, 1000, dayMs),
  command: fc.oneof(
    fc.constantFrom('a', 'b').map((name) => () => ({ do: 'edit', document: testDraft({ name }) })),
    fc.constant(() => ({ do: 'submit' })),
    fc.constantFrom<number | null>(null, 0, 2).map((days) => (nowMs: number) => ({ do: 'approve', effectiveFromMs: days === null ? null : nowMs + days * dayMs })),
    fc.constantFrom('withdraw', 'discard', 'pause', 'resume').map((asked) => () => ({ do: asked })),
    fc.constantFrom('reject', 'call-off').map((asked) => () => ({ do: asked, reason: 'faltan productos' })),
    fc.integer({ min: 1, max: 4 }).map((plan) => () => ({ do: 'withdraw-plan', plan, reason: 'faltan productos' })),
    fc.constant((nowMs: number) => ({ do: 'end', endsAtMs: nowMs + 8 * dayMs, redeemUntilMs: null })),
  ),
});
