import type { EnrolmentId } from '@qoa/shared/ids';
import type { PushHeader, PushResponse } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { openFeed } from '../feed/index.ts';
import { sqlLedger } from '../ledger/index.ts';
import { openLosses, openTellPhones, sqlLossesStore } from '../losses/index.ts';
import { openTestWorld, type TestPhone, testStartMs, type TestWorld } from './test-world.ts';

const minuteMs = 60_000;

/** Loss is seen: noticed with the batch that shows it, told, and closed by what comes or by hand. Run on every storage adapter. */
export const lossesContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    const ends: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    });
    const openOn = async (database: Database) => {
      const world = await openTestWorld(database, { phones: 2, cards: 2 });
      ends.push(world.close);
      const store = sqlLossesStore(database);
      const parts = { store, judge: world.judge, now: () => world.now.ms };
      return { database, world, phone: phoneOf(world, 0), losses: openLosses({ ...parts, keeps: { note: () => undefined, lostAtMs: () => null }, onLost: () => undefined }), telling: openTellPhones({ ...parts, keeps: { lines: () => [] } }), shown: () => store.shown(0, 100) };
    };
    const open = async () => {
      const { database, drop } = await openDatabase();
      ends.push(drop);
      return openOn(database);
    };

    test('law order: a hole is a loss from the push that shows it, also for a judge that starts anew, and its event closes it', async () => {
      const { database, world, phone, shown } = await open();
      const [first, second, third, fourth] = sales(world, phone, [1, 2, 3, 4]);
      const request = phone.push([first, fourth], { kept: [[1, 1], [4, 4]] });
      await pushed(world, request);
      expect(await shown()).toMatchObject([{ enrolment: phone.enrolment, store: 1, what: { kind: 'hole' }, numbers: [[2, 3]], missing: [[2, 3]], noticedAtMs: testStartMs, closed: null }]);
      await pushed(world, request);
      await world.close();
      const next = await openOn(database);
      await pushed(next.world, request);
      await next.world.intake.carry([textOf(third)]);
      expect(await next.shown()).toMatchObject([{ numbers: [[2, 3]], missing: [[2, 2]], closed: null }]);
      next.world.now.ms += minuteMs;
      await pushed(next.world, phone.push([second], { nextSeq: 5, kept: [[1, 4]], clock: clockAt(1) }));
      expect(await next.shown()).toMatchObject([{ missing: [], closed: { how: 'came', atMs: testStartMs + minuteMs } }]);
      expect(await journal(database, next.world)).toEqual(['loss-opened hole', 'loss-closed hole']);
      await expectTrueLedger(database, next.world);
    });

    test('law whole: what a heartbeat shows is on record too, though it brings no event', async () => {
      const { database, world, phone, shown } = await open();
      await pushed(world, phone.push([], { nextSeq: 4, kept: [[3, 3]] }));
      expect(await shown()).toMatchObject([{ what: { kind: 'hole' }, missing: [[1, 2]] }]);
      expect(await pushed(world, phone.push([], { nextSeq: 4, kept: [[3, 3]] }))).toMatchObject({ sendFrom: 3 });
      expect(await shown()).toHaveLength(1);
      expect(world.judge.place()?.head).toBe((await database.kysely.selectFrom('judge_term').select('judged_no').executeTakeFirst())?.judged_no);
    });

    test('forks, a storage that went back and a clock that jumped are noticed, each once, and block nothing', async () => {
      const { world, phone, shown } = await open();
      await pushed(world, phone.push(sales(world, phone, [1, 2, 3, 4]), { clock: clockAt(0) }));
      world.now.ms += 2 * minuteMs;
      const back = phone.push([phone.sale(3, null, world.gtins[1] ?? ('' as never))], { nextSeq: 4, kept: [[1, 3]], clock: { wallMs: testStartMs + 2 * minuteMs, session: 8, monotonicMs: 10 } });
      expect(await pushed(world, back)).toMatchObject({ highestSeq: 4, answers: [{ class: 'held', code: 'FORK' }] });
      await pushed(world, back);
      world.now.ms += minuteMs;
      const jumped = { wallMs: testStartMs + 300 * minuteMs, session: 7, monotonicMs: 200_000 };
      expect(await pushed(world, phone.push(sales(world, phone, [5]), { nextSeq: 6, kept: [[1, 5]], clock: jumped }))).toMatchObject({ answers: [{ class: 'accepted' }] });
      const known = (await shown()).toReversed();
      expect(known.map(({ what, numbers }) => [what.kind, numbers])).toEqual([['rolled-back', []], ['fork', [[3, 3]]], ['clock-jumped', []]]);
      expect(known[0]?.what).toMatchObject({ knownSeq: 5, statedSeq: 4 });
      expect(known[2]?.what).toMatchObject({ fromOffsetMs: 0, toOffsetMs: -297 * minuteMs });
      expect(world.alarms).toEqual([]);
    });

    test('a storage that went back: the phone enrols anew, and the old queue drains beside the new one', async () => {
      const { database, world, phone, telling, shown } = await open();
      const other = phoneOf(world, 1);
      const [first, second, third, fourth] = sales(world, phone, [1, 2, 3, 4]);
      await pushed(world, phone.push([first, second], { nextSeq: 5, kept: [[1, 4]], clock: clockAt(0) }));
      world.now.ms += minuteMs;
      expect(await pushed(world, phone.push([], { nextSeq: 3, kept: [[1, 2]], clock: { wallMs: testStartMs + minuteMs, session: 8, monotonicMs: 1 } }))).toMatchObject({ highestSeq: 4, frontier: 2 });
      await database.kysely.updateTable('enrolments').set({ predecessor: idOf(phone), remembers: true }).where('id', '=', idOf(other)).execute();
      await telling.tell();
      expect(await shown()).toMatchObject([{ enrolment: phone.enrolment, what: { kind: 'rolled-back', knownSeq: 5, statedSeq: 3 }, missing: [[3, 4]], closed: null }]);
      // What it sold under the old numbers before it knew, and what it sells under the new ones.
      const stray = phone.sale(3, null, world.gtins[1] ?? ('' as never));
      const both = await Promise.all([pushed(world, phone.push([stray], { nextSeq: 4, kept: [[1, 3]], clock: { wallMs: testStartMs + 2 * minuteMs, session: 8, monotonicMs: 60_000 } })), pushed(world, other.push(sales(world, other, [1, 2])))]);
      expect(both.map(({ frontier, answers }) => [frontier, answers.map(({ class: answerClass }) => answerClass)])).toEqual([[3, ['accepted']], [2, ['accepted', 'accepted']]]);
      expect(await world.intake.carry([textOf(third), textOf(fourth)])).toMatchObject({ value: [{ answer: { class: 'held', code: 'FORK' } }, { answer: { class: 'accepted' } }] });
      expect((await shown()).map(({ what, closed }) => [what.kind, closed])).toEqual([['fork', null], ['rolled-back', null]]);
      await expectTrueLedger(database, world);
    });

    test('holes of before losses were on record are told once', async () => {
      const { database, world, phone, shown } = await open();
      await pushed(world, phone.push([], { nextSeq: 4, kept: [[2, 2]] }));
      await world.close();
      await database.kysely.deleteFrom('losses').execute();
      const next = await openOn(database);
      expect(await shown()).toEqual([]);
      await next.telling.tellOldHoles();
      await next.telling.tellOldHoles();
      expect(await next.shown()).toMatchObject([{ what: { kind: 'hole' }, missing: [[1, 1]] }]);
    });

    test('a phone declared lost: what it announced and never sent becomes holes, twice changes nothing, and late arrivals are still judged', async () => {
      const { database, world, phone, losses, shown } = await open();
      const [first, second, third] = sales(world, phone, [1, 2, 3]);
      await pushed(world, phone.push([first], { nextSeq: 4, kept: [[1, 3]] }));
      world.now.ms += minuteMs;
      expect(await losses.declareLost(phone.enrolment, 5)).toEqual({ ok: true, value: { lostAtMs: world.now.ms } });
      world.now.ms += minuteMs;
      expect(await losses.declareLost(phone.enrolment, 6)).toEqual({ ok: true, value: { lostAtMs: world.now.ms - minuteMs } });
      expect(await shown()).toMatchObject([{ what: { kind: 'declared-lost' }, missing: [[2, 3]], closed: null }]);
      expect(await sourceOf(database, phone)).toEqual({ frontier: 3, highest_seq: 3, holes: [[2, 3]], beyond: [] });
      expect(await world.intake.carry([textOf(third)])).toMatchObject({ value: [{ answer: { class: 'accepted' } }] });
      expect(await pushed(world, phone.push([], { nextSeq: 4, kept: [[2, 2]], clock: clockAt(2) }))).toMatchObject({ sendFrom: 2 });
      await pushed(world, phone.push([second], { nextSeq: 4, kept: [[2, 2]], clock: clockAt(3) }));
      expect(await shown()).toMatchObject([{ missing: [], closed: { how: 'came' } }]);
      expect(await journal(database, world)).toEqual(['loss-opened declared-lost', 'loss-closed declared-lost']);
      expect(await losses.declareLost('00000000000000ee' as EnrolmentId, 5)).toEqual({ ok: false, error: { code: 'ENROLMENT_UNKNOWN' } });
      await expectTrueLedger(database, world);
    });

    test('closed by hand: with who, when and why; the first closing stands, and what comes after is still judged', async () => {
      const { database, world, phone, losses, shown } = await open();
      const [, second] = sales(world, phone, [1, 2]);
      const { user } = await adminIn(database);
      await pushed(world, phone.push([second], { kept: [[2, 2]] }));
      const [hole] = await shown();
      assert(hole !== undefined, 'the hole is shown');
      expect(await losses.close(hole.no, 'made-good', user)).toEqual({ ok: true, value: { closedAtMs: world.now.ms } });
      world.now.ms += minuteMs;
      expect(await losses.close(hole.no, 'written-off', user)).toEqual({ ok: true, value: { closedAtMs: world.now.ms - minuteMs } });
      expect(await shown()).toMatchObject([{ missing: [[1, 1]], closed: { how: 'by-hand', reason: 'made-good', by: 'ana@qoa.example' } }]);
      expect(await losses.close(999_999, 'mended', user)).toEqual({ ok: false, error: { code: 'LOSS_UNKNOWN' } });
      expect(await journal(database, world)).toEqual(['loss-opened hole', 'loss-closed hole']);
      expect(await world.intake.carry([textOf(sales(world, phone, [1])[0])])).toMatchObject({ value: [{ answer: { class: 'accepted' } }] });
      expect(await shown()).toHaveLength(1);
    });

    test('the same browser enrols again without its storage: what its old enrolment announced is lost, and a receipt brings part of it back', async () => {
      const { database, world, phone, telling, shown } = await open();
      const [first, second, third] = sales(world, phone, [1, 2, 3]);
      await telling.tell();
      await pushed(world, phone.push([first], { nextSeq: 4, kept: [[1, 3]] }));
      const successor = await enrolAgain(database, phone, null);
      await Promise.all([telling.tell(), telling.tell()]);
      expect(await shown()).toMatchObject([{ enrolment: phone.enrolment, what: { kind: 'evicted', successor }, missing: [[2, 3]], closed: null }]);
      await world.intake.carry([textOf(second)]);
      expect(await shown()).toMatchObject([{ numbers: [[2, 3]], missing: [[3, 3]], closed: null }]);
      await world.intake.carry([textOf(third)]);
      expect(await shown()).toMatchObject([{ missing: [], closed: { how: 'came' } }]);
      expect(await journal(database, world)).toEqual(['enrolled', 'enrolled', 'enrolled', 'loss-opened evicted', 'loss-closed evicted']);
    });

    test('a phone that enrols again and still has its old queue lost nothing; a revocation is told once', async () => {
      const { database, world, phone, telling, shown } = await open();
      await pushed(world, phone.push(sales(world, phone, [1]), { nextSeq: 4, kept: [[1, 3]] }));
      await enrolAgain(database, phone, true);
      await telling.tell();
      expect(await shown()).toEqual([]);
      await database.kysely.updateTable('enrolments').set({ revoked_ms: world.now.ms }).where('id', '=', idOf(phone)).execute();
      await telling.tell();
      await telling.tell();
      expect(await journal(database, world)).toEqual(['enrolled', 'enrolled', 'enrolled', 'revoked']);
    });
  });
};

