import { testDatabase } from '@qoa/testkit/test-database';
import type { Envelope, TaggedAnswer } from '@qoa/shared/events';
import type { CardCode, Epoch } from '@qoa/shared/ids';
import type { PushRequest, PushResponse } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { postgresDatabase } from '../../platform/postgres-database.ts';
import { copyOfDatabase } from '../../platform/test-postgres.ts';
import { openFeed } from '../feed/index.ts';
import { sqlLedger } from '../ledger/index.ts';
import { openTestWorld, type TestPhone, type TestWorld } from './test-world.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const size = { phones: 2, cards: 2, limitPerDay: 3 };

const openOn = async (url: string): Promise<{ readonly world: TestWorld; readonly database: Database; readonly close: () => Promise<void> }> => {
  const database = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
  const world = await openTestWorld(database, size);
  return { world, database, close: async () => [await world.close(), await database.close()][0] };
};

const copyOf = async (url: string): Promise<string> => {
  const copy = await copyOfDatabase(url);
  ends.push(copy.drop);
  return copy.url;
};

const phoneOf = (world: TestWorld, n: number): TestPhone => {
  const phone = world.phones[n];
  assert(phone !== undefined, `the world has a phone ${n}`);
  return phone;
};

const saleOf = (world: TestWorld, phone: TestPhone, seq: number, card: CardCode | undefined = world.cards[0]): Envelope => phone.sale(seq, card ?? null, world.gtins[0] ?? ('' as never));

const pushed = async (world: TestWorld, request: PushRequest): Promise<PushResponse> => {
  const answer = await world.intake.push(request);
  assert(answer.ok, 'the push is taken');
  return answer.value;
};

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** An answer as a rescue file holds it. */
const lineOf = (epoch: Epoch, answer: TaggedAnswer): string => textOf(Buffer.from(JSON.stringify({ epoch, answer })));

/** The same push with what an earlier life answered, as a ring shows it. */
const showing = (request: PushRequest, epoch: Epoch, answers: readonly TaggedAnswer[]): PushRequest => ({ ...request, earlier: answers.map((answer) => ({ epoch, answer })) });

const balanceOf = async (database: Database, card: number): Promise<number> => (await database.kysely.selectFrom('card_states').select('balance').where('card_id', '=', card).executeTakeFirst())?.balance ?? 0;

/**
 * A backup holds two sales of phone A; behind it A and B each sell one to the same card, whose limit is three a day: A's is confirmed,
 * B's is not. Then the storage is put back, and B comes first.
 */
const putBack = async () => {
  const { url, drop } = await testDatabase();
  ends.push(drop);
  const before = await openOn(url);
  const [a, b] = [phoneOf(before.world, 0), phoneOf(before.world, 1)];
  await pushed(before.world, a.push([saleOf(before.world, a, 1), saleOf(before.world, a, 2)]));
  await before.close();
  const backup = await copyOf(url);
  const after = await openOn(url);
  const [ofA, ofB] = [await pushed(after.world, a.push([saleOf(after.world, a, 3)], { kept: [[1, 3]] })), await pushed(after.world, b.push([saleOf(after.world, b, 1)]))];
  expect([ofA.answers[0]?.class, ofB.answers[0]?.class]).toEqual(['accepted', 'refused']);
  const head = after.world.judge.place()?.head ?? 0;
  await after.close();
  const restored = await openOn(backup);
  ends.push(restored.close);
  await restored.world.judge.ready();
  return { ...restored, a, b, ofA, ofB, head };
};

