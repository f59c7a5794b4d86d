import type { CardId } from '@qoa/shared/ids';
import type { PullRequest, PullResponse, PushRequest, PushResponse } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { openFeed } from '../feed/index.ts';
import { type Caller } from '../wire/index.ts';
import { pullRoute } from './pull-route.ts';
import { pushRoute } from './push-route.ts';
import { openTestWorld, type TestPhone, type TestWorld, testProgramme, testStartMs } from './test-world.ts';

/** The straight line on one database: push over HTTP, judged, pulled back. Run on every storage adapter. */
export const spineContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    let opened: Awaited<ReturnType<typeof openDatabase>>;
    let world: TestWorld;
    let app: FastifyInstance;
    let caller: Caller = { kind: 'public' };
    beforeAll(async () => {
      opened = await openDatabase();
      world = await openTestWorld(opened.database, { phones: 9, cards: 8, limitPerDay: 3 });
      app = appOf(() => world, () => caller);
      await app.ready();
    }, 90_000);
    afterAll(async () => {
      await app.close();
      await world.close();
      await opened.drop();
    });

    const post = async <Body>(url: string, payload: object): Promise<Body> => {
      const response = await app.inject({ method: 'POST', url, payload });
      expect(response.statusCode, response.body).toBe(200);
      return response.json();
    };
    const push = (request: PushRequest): Promise<PushResponse> => post('/v1/push', request);
    const pull = (as: Caller, request: PullRequest): Promise<PullResponse> => {
      caller = as;
      return post('/v1/pull', request);
    };
    const nothing: PullRequest = { epoch: null, after: {}, limit: 100 };
    const phoneOf = (n: number): TestPhone => {
      const phone = world.phones[n];
      assert(phone !== undefined, `the world has a phone ${n}`);
      return phone;
    };
    const envelopes = (phone: TestPhone, seqs: readonly number[], card: number): readonly ReturnType<TestPhone['sale']>[] => seqs.map((seq) => phone.sale(seq, world.cards[card] ?? null, world.gtins[0] ?? ('' as never)));

    test('law once: a sale pushed is judged, and the same push again gets the same answers', async () => {
      const phone = phoneOf(0);
      const request = phone.push(envelopes(phone, [1, 2], 0));
      const first = await push(request);
      expect(first).toMatchObject({ frontier: 2, highestSeq: 2, sendFrom: null, unreadable: [], coveredJudgedNo: 0 });
      expect(first.answers.map(({ seq, class: answerClass, given }) => [seq, answerClass, given[0]?.balance])).toEqual([[1, 'accepted', 1], [2, 'accepted', 2]]);
      expect(await push(request)).toEqual(first);
      expect(world.alarms).toEqual([]);
    });

    test('law resume: what was pushed is pulled back by store, card and console, each row once', async () => {
      const phone = phoneOf(1);
      const device: Caller = { kind: 'device', enrolment: phone.enrolment, store: phone.store };
      const before = await pull(device, nothing);
      expect(before.scopes).toEqual(['store:1', 'catalogue', `programme:${testProgramme}`]);
      expect(before.pages.map(({ scope, snapshot }) => [scope, snapshot])).toEqual(before.scopes.map((scope) => [scope, true]));
      const after = Object.fromEntries(before.pages.map(({ scope, head }) => [scope, head]));
      const pushed = await push(phone.push(envelopes(phone, [1], 1)));
      const { pages } = await pull(device, { epoch: before.epoch, after, limit: 100 });
      expect(pages).toHaveLength(1);
      expect(pages[0]).toMatchObject({ scope: 'store:1', snapshot: false, more: false, rows: [{ prev: after['store:1'], kind: 'sale', body: { enrolment: phone.enrolment, seq: 1, card: world.cards[1], answer: { class: 'accepted' } } }] });
      expect(pages[0]?.rows[0]?.judgedNo).toBe(pushed.answers[0]?.judgedNo);
      const caughtUp = await pull(device, { epoch: before.epoch, after: { ...after, 'store:1': pages[0]?.head ?? 0 }, limit: 100 });
      expect(caughtUp.pages).toEqual([]);
    });

    test('law own tenant: a card reads its own sales and standing, never where another card bought', async () => {
      const phone = phoneOf(2);
      await push(phone.push(envelopes(phone, [1], 2)));
      const [cardPage, programmePage] = (await pull({ kind: 'card', card: 3 as CardId, code: world.cards[2] ?? ('' as never) }, nothing)).pages;
      expect(cardPage).toMatchObject({ scope: 'card:3', snapshot: true });
      expect(cardPage?.rows.map(({ kind }) => kind).sort()).toEqual(['balance', 'sale']);
      expect(cardPage?.rows.find(({ kind }) => kind === 'sale')?.body).toMatchObject({ storeName: 'Tienda 1', products: [{ name: 'Agua 1', quantity: 1000 }] });
      expect(programmePage).toMatchObject({ scope: 'programme:1', rows: [{ kind: 'campaign', body: { rewards: [{ cost: 10 }] } }] });
    });

    test('the console reads the journal: facts and answers in one order, without cards', async () => {
      const { pages } = await pull({ kind: 'admin', user: 1, role: 'admin' }, nothing);
      const rows = pages[0]?.rows ?? [];
      expect(rows.map(({ judgedNo }) => judgedNo)).toEqual(rows.map((_, i) => (rows[0]?.judgedNo ?? 0) + i));
      expect(rows.map(({ kind }) => kind)).toContain('campaign');
      expect(JSON.stringify(rows)).not.toContain(world.cards[0]);
      const from = rows[2]?.judgedNo ?? 0;
      const later = await pull({ kind: 'admin', user: 1, role: 'admin' }, { epoch: (await pull({ kind: 'admin', user: 1, role: 'admin' }, nothing)).epoch, after: { console: from }, limit: 2 });
      expect(later.pages[0]).toMatchObject({ snapshot: false, more: true, rows: [{ judgedNo: from + 1, prev: from }, { judgedNo: from + 2, prev: from + 1 }] });
    });

    test('law authentic: a broken envelope binds nothing and blocks nobody, and a broken header changes nothing', async () => {
      const phone = phoneOf(3);
      const request = phone.push(envelopes(phone, [1, 2], 3));
      const [first = '', second = ''] = request.events;
      const broken = `${first.slice(0, 40)}${first[40] === 'A' ? 'B' : 'A'}${first.slice(41)}`;
      const answered = await push({ ...request, events: [broken, second] });
      expect(answered).toMatchObject({ frontier: 0, sendFrom: 1, answers: [], unreadable: [{ seq: 1 }] });
      const wrong = await app.inject({ method: 'POST', url: '/v1/push', payload: { ...request, header: request.header.replace('"nextSeq":3', '"nextSeq":9') } });
      expect([wrong.statusCode, wrong.json().error.code]).toEqual([401, 'KEY_UNKNOWN']);
      expect(await push(request)).toMatchObject({ frontier: 2, highestSeq: 2, answers: [{ seq: 1 }, { seq: 2 }] });
    });

    test('law order: a hole is recorded and what follows goes on; the late event closes it', async () => {
      const phone = phoneOf(4);
      const late = envelopes(phone, [1, 2, 3], 4);
      const [first, second, third] = late;
      assert(first !== undefined && second !== undefined && third !== undefined, 'three were sealed');
      expect(await push(phone.push([first, third], { kept: [[1, 1], [3, 3]] }))).toMatchObject({ frontier: 3, answers: [{ seq: 1 }, { seq: 3 }] });
      const holes = async (): Promise<unknown> => (await world.database.kysely.selectFrom('sources').select('holes').where('source', '=', Buffer.from(phone.enrolment, 'hex')).executeTakeFirst())?.holes;
      expect(await holes()).toEqual([[2, 2]]);
      expect(await push(phone.push([second], { nextSeq: 4, kept: [[2, 2]] }))).toMatchObject({ frontier: 3, answers: [{ seq: 2, class: 'accepted' }] });
      expect(await holes()).toEqual([]);
    });

    test('law once: other bytes under a taken number are held as FORK under their own hash', async () => {
      const phone = phoneOf(5);
      const [mine, other] = [phone.sale(1, world.cards[5] ?? null, world.gtins[0] ?? ('' as never)), phone.sale(1, null, world.gtins[1] ?? ('' as never))];
      await push(phone.push([mine]));
      const forked = await push(phone.push([other], { nextSeq: 2 }));
      expect(forked.answers).toMatchObject([{ seq: 1, hash: other.hash, class: 'held', code: 'FORK' }]);
      expect((await push(phone.push([other], { nextSeq: 2 }))).answers).toEqual(forked.answers);
      expect((await push(phone.push([mine]))).answers).toMatchObject([{ hash: mine.hash, class: 'accepted' }]);
    });

    test('law never negative: a limit refuses in words, and the counters survive a judge that forgot everything', async () => {
      const phone = phoneOf(6);
      const answered = await push(phone.push(envelopes(phone, [1, 2, 3, 4], 6)));
      expect(answered.answers.map(({ class: answerClass }) => answerClass)).toEqual(['accepted', 'accepted', 'accepted', 'refused']);
      await world.close();
      world = await openTestWorld(opened.database, { phones: 9, cards: 8, limitPerDay: 3 });
      const after = await world.intake.push(phone.push([phone.sale(5, world.cards[6] ?? null, world.gtins[0] ?? ('' as never))]));
      expect(after).toMatchObject({ ok: true, value: { frontier: 5, answers: [{ class: 'refused', code: 'LIMIT_REACHED' }] } });
    });

    test('law old phones: a phone that lay off for a year pushes, and its sales are judged as of the day they were made', async () => {
      const phone = phoneOf(8);
      await push(phone.push([], { clock: { wallMs: testStartMs, session: 7, monotonicMs: 0 } }));
      const soldMs = testStartMs + 3_600_000;
      const yearLaterMs = testStartMs + 366 * 86_400_000;
      const sold = [1, 2].map((seq) => phone.sale(seq, world.cards[7] ?? null, world.gtins[0] ?? ('' as never), soldMs + seq));
      world.now.ms = yearLaterMs;
      const answered = await push(phone.push(sold, { clock: { wallMs: yearLaterMs, session: 8, monotonicMs: 5 } }));
      world.now.ms = testStartMs;
      expect(answered).toMatchObject({ frontier: 2, answers: [{ class: 'accepted' }, { class: 'accepted' }] });
      const kept = await world.database.kysely.selectFrom('events').select(['at_ms', 'sure']).where('source', '=', Buffer.from(phone.enrolment, 'hex')).orderBy('seq').execute();
      expect(kept).toEqual([{ at_ms: soldMs + 1, sure: true }, { at_ms: soldMs + 2, sure: true }]);
    });

    test('a heartbeat is a contact: the report and the clock are kept', async () => {
      const phone = phoneOf(7);
      expect(await push(phone.push([], { clock: { wallMs: testStartMs - 5000, session: 9, monotonicMs: 1 } }))).toMatchObject({ frontier: 0, answers: [] });
      const report = await world.database.kysely.selectFrom('device_reports').select(['clock_off_ms', 'report']).where('source', '=', Buffer.from(phone.enrolment, 'hex')).executeTakeFirst();
      expect(report).toMatchObject({ clock_off_ms: 5000, report: { app: 'test', queued: 0 } });
    });
  });
};

const appOf = (world: () => TestWorld, caller: () => Caller): FastifyInstance => {
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook('onRequest', async (request) => {
    request.caller = caller();
  });
  // The world is opened anew in mid-test: whoever judges then is asked.
  void app.register(pushRoute({ push: (request) => world().intake.push(request) }));
  void app.register(pullRoute(openFeed({ database: world().database, epoch: () => world().judge.place()?.epoch ?? null, now: () => world().now.ms, onAhead: async (_, epoch) => void (await world().judge.beginEpoch(epoch, 'put-back', [])) })));
  return app;
};