const textOf = ({ bytes }: { readonly bytes: Uint8Array }): string => Buffer.from(bytes).toString('base64url');

const idOf = ({ enrolment }: TestPhone): Buffer => Buffer.from(enrolment, 'hex');

const phoneOf = (world: TestWorld, n: number): TestPhone => {
  const phone = world.phones[n];
  assert(phone !== undefined, `the world has a phone ${n}`);
  return phone;
};

type Sealed = ReturnType<TestPhone['sale']>;

const sales = (world: TestWorld, phone: TestPhone, seqs: readonly number[]): readonly [Sealed, Sealed, Sealed, Sealed] =>
  seqs.map((seq) => phone.sale(seq, world.cards[0] ?? null, world.gtins[0] ?? ('' as never))) as never;

const clockAt = (minute: number): PushHeader['clock'] => ({ wallMs: testStartMs + minute * minuteMs, session: 7, monotonicMs: 1000 + minute * minuteMs });

const pushed = async (world: TestWorld, request: Parameters<TestWorld['intake']['push']>[0]): Promise<PushResponse> => {
  const answer = await world.intake.push(request);
  assert(answer.ok, 'the push is taken');
  return answer.value;
};

const sourceOf = ({ kysely }: Database, phone: TestPhone) => kysely.selectFrom('sources').select(['frontier', 'highest_seq', 'holes', 'beyond']).where('source', '=', idOf(phone)).executeTakeFirst();

