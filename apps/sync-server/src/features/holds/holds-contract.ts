import { randomBytes } from 'node:crypto';
import type { Envelope } from '@qoa/shared/events';
import type { CardId, JudgedNo } from '@qoa/shared/ids';
import type { DecideHoldRequest, HoldHealth } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { openTestWorld, type TestPhone, testStartMs, type TestWorld } from '../doors/test-world.ts';
import { openFeed } from '../feed/index.ts';
import { sqlLedger } from '../ledger/index.ts';
import { openHolds } from './holds.ts';
import { sqlHoldsStore } from './holds-store.ts';

/** What waits in custody for people, and what they make of it. Run on every storage adapter. */
export const holdsContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  const begin = async () => {
    const { database, drop } = await openDatabase();
    onTestFinished(drop);
    const world = await openTestWorld(database, { phones: 2, cards: 2 });
    onTestFinished(world.close);
    const [phone, other] = world.phones as readonly [TestPhone, TestPhone];
    const store = sqlHoldsStore(database);
    const holds = openHolds({ store, judge: world.judge, now: () => world.now.ms });
    const shown = (): ReturnType<typeof store.shown> => store.shown(0, 50);
    const only = async (): Promise<HoldHealth> => {
      const [hold] = (await shown()).shown;
      assert(hold !== undefined, 'something is held');
      return hold;
    };
    const feed = openFeed({ database, epoch: () => world.judge.place()?.epoch ?? null, now: () => world.now.ms, onAhead: () => Promise.resolve() });
    return { database, world, phone, other, store, holds, shown, only, feed };
  };

  test(`${name}, law once: a fork that people count gets its verdict, every reader is told, and the first of its number keeps its own`, { timeout: 60_000 }, async () => {
    const { database, world, phone, holds, shown, only, feed } = await begin();
    const [first, fork] = [phone.sale(1, cardOf(world, 0), gtinOf(world)), phone.sale(1, cardOf(world, 1), gtinOf(world), testStartMs + 1000)];
    expect(await world.intake.push(phone.push([first]))).toMatchObject({ value: { answers: [{ class: 'accepted' }] } });
    expect(await world.intake.push(phone.push([fork]))).toMatchObject({ value: { answers: [{ code: 'FORK' }] } });
    const reader = { kind: 'device', enrolment: phone.enrolment, store: phone.store } as const;
    const before = await feed.pull(reader, { epoch: null, after: {}, limit: 100 });
    const heads = Object.fromEntries((before?.pages ?? []).map(({ scope, head }) => [scope, head]));

    const hold = await only();
    expect(await shown()).toMatchObject({ waiting: 1, shown: [{ code: 'FORK', kind: 'sale', hasCard: true, products: [{ name: 'Agua 1', quantity: 1000 }], first: { kind: 'sale', answer: { class: 'accepted', code: null } }, decided: null }] });
    expect(JSON.stringify(await shown())).not.toContain(cardOf(world, 1));
    expect(await holds.weigh(hold.no)).toEqual({ ok: true, value: { wouldBe: { class: 'accepted', code: null, given: [{ programme: 1, unit: 'stamp', units: 1 }] } } });
    expect(await holds.decide(hold.no, request(hold, 'count'), 1)).toMatchObject({ ok: true, value: { choice: 'count', reason: 'the store made both', became: { class: 'accepted', code: null } } });

    expect(await holds.weigh(hold.no)).toEqual({ ok: true, value: { wouldBe: null } });
    expect(await shown()).toMatchObject({ waiting: 0, shown: [{ no: hold.no, code: 'FORK', decided: { choice: 'count', became: { class: 'accepted' } } }] });
    expect(await world.intake.push(phone.push([first]))).toMatchObject({ value: { answers: [{ hash: first.hash, class: 'accepted', given: [{ balance: 1 }] }] } });
    expect(await world.intake.push(phone.push([fork]))).toMatchObject({ value: { answers: [{ hash: fork.hash, class: 'accepted', given: [{ balance: 1 }] }] } });
    const told = (await feed.pull(reader, { epoch: before?.epoch ?? null, after: heads, limit: 100 }))?.pages.find(({ scope }) => scope === 'store:1');
    expect(told?.rows).toMatchObject([{ kind: 'sale', body: { seq: 1, hash: fork.hash, lines: [{ quantity: 1000 }], answer: { class: 'accepted' } } }]);
    const whole = (await feed.pull(reader, { epoch: null, after: {}, limit: 100 }))?.pages.find(({ scope }) => scope === 'store:1');
    expect(whole?.rows.flatMap(({ kind, body }) => (kind === 'sale' ? [(body as { readonly hash: string }).hash] : []))).toEqual([first.hash, fork.hash]);
    const ofCard = (await feed.pull({ kind: 'card', card: 2 as CardId }, { epoch: null, after: {}, limit: 100 }))?.pages.find(({ scope }) => scope === 'card:2');
    expect(ofCard?.rows.filter(({ kind }) => kind === 'sale')).toMatchObject([{ body: { answer: { class: 'accepted' } } }]);
    const journal = (await feed.pull({ kind: 'console' }, { epoch: null, after: {}, limit: 100 }))?.pages[0]?.rows.slice(-2);
    expect(journal).toMatchObject([{ kind: 'hold-decided', body: { was: 'FORK', choice: 'count', by: 1, became: { class: 'accepted' } } }, { kind: 'sale' }]);
    const ledger = sqlLedger(database);
    expect(await ledger.replayHash()).toBe(await ledger.stateHash());
    expect(world.alarms).toEqual([]);
  });

  test(`${name}, law once: the same decision again answers the first, another is refused, and nothing is judged twice`, { timeout: 60_000 }, async () => {
    const { database, world, phone, holds, only } = await begin();
    await forked(world, phone);
    const hold = await only();
    const both = await Promise.all([holds.decide(hold.no, request(hold, 'refuse'), 1), holds.decide(hold.no, { ...request(hold, 'refuse'), reason: 'Otra persona' }, 2), holds.decide(hold.no, request(hold, 'count'), 2)]);
    expect(both).toMatchObject([{ ok: true, value: { reason: 'the store made both', became: { class: 'refused', code: 'HOLD_NOT_COUNTED' } } }, { ok: true, value: { reason: 'the store made both' } }, { error: { code: 'HOLD_DECIDED' } }]);
    expect(await holds.decide(hold.no, request(hold, 'refuse'), 1)).toEqual(both[0]);
    expect(await holds.decide(hold.no, request(hold, 'count'), 1)).toMatchObject({ error: { code: 'HOLD_DECIDED' } });
    expect(await database.kysely.selectFrom('facts').select('kind').where('kind', '=', 'hold-decided').execute()).toHaveLength(1);
    expect(await database.kysely.selectFrom('postings').select('judged_no').execute()).toHaveLength(1);
    expect(world.alarms).toEqual([]);
  });

  test(`${name}: nobody decides on what they have not seen, nor on what is not theirs`, { timeout: 60_000 }, async () => {
    const { world, phone, holds, only } = await begin();
    await forked(world, phone);
    const hold = await only();
    await world.intake.push(phone.push([phone.sale(1, null, gtinOf(world), testStartMs + 2000)]));
    expect(await holds.decide(hold.no, request(hold, 'count'), 1)).toMatchObject({ error: { code: 'HOLD_CHANGED' } });
    expect(await holds.decide(hold.no, { ...request(await only(), 'count'), hash: randomBytes(16).toString('hex') as HoldHealth['hash'] }, 1)).toMatchObject({ error: { code: 'HOLD_CHANGED' } });
    expect(await holds.decide(1 as JudgedNo, request(hold, 'count'), 1)).toMatchObject({ error: { code: 'HOLD_UNKNOWN' } });
    expect(await holds.decide(hold.no, request(await only(), 'count'), 1)).toMatchObject({ ok: true });
  });

  test(`${name}: what a revoked phone did not prove is judged when people count it, with the card that was added to it meanwhile`, { timeout: 60_000 }, async () => {
    const { database, world, phone, other, holds, only } = await begin();
    await database.kysely.updateTable('enrolments').set({ revoked_ms: testStartMs }).where('id', '=', Buffer.from(phone.enrolment, 'hex')).execute();
    const guest = phone.sale(1, null, gtinOf(world));
    expect(await world.intake.push(phone.push([guest]))).toMatchObject({ value: { answers: [{ code: 'ENROLMENT_REVOKED' }] } });
    expect(await world.intake.push(other.push([other.claim(1, guest, cardOf(world, 0))]))).toMatchObject({ value: { answers: [{ code: 'AWAITS_SALE' }] } });
    const hold = await only();
    expect(hold).toMatchObject({ code: 'ENROLMENT_REVOKED', hasCard: false, first: null });
    expect(await holds.decide(hold.no, request(hold, 'count'), 1)).toMatchObject({ value: { became: { code: 'NO_CARD' } } });
    expect(await world.intake.push(other.push([other.claim(1, guest, cardOf(world, 0))]))).toMatchObject({ value: { answers: [{ class: 'accepted', given: [{ balance: 1 }] }] } });
    const ledger = sqlLedger(database);
    expect(await ledger.replayHash()).toBe(await ledger.stateHash());
  });

  test(`${name}: a card may be added to a fork that counts, beside the card of the first, and to none that does not`, { timeout: 60_000 }, async () => {
    const { world, phone, other, holds, only, shown } = await begin();
    const [first, fork, third] = [0, 1, 2].map((n) => phone.sale(1, null, gtinOf(world), testStartMs + n)) as [Envelope, Envelope, Envelope];
    for (const sale of [first, fork, third]) await world.intake.push(phone.push([sale]));
    await holds.decide((await only()).no, request(await only(), 'count'), 1);
    const rest = (await shown()).shown.find(({ decided }) => decided === null);
    assert(rest !== undefined, 'one of them still waits');
    expect(await holds.decide(rest.no, request(rest, 'refuse'), 1)).toMatchObject({ ok: true });
    const claims = [first, fork, third].map((sale, n) => other.claim(n + 1, sale, cardOf(world, n % 2)));
    expect(await world.intake.push(other.push(claims))).toMatchObject({ value: { answers: [{ class: 'accepted' }, { class: 'accepted' }, { class: 'refused', code: 'HOLD_NOT_COUNTED' }] } });
    expect(await world.intake.push(other.push([other.claim(4, fork, cardOf(world, 0))]))).toMatchObject({ value: { answers: [{ code: 'SALE_CLAIMED' }] } });
    expect(world.alarms).toEqual([]);
  });
};

/** A sale that counted, and another under its number. */
const forked = async (world: TestWorld, phone: TestPhone): Promise<void> => {
  for (const after of [0, 1000]) await world.intake.push(phone.push([phone.sale(1, cardOf(world, 0), gtinOf(world), testStartMs + after)]));
};

const request = ({ hash, seenNo }: HoldHealth, choice: DecideHoldRequest['choice']): DecideHoldRequest => ({ choice, reason: 'the store made both', hash, seenNo });

const gtinOf = ({ gtins }: TestWorld): TestWorld['gtins'][number] => gtins[0] ?? ('' as never);

const cardOf = ({ cards }: TestWorld, n: number): TestWorld['cards'][number] => cards[n] ?? ('' as never);