describe('a storage that was put back unsaid', { timeout: 60_000 }, () => {
  test('law final: phones send again with what they were answered; nothing confirmed is taken back, and a new epoch has begun', async () => {
    const { world, database, a, b, ofA, ofB } = await putBack();
    expect(world.judge.place()?.epoch).toBe(ofA.epoch);
    const again = await pushed(world, showing(b.push([saleOf(world, b, 1)]), ofB.epoch, ofB.answers));
    expect(again.epoch).not.toBe(ofB.epoch);
    expect(again.answers).toMatchObject([{ class: 'accepted', given: [{ units: 1, balance: 3 }] }]);
    expect(await pushed(world, a.push([], { nextSeq: 4, kept: [[1, 3]], epoch: ofA.epoch }))).toMatchObject({ sendFrom: 3, epoch: again.epoch });
    const request = showing(a.push([saleOf(world, a, 3)], { kept: [[1, 3]] }), ofA.epoch, ofA.answers);
    const third = await pushed(world, request);
    expect(third.answers).toMatchObject([{ seq: 3, class: 'refused', code: 'LIMIT_REACHED' }]);
    expect(await balanceOf(database, 1)).toBe(4);
    expect((await pushed(world, request)).answers).toEqual(third.answers);
    expect(await balanceOf(database, 1)).toBe(4);
    const ledger = sqlLedger(database);
    expect(await ledger.replayHash()).toBe(await ledger.stateHash());
    expect([...(await ledger.balances())].find(([key]) => key.startsWith('9:'))).toEqual(['9:0:1', -1]);
  });

  test('law final: what a receipt or an old push brought first is asked for, and made whole once', async () => {
    const { world, database, a, b, ofA, ofB } = await putBack();
    const again = await pushed(world, showing(b.push([saleOf(world, b, 1)]), ofB.epoch, ofB.answers));
    const carried = await world.intake.carry([Buffer.from(saleOf(world, a, 3).bytes).toString('base64url')]);
    expect(carried).toMatchObject({ ok: true, value: [{ answer: { code: 'LIMIT_REACHED' } }] });
    const old = a.push([saleOf(world, a, 4)], { kept: [[1, 4]], epoch: ofA.epoch });
    expect(await pushed(world, old)).toMatchObject({ answers: [{ code: 'LIMIT_REACHED' }], sendFrom: 3, frontier: 4 });
    expect(await pushed(world, old)).toMatchObject({ sendFrom: 3 });
    expect(await balanceOf(database, 1)).toBe(3);
    const given = ofA.answers[0]?.given ?? [];
    const of4 = a.answer(ofA.epoch, { seq: 4, hash: saleOf(world, a, 4).hash, judgedNo: 99, class: 'accepted', code: null, facts: {}, given });
    const shown = showing(a.push([saleOf(world, a, 3), saleOf(world, a, 4)], { kept: [[1, 4]], epoch: again.epoch }), ofA.epoch, [...ofA.answers, of4]);
    for (let time = 1; time <= 2; time += 1) expect(await pushed(world, shown)).toMatchObject({ answers: [{ code: 'LIMIT_REACHED' }, { code: 'LIMIT_REACHED' }], sendFrom: null });
    expect(await balanceOf(database, 1)).toBe(5);
    const ledger = sqlLedger(database);
    expect(await ledger.replayHash()).toBe(await ledger.stateHash());
  });

  test('law final: a claim that awaits its sale keeps what its phone showed, over a judge that starts anew', async () => {
    const { world, database, a, b, ofA, ofB } = await putBack();
    await pushed(world, showing(b.push([saleOf(world, b, 1)]), ofB.epoch, ofB.answers));
    const epoch = world.judge.place()?.epoch ?? ofB.epoch;
    const guest = a.sale(3, null, world.gtins[0] ?? ('' as never));
    const added = b.claim(2, guest, world.cards[0] ?? ('' as never));
    const given = ofA.answers[0]?.given ?? [];
    const earlier = b.answer(ofA.epoch, { seq: 2, hash: added.hash, judgedNo: 99, class: 'accepted', code: null, facts: {}, given });
    expect(await pushed(world, showing(b.push([added], { kept: [[1, 2]], epoch }), ofA.epoch, [earlier]))).toMatchObject({ answers: [{ code: 'AWAITS_SALE' }] });
    await sql`UPDATE judge_term SET term = term + 1`.execute(database.kysely);
    expect(await pushed(world, a.push([guest], { kept: [[1, 3]], epoch }))).toMatchObject({ answers: [{ code: 'NO_CARD' }] });
    expect(await balanceOf(database, 1)).toBe(4);
    expect(await database.kysely.selectFrom('claims').select(['state', 'earlier']).execute()).toEqual([{ state: 2, earlier: null }]);
  });

  test('everyone can see why: store, card and console read the adjustment, each what it may', async () => {
    const { world, database, a, b, ofA, ofB } = await putBack();
    await pushed(world, showing(b.push([saleOf(world, b, 1)]), ofB.epoch, ofB.answers));
    await pushed(world, showing(a.push([saleOf(world, a, 3)], { kept: [[1, 3]] }), ofA.epoch, ofA.answers));
    const feed = openFeed({ database, epoch: () => world.judge.place()?.epoch ?? null, now: () => world.now.ms, onAhead: () => Promise.resolve() });
    const rowsOf = async (reader: Parameters<typeof feed.pull>[0]): Promise<readonly unknown[]> =>
      ((await feed.pull(reader, { epoch: null, after: {}, limit: 100 }))?.pages ?? []).flatMap(({ rows }) => rows.filter(({ kind }) => kind === 'adjusted' || kind === 'epoch')).map(({ body }) => body);
    const given = [{ programme: 1, unit: 'stamp', units: 1, balance: 4, goal: 10 }];
    const { enrolment, seq, hash } = saleOf(world, a, 3);
    expect(await rowsOf({ kind: 'device', enrolment: a.enrolment, store: a.store })).toEqual([{ enrolment, seq, hash, card: world.cards[0], atMs: world.now.ms, given }]);
    expect(await rowsOf({ kind: 'card', card: 1 as never })).toEqual([{ atMs: world.now.ms, given }]);
    expect(await rowsOf({ kind: 'console' })).toEqual([
      { ended: ofA.epoch, head: expect.any(Number), reason: 'put-back', lost: [] },
      { store: 1, enrolment, seq, atMs: world.now.ms, given, owed: [] },
    ]);
  });

  test('a card that was lost with the storage comes back by the sale that its phone kept', async () => {
    const { world, database, a, ofA } = await putBack();
    await database.kysely.deleteFrom('cards').where('id', '=', 2).execute();
    await sql`SELECT setval(pg_get_serial_sequence('cards', 'id'), 10)`.execute(database.kysely);
    const sale = saleOf(world, a, 4, world.cards[1]);
    const unproved = await pushed(world, a.push([saleOf(world, a, 3), sale], { kept: [[1, 4]] }));
    expect(unproved.answers.map(({ code }) => code)).toEqual([null, 'CARD_UNKNOWN']);
    const other = saleOf(world, a, 5, world.cards[1]);
    const proof = { ...(ofA.answers[0] ?? ({} as never)), seq: 5, hash: other.hash };
    const forged = await pushed(world, showing(a.push([other], { kept: [[1, 5]] }), ofA.epoch, [proof]));
    expect(forged.answers).toMatchObject([{ code: 'CARD_UNKNOWN' }]);
    const last = saleOf(world, a, 6, world.cards[1]);
    const given = ofA.answers[0]?.given ?? [];
    const true6 = a.answer(ofA.epoch, { seq: 6, hash: last.hash, judgedNo: 99, class: 'accepted', code: null, facts: {}, given });
    expect((await pushed(world, showing(a.push([last], { kept: [[1, 6]] }), ofA.epoch, [true6]))).answers).toMatchObject([{ class: 'accepted' }]);
  });

  test('law authentic: an answer under an epoch that was never ours proves nothing', async () => {
    const { world, database, a } = await putBack();
    const sale = saleOf(world, a, 3);
    const claimed = a.answer('00000000000000ab' as Epoch, { seq: 3, hash: sale.hash, judgedNo: 9, class: 'accepted', code: null, facts: {}, given: [{ programme: 1 as never, unit: 'stamp', units: 500, balance: 500, goal: 10 }] });
    await pushed(world, showing(a.push([sale], { kept: [[1, 3]] }), '00000000000000ab' as Epoch, [claimed]));
    expect(await balanceOf(database, 1)).toBe(3);
  });

  test('law final: a sale of a revoked phone that was confirmed is judged and made whole by what the server proves; what anybody with the phone could make is held', async () => {
    const { world, database, a, b, ofA, ofB } = await putBack();
    await pushed(world, showing(b.push([saleOf(world, b, 1)]), ofB.epoch, ofB.answers));
    await world.revoke(a, world.now.ms - 60_000);
    const [third] = ofA.answers;
    assert(third !== undefined, 'the sale had an answer');
    const request = (answer: TaggedAnswer): PushRequest => showing(a.push([saleOf(world, a, 3)], { kept: [[1, 3]] }), ofA.epoch, [answer]);
    const { proof, ...unproved } = third;
    expect(proof).toMatch(/^[0-9a-f]{32}$/);
    for (const made of [unproved, { ...unproved, proof: third.tag }]) expect(await pushed(world, request(made))).toMatchObject({ answers: [{ class: 'held', code: 'ENROLMENT_REVOKED' }] });
    expect(await balanceOf(database, 1)).toBe(3);
    world.now.ms += 5_000;
    for (let time = 1; time <= 2; time += 1) expect(await pushed(world, request(third))).toMatchObject({ answers: [{ class: 'refused', code: 'LIMIT_REACHED' }] });
    expect(await balanceOf(database, 1)).toBe(4);
    expect(await database.kysely.selectFrom('events').select('received_ms').where('source', '=', Buffer.from(a.enrolment, 'hex')).where('seq', '=', 3).executeTakeFirst()).toEqual({ received_ms: world.now.ms });
    const ledger = sqlLedger(database);
    expect(await ledger.replayHash()).toBe(await ledger.stateHash());
  });

  test('laws final and once: a rescue file makes a sale whole by the answers in it, however often it comes and whatever its phone shows later', async () => {
    const { world, database, a, b, ofA, ofB } = await putBack();
    await pushed(world, showing(b.push([saleOf(world, b, 1)]), ofB.epoch, ofB.answers));
    const file = [textOf(saleOf(world, a, 3).bytes)];
    const answers = ofA.answers.map((answer) => lineOf(ofA.epoch, answer));
    for (let time = 1; time <= 2; time += 1) expect(await world.intake.carry(file, answers)).toMatchObject({ value: [{ answer: { class: 'refused', code: 'LIMIT_REACHED' } }] });
    expect(await balanceOf(database, 1)).toBe(4);
    const epoch = world.judge.place()?.epoch ?? ofB.epoch;
    expect(await pushed(world, showing(a.push([saleOf(world, a, 3)], { kept: [[1, 3]], epoch }), ofA.epoch, ofA.answers))).toMatchObject({ sendFrom: null });
    expect(await balanceOf(database, 1)).toBe(4);
    const ledger = sqlLedger(database);
    expect(await ledger.replayHash()).toBe(await ledger.stateHash());
  });

  test('law final: a file without its answers came first; the same file with them makes whole what stands, over a judge that starts anew', async () => {
    const { world, database, a, b, ofA, ofB } = await putBack();
    await pushed(world, showing(b.push([saleOf(world, b, 1)]), ofB.epoch, ofB.answers));
    const file = [textOf(saleOf(world, a, 3).bytes)];
    const answers = ofA.answers.map((answer) => lineOf(ofA.epoch, answer));
    expect(await world.intake.carry(file)).toMatchObject({ value: [{ answer: { code: 'LIMIT_REACHED' } }] });
    expect(await balanceOf(database, 1)).toBe(3);
    for (let time = 1; time <= 3; time += 1) {
      await sql`UPDATE judge_term SET term = term + 1`.execute(database.kysely);
      expect(await world.intake.carry(file, answers)).toMatchObject({ value: [{ answer: { code: 'LIMIT_REACHED' } }] });
      expect(await balanceOf(database, 1)).toBe(4);
    }
    expect(await database.kysely.selectFrom('facts').select('judged_no').where('kind', '=', 'adjusted').execute()).toHaveLength(1);
  });

  test('law authentic: answers in a file that are forged, damaged or of another phone are ignored, and their sales count', async () => {
    const { world, database, a, b, ofA, ofB } = await putBack();
    await pushed(world, showing(b.push([saleOf(world, b, 1)]), ofB.epoch, ofB.answers));
    const [third] = ofA.answers;
    assert(third !== undefined, 'the sale had an answer');
    const more = { ...third, given: third.given.map((one) => ({ ...one, units: 9 })) };
    const others = b.answer(ofA.epoch, third);
    const never = a.answer('00000000000000ab' as Epoch, third);
    const lines = [lineOf(ofA.epoch, more), lineOf(ofA.epoch, others), lineOf('00000000000000ab' as Epoch, never), lineOf(ofA.epoch, third).slice(0, 90), textOf(Buffer.from('{"epoch":1}')), 'é', ''];
    expect(await world.intake.carry([textOf(saleOf(world, a, 3).bytes), 'torn', textOf(saleOf(world, a, 4, world.cards[1]).bytes)], lines)).toMatchObject({ value: [{ answer: { code: 'LIMIT_REACHED' } }, { answer: null }, { answer: { class: 'accepted' } }] });
    expect(await balanceOf(database, 1)).toBe(3);
    expect(await database.kysely.selectFrom('facts').select('judged_no').where('kind', '=', 'adjusted').execute()).toEqual([]);
  });

  test('law final: the file of a revoked phone ends custody, and brings back a card, by what the server proves and by nothing less', async () => {
    const { world, database, a, b, ofA, ofB } = await putBack();
    await pushed(world, showing(b.push([saleOf(world, b, 1)]), ofB.epoch, ofB.answers));
    await world.revoke(a, world.now.ms - 60_000);
    const [third] = ofA.answers;
    assert(third !== undefined, 'the sale had an answer');
    const { proof: _proof, ...unproved } = third;
    const file = [textOf(saleOf(world, a, 3).bytes)];
    expect(await world.intake.carry(file, [lineOf(ofA.epoch, unproved)])).toMatchObject({ value: [{ answer: { class: 'held', code: 'ENROLMENT_REVOKED' } }] });
    for (let time = 1; time <= 2; time += 1) expect(await world.intake.carry(file, [lineOf(ofA.epoch, third)])).toMatchObject({ value: [{ answer: { class: 'refused', code: 'LIMIT_REACHED' } }] });
    expect(await balanceOf(database, 1)).toBe(4);
    await database.kysely.deleteFrom('cards').where('id', '=', 2).execute();
    await sql`SELECT setval(pg_get_serial_sequence('cards', 'id'), 10)`.execute(database.kysely);
    const lost = saleOf(world, a, 4, world.cards[1]);
    const answer = a.proved(ofA.epoch, { seq: 4, hash: lost.hash, judgedNo: 99, class: 'accepted', code: null, facts: {}, given: third.given });
    expect(await world.intake.carry([textOf(lost.bytes)], [lineOf(ofA.epoch, answer)])).toMatchObject({ value: [{ answer: { class: 'accepted', given: [{ units: 1 }] } }] });
  });

  test('law authentic: the tag of a revoked phone brings back no card that was lost with the storage; what the server proves does', async () => {
    const { world, database, a, ofA } = await putBack();
    await world.revoke(a, world.now.ms - 60_000);
    await database.kysely.deleteFrom('cards').where('id', '=', 2).execute();
    await sql`SELECT setval(pg_get_serial_sequence('cards', 'id'), 10)`.execute(database.kysely);
    const sale = saleOf(world, a, 4, world.cards[1]);
    const answer = { seq: 4, hash: sale.hash, judgedNo: 99, class: 'accepted', code: null, facts: {}, given: ofA.answers[0]?.given ?? [] } as const;
    const push = (shown: TaggedAnswer): Promise<PushResponse> => pushed(world, showing(a.push([saleOf(world, a, 3), sale], { kept: [[1, 4]] }), ofA.epoch, [...ofA.answers, shown]));
    const isHere = async (): Promise<boolean> => (await database.kysely.selectFrom('cards').select('id').where('code', '=', world.cards[1] ?? '').executeTakeFirst()) !== undefined;
    expect((await push(a.answer(ofA.epoch, answer))).answers[1]).toMatchObject({ class: 'held', code: 'ENROLMENT_REVOKED' });
    expect(await isHere()).toBe(false);
    expect((await push(a.proved(ofA.epoch, answer))).answers[1]).toMatchObject({ class: 'accepted', given: [{ units: 1 }] });
    expect(await isHere()).toBe(true);
  });

  test('law resume: a reader ahead of the storage makes a new epoch begin, and takes a snapshot of it', async () => {
    const { world, database, a, ofA, head } = await putBack();
    const feed = openFeed({ database, epoch: () => world.judge.place()?.epoch ?? null, now: () => world.now.ms, onAhead: async (_, epoch) => void (await world.judge.beginEpoch(epoch, 'put-back', [])) });
    const page = await feed.pull({ kind: 'card', card: 1 as never }, { epoch: ofA.epoch, after: { 'card:1': head + 9 }, limit: 10 });
    expect(page?.epoch).toBe(ofA.epoch);
    const pulled = await feed.pull({ kind: 'device', enrolment: a.enrolment, store: a.store }, { epoch: ofA.epoch, after: { 'store:1': head }, limit: 10 });
    expect(pulled?.epoch).not.toBe(ofA.epoch);
    expect(pulled?.pages.every(({ snapshot }) => snapshot)).toBe(true);
    expect(await world.judge.beginEpoch(ofA.epoch, 'put-back', [])).toEqual({ ok: true, value: { began: false } });
  });
});