/** What the console's stream tells of phones and losses, in its order. */
const journal = async (database: Database, world: TestWorld): Promise<readonly string[]> => {
  const feed = openFeed({ database, epoch: () => world.judge.place()?.epoch ?? null, now: () => world.now.ms, onAhead: () => Promise.resolve() });
  const pulled = await feed.pull({ kind: 'console' }, { epoch: null, after: {}, limit: 500 });
  const told = (pulled?.pages[0]?.rows ?? []).filter(({ kind }) => kind.startsWith('loss-') || kind === 'enrolled' || kind === 'revoked');
  return told.map(({ kind, body }) => [kind, ...(typeof body === 'object' && body !== null && 'what' in body ? [(body.what as { readonly kind: string }).kind] : [])].join(' '));
};

/** Another enrolment out of the browser of this phone, as its cookie tells; whether it says that it still has the old queue. */
const enrolAgain = async ({ kysely }: Database, phone: TestPhone, remembers: boolean | null): Promise<EnrolmentId> => {
  const successor = 'aaaaaaaaaaaaaaaa' as EnrolmentId;
  const row = await kysely.selectFrom('enrolments').selectAll().where('id', '=', idOf(phone)).executeTakeFirstOrThrow();
  await kysely.insertInto('enrolments').values({ ...row, id: Buffer.from(successor, 'hex'), predecessor: idOf(phone), remembers, issued_ms: row.issued_ms + 1, enrolled_no: null }).execute();
  return successor;
};

const adminIn = async ({ kysely }: Database): Promise<{ readonly user: number }> => {
  const { id } = await kysely.insertInto('admin_users').values({ email: 'ana@qoa.example', password: '', role: 'admin', created_ms: testStartMs, disabled_ms: null }).returning('id').executeTakeFirstOrThrow();
  return { user: id };
};

const expectTrueLedger = async (database: Database, world: TestWorld): Promise<void> => {
  const ledger = sqlLedger(database);
  expect(await ledger.replayHash()).toBe(await ledger.stateHash());
  expect(world.alarms).toEqual([]);
};
