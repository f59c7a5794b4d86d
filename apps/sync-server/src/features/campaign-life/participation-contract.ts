import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { JoinedRow } from '@qoa/shared/feed';
import type { EnrolmentId, ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { LiveMessage } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import type { Database } from '../../platform/database.ts';
import { deviceToken } from '../../server/test-callers.ts';
import { openTestHouse, type TestHouse } from '../../server/test-house.ts';
import { storeFact } from '../campaigns/index.ts';
import { testDraft } from './test-campaign.ts';
import { published, type TestPerson, testPerson } from './test-console.ts';

const pay = { cents: 50, per: 'sale' } as const;

/** Which stores take part in campaigns, through the doors of the console and of phones, on one database. Run on every storage adapter. `drop` removes what is left of a database that was closed. */
export const participationContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    let house: TestHouse;
    let drop: () => Promise<void>;
    let author: TestPerson;
    let approver: TestPerson;
    const tokens = new Map<number, string>();
    beforeAll(async () => {
      const opened = await openDatabase();
      drop = opened.drop;
      house = await openTestHouse({ RATE_LIMITS: 'false' }, { database: opened.database });
      author = await testPerson(house, 'autora@test.example');
      approver = await testPerson(house, 'revisora@test.example');
      for (const store of [1, 2, 3]) tokens.set(store, await deviceToken(house, store as StoreId));
    }, 60_000);
    afterAll(async () => {
      await house.drop();
      await drop();
    }, 60_000);

    const authorization = (store: number): { readonly authorization: string } => ({ authorization: `Bearer ${tokens.get(store)}` });
    const asks = async (store: number, campaign: number, does: 'join' | 'leave') => {
      const answer = await house.app.inject({ method: 'POST', url: `/v1/campaigns/${campaign}/${does}`, headers: authorization(store), payload: {} });
      return answer.statusCode === 200 ? answer.json() : [answer.statusCode, answer.json().error.code, ...(answer.statusCode === 409 ? [answer.json().error.facts] : [])];
    };
    /** Where a store stands by its phone's snapshot, and whether its phone may read the campaign. */
    const seen = async (store: number, campaign: number): Promise<readonly [JoinedRow | undefined, boolean]> => {
      const { pages, scopes } = (await house.app.inject({ method: 'POST', url: '/v1/pull', headers: authorization(store), payload: { epoch: null, after: {}, limit: 500 } })).json();
      const rows: readonly { readonly kind: string; readonly body: JoinedRow }[] = pages.find(({ scope }: { readonly scope: string }) => scope === `store:${store}`).rows;
      return [rows.find(({ kind, body }) => kind === 'joined' && body.programme === campaign)?.body, scopes.includes(`programme:${campaign}`)];
    };
    const steps = async (campaign: number): Promise<readonly string[]> => (await author.detail(campaign)).steps.map(({ step }) => step);
    const takingPart = async (campaign: number): Promise<readonly number[]> => (await author.detail(campaign)).storesTakingPart;

    test('a draft has nobody; automatic stores take part from its publication', async () => {
      const campaign = await author.create();
      expect(await takingPart(campaign)).toEqual([]);
      await author.command(campaign, { do: 'submit' });
      await approver.command(campaign, { do: 'approve', effectiveFromMs: null });
      expect(await takingPart(campaign)).toEqual([1, 2, 3]);
      expect(await seen(1, campaign)).toEqual([{ programme: campaign, joined: true }, true]);
      expect((await author.list()).campaigns.find((each) => each.campaign === campaign)?.storesTakingPart).toBe(3);
    });

    test('managed: the chosen ones and no others, and they cannot leave by themselves', async () => {
      const campaign = await published(author, approver);
      expect(await author.participate(campaign, { mode: 'managed', stores: [2], pay: null })).toMatchObject({ status: 200 });
      expect([await takingPart(campaign), (await steps(campaign)).slice(0, 2)]).toEqual([[2], ['StoreLeft', 'ParticipationSet']]);
      expect((await author.detail(campaign)).steps[0]).toMatchObject({ by: 0, byEmail: null, differences: [{ field: 'storesTakingPart', before: [1, 3] }] });
      expect(await seen(1, campaign)).toEqual([undefined, false]);
      expect(await asks(2, campaign, 'leave')).toEqual([409, 'NOT_OPTIONAL', {}]);
      expect(await asks(2, campaign, 'join')).toMatchObject({ joined: true });
    });

    test('opt-in: stores are asked with what they earn, join and leave, and doing so twice is harmless', async () => {
      const campaign = await published(author, approver);
      await author.participate(campaign, { mode: 'managed', stores: [], pay: null });
      await author.participate(campaign, { mode: 'opt-in', stores: 'all', pay });
      expect(await seen(2, campaign)).toEqual([{ programme: campaign, joined: false, invited: true, pay }, true]);
      const { version } = await author.detail(campaign);
      for (const _time of [1, 2]) expect(await asks(2, campaign, 'join')).toEqual({ programme: campaign, joined: true, invited: true, pay });
      expect([await takingPart(campaign), await seen(2, campaign)]).toEqual([[2], [{ programme: campaign, joined: true, invited: true, pay }, true]]);
      for (const _time of [1, 2]) expect(await asks(2, campaign, 'leave')).toEqual({ programme: campaign, joined: false, invited: true, pay });
      expect([await takingPart(campaign), (await steps(campaign)).slice(0, 2), (await author.detail(campaign)).version]).toEqual([[], ['StoreLeft', 'StoreJoined'], version]);
    });

    test('law resume: the phone of a store that joins, or joins again, takes a snapshot of its store, which brings where cards stand there', async () => {
      const campaign = await published(author, approver);
      await author.participate(campaign, { mode: 'managed', stores: [], pay: null });
      await author.participate(campaign, { mode: 'opt-in', stores: [2], pay: null });
      const pull = async (epoch: string | null, after: object) => (await house.app.inject({ method: 'POST', url: '/v1/pull', headers: authorization(2), payload: { epoch, after, limit: 500 } })).json();
      const headsIn = (pages: readonly { readonly scope: string; readonly head: number }[]) => Object.fromEntries(pages.map(({ scope, head }) => [scope, head]));
      const known = await pull(null, {});
      let stands = headsIn(known.pages);
      for (const _time of [1, 2]) {
        await asks(2, campaign, 'join');
        const joined = await pull(known.epoch, stands);
        expect(joined.pages).toMatchObject([{ scope: 'store:2', snapshot: true }]);
        stands = { ...stands, ...headsIn(joined.pages) };
        await asks(2, campaign, 'leave');
        const left = await pull(known.epoch, stands);
        expect(left.pages).toMatchObject([{ scope: 'store:2', snapshot: false, rows: [{ kind: 'joined', body: { joined: false } }] }]);
        stands = { ...stands, ...headsIn(left.pages) };
      }
    });

    test('law last mile: a phone that is open hears of a campaign that its store enters, and of its next steps', async () => {
      const campaign = await published(author, approver);
      await author.participate(campaign, { mode: 'managed', stores: [1], pay: null });
      const told: LiveMessage[] = [];
      const leave = await house.features.hub.join(
        { kind: 'device', enrolment: 'abcdabcdabcdabcd' as EnrolmentId, store: 2 as StoreId },
        { send: (text) => void told.push(JSON.parse(text)), close: () => undefined, waitingBytes: () => 0 },
      );
      const hinted = (): readonly string[] => told.flatMap((message) => ('hint' in message ? [message.hint.scope] : []));
      await author.participate(campaign, { mode: 'managed', stores: [1, 2], pay: null });
      await vi.waitFor(() => expect(hinted()).toContain('store:2'));
      await author.command(campaign, { do: 'pause' });
      await vi.waitFor(() => expect(hinted()).toContain(`programme:${campaign}`));
      leave?.();
    });

    test('a store that joins while somebody of the console looks does not make their command late', async () => {
      const campaign = await published(author, approver);
      await author.participate(campaign, { mode: 'opt-in', stores: [1, 2], pay: null });
      const { version } = await author.detail(campaign);
      await asks(1, campaign, 'leave');
      expect(await author.command(campaign, { do: 'pause' }, version)).toMatchObject({ status: 200, body: { state: 'paused' } });
    });

    test('law own tenant: a store that was not asked does not learn that there is a campaign', async () => {
      const campaign = await published(author, approver);
      await author.participate(campaign, { mode: 'opt-in', stores: [1], pay: null });
      expect([await asks(3, campaign, 'join'), await asks(3, campaign, 'leave'), await asks(3, 999_999, 'join')]).toEqual([[404, 'CAMPAIGN_UNKNOWN'], [404, 'CAMPAIGN_UNKNOWN'], [404, 'CAMPAIGN_UNKNOWN']]);
      expect(await seen(3, campaign)).toEqual([undefined, false]);
    });

    test('only stores of the revision’s scope take part, as the next revision has it', async () => {
      const campaign = await published(author, approver, testDraft({ stores: { ...(testDraft().stores as object), states: ['Jalisco'] } as never }));
      expect(await takingPart(campaign)).toEqual([2]);
      await author.command(campaign, { do: 'edit', document: testDraft({ stores: { ...(testDraft().stores as object), stores: [2, 3] } as never }) });
      await author.command(campaign, { do: 'submit' });
      await approver.command(campaign, { do: 'approve', effectiveFromMs: null });
      expect(await takingPart(campaign)).toEqual([2, 3]);
    });

    test('a store’s own campaign is that store’s alone', async () => {
      const campaign = await published(author, approver, testDraft({ owner: { kind: 'store', store: 3 as StoreId } }));
      expect([await takingPart(campaign), (await author.list()).campaigns.find((each) => each.campaign === campaign)?.ownerName]).toEqual([[3], 'Tiendita La Ceiba']);
    });

    test('what stores earn is told again when it changes', async () => {
      const campaign = await published(author, approver);
      await author.participate(campaign, { mode: 'automatic', stores: 'all', pay });
      expect(await seen(3, campaign)).toEqual([{ programme: campaign, joined: true, pay }, true]);
      expect((await author.detail(campaign)).steps[0]).toMatchObject({ step: 'ParticipationSet', byEmail: 'autora@test.example', differences: [{ field: 'pay', before: null, after: pay }] });
    });

    test('the same again changes nothing, whatever version its author saw', async () => {
      const campaign = await published(author, approver);
      const participation = { mode: 'opt-in', stores: [1, 2], pay };
      const first = await author.participate(campaign, participation);
      const head = house.features.judge.place()?.head;
      expect(await author.participate(campaign, participation, 1)).toEqual(first);
      expect(house.features.judge.place()?.head).toBe(head);
    });

    test('of two who set it at once one is late; stores that do not exist are refused', async () => {
      const campaign = await published(author, approver);
      const { version } = await author.detail(campaign);
      const answers = await Promise.all([author.participate(campaign, { mode: 'managed', stores: [1], pay: null }, version), approver.participate(campaign, { mode: 'managed', stores: [2], pay: null }, version)]);
      expect(answers.map(({ code }) => code)).toEqual(expect.arrayContaining(['CAMPAIGN_CHANGED', null]));
      expect(await author.participate(campaign, { mode: 'managed', stores: [1, 4711], pay: null })).toMatchObject({ status: 404, code: 'STORE_UNKNOWN' });
    });

    test('a store that begins to sell by somebody’s word enters what is open to it, and is asked where others are', async () => {
      const [open, asked, closed] = [await published(author, approver), await published(author, approver), await published(author, approver)];
      await author.participate(asked, { mode: 'opt-in', stores: 'all', pay: null });
      await author.participate(closed, { mode: 'managed', stores: 'all', pay: null });
      const opened = await house.features.judge.publish([storeFact({ id: 4 as StoreId, code: 'PUE-001', name: 'La Nueva', timeZone: 'America/Mexico_City' }, house.now.ms)]);
      assert(opened.ok, 'the store opens');
      tokens.set(4, await deviceToken(house, 4 as StoreId));
      expect(await author.post('relations', { cpg: 1, stores: ['PUE-001', 'CDMX-001', 'NADA-9'] })).toMatchObject({ status: 200, body: { related: 1, known: 1, unknown: ['NADA-9'] } });
      expect(await author.post('relations', { cpg: 1, stores: ['PUE-001'] })).toMatchObject({ body: { related: 0, known: 1, unknown: [] } });
      expect([await seen(4, open), await seen(4, asked), await seen(4, closed)]).toEqual([[{ programme: open, joined: true }, true], [{ programme: asked, joined: false, invited: true }, true], [undefined, false]]);
      expect((await steps(open))[0]).toBe('StoreJoined');
      expect(await author.post('relations', { cpg: 99, stores: ['PUE-001'] })).toMatchObject({ status: 404, code: 'CPG_UNKNOWN' });
    });

    test('law resume: a store of hundreds of campaigns goes on reading', async () => {
      const { kysely } = house.world.database;
      await sql`INSERT INTO programmes (id, campaign_id, cpg_id) SELECT n, n, 1 FROM generate_series(100001, 100300) n`.execute(kysely);
      await sql`INSERT INTO store_programmes (store_id, programme_id, cpg_id, joined_no) SELECT 3, n, 1, 1 FROM generate_series(100001, 100300) n`.execute(kysely);
      const pull = (payload: object) => house.app.inject({ method: 'POST', url: '/v1/pull', headers: authorization(3), payload });
      const { epoch, scopes } = (await pull({ epoch: null, after: {}, limit: 1 })).json();
      expect(scopes.length).toBeGreaterThan(300);
      const again = await pull({ epoch, after: Object.fromEntries(scopes.map((scope: string) => [scope, 0])), limit: 1 });
      expect(again.statusCode).toBe(200);
      await sql`DELETE FROM store_programmes WHERE programme_id > 100000`.execute(kysely);
      await sql`DELETE FROM programmes WHERE id > 100000`.execute(kysely);
    });

    test('a campaign that ended takes nobody in, and keeps whom it had', async () => {
      const campaign = await published(author, approver, testDraft({ endsAtMs: house.now.ms + 1000 }));
      await author.participate(campaign, { mode: 'opt-in', stores: 'all', pay: null });
      await asks(1, campaign, 'leave');
      house.now.ms += 2000;
      expect(await asks(1, campaign, 'join')).toEqual([409, 'CAMPAIGN_STATE', { state: 'ended', who: 'device' }]);
      expect(await author.participate(campaign, { mode: 'managed', stores: [], pay: null })).toMatchObject({ status: 409, code: 'CAMPAIGN_STATE', facts: { state: 'ended' } });
      expect((await takingPart(campaign as ProgrammeId)).slice(0, 2)).toEqual([2, 3]);
    });
  });
};
