import { decodeEvent, type Envelope, splitEnvelope } from '@qoa/shared/events';
import type { CardId } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import { assert } from '@qoa/shared/result';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { openFeed } from '../feed/index.ts';
import { judgeKept, sqlCustodyStore } from '../intake/index.ts';
import { sqlLedger } from '../ledger/index.ts';
import { openTestWorld, type TestPhone, type TestWorld } from './test-world.ts';

/** What one release could only keep and a later one judges. Run on every storage adapter. */
export const custodyContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  test(`${name}, law once: what was kept is judged at the start of a release that can read it, and every reader is told`, { timeout: 60_000 }, async () => {
    const { database, drop } = await openDatabase();
    onTestFinished(drop);
    const world = await openTestWorld(database, { phones: 1, cards: 2 });
    onTestFinished(world.close);
    const [phone] = world.phones as readonly [TestPhone];
    const [sold, guest, later] = [phone.sale(1, cardOf(world, 0), gtinOf(world)), phone.sale(2, null, gtinOf(world)), phone.sale(3, cardOf(world, 0), gtinOf(world))];
    await world.judge.submit({ enrolment: phone.enrolment, stated: null, arrivals: [sold, guest].map(unread), contact: null });
    const pushed = await world.intake.push(phone.push([sold, guest, later, phone.claim(4, guest, cardOf(world, 1))]));
    expect(pushed).toMatchObject({ value: { answers: [{ code: 'UNKNOWN_KIND' }, { code: 'UNKNOWN_KIND' }, { class: 'accepted', given: [{ balance: 1 }] }, { code: 'AWAITS_SALE' }] } });
    await world.close();

    const updated = await openTestWorld(database, { phones: 1, cards: 2 });
    onTestFinished(updated.close);
    const feed = openFeed({ database, epoch: () => updated.judge.place()?.epoch ?? null, now: () => updated.now.ms, onAhead: () => Promise.resolve() });
    await updated.judge.ready();
    const reader = { kind: 'device', enrolment: phone.enrolment, store: phone.store } as const;
    const before = await feed.pull(reader, { epoch: null, after: {}, limit: 100 });
    const heads = Object.fromEntries((before?.pages ?? []).map(({ scope, head }) => [scope, head]));
    const parts = { store: sqlCustodyStore(database), judge: updated.judge };
    expect(await judgeKept(parts)).toEqual({ ok: true, value: 2 });
    expect(await judgeKept(parts)).toEqual({ ok: true, value: 0 });

    expect(await updated.intake.push(phone.push([sold, guest, later, phone.claim(4, guest, cardOf(world, 1))]))).toMatchObject({
      value: { answers: [{ class: 'accepted', given: [{ balance: 2 }] }, { code: 'NO_CARD' }, { class: 'accepted' }, { class: 'accepted', given: [{ balance: 1 }] }] },
    });
    const told = (await feed.pull(reader, { epoch: before?.epoch ?? null, after: heads, limit: 100 }))?.pages.find(({ scope }) => scope === 'store:1');
    expect(told?.rows.map(({ kind, body }) => [kind, (body as { readonly seq: number }).seq])).toEqual([['sale', 1], ['sale', 2], ['claim', 4]]);
    const ofCard = (await feed.pull({ kind: 'card', card: 1 as CardId }, { epoch: null, after: {}, limit: 100 }))?.pages.find(({ scope }) => scope === 'card:1');
    expect(ofCard?.rows.filter(({ kind }) => kind === 'sale')).toHaveLength(2);
    const ledger = sqlLedger(database);
    expect(await ledger.replayHash()).toBe(await ledger.stateHash());
    expect(await database.kysely.selectFrom('events').select(['seq', 'kind', 'class']).orderBy('seq').execute()).toEqual([1, 2, 3, 4].map((seq) => ({ seq, kind: seq === 4 ? 5 : 1, class: 1 })));
    expect([...world.alarms, ...updated.alarms]).toEqual([]);
  });

  test(`${name}: a claim that was kept before its sale gets its verdict at the same start`, { timeout: 60_000 }, async () => {
    const { database, drop } = await openDatabase();
    onTestFinished(drop);
    const world = await openTestWorld(database, { phones: 2, cards: 1 });
    onTestFinished(world.close);
    const [phone, other] = world.phones as readonly [TestPhone, TestPhone];
    const guest = phone.sale(1, null, gtinOf(world));
    const claim = other.claim(1, guest, cardOf(world, 0));
    await world.judge.submit({ enrolment: other.enrolment, stated: null, arrivals: [unread(claim)], contact: null });
    await world.judge.submit({ enrolment: phone.enrolment, stated: null, arrivals: [unread(guest)], contact: null });
    expect(await judgeKept({ store: sqlCustodyStore(database), judge: world.judge })).toEqual({ ok: true, value: 2 });
    expect(await world.intake.push(other.push([claim]))).toMatchObject({ value: { answers: [{ class: 'accepted', given: [{ balance: 1 }] }] } });
  });
};

const gtinOf = ({ gtins }: TestWorld): TestWorld['gtins'][number] => gtins[0] ?? ('' as never);

const cardOf = ({ cards }: TestWorld, n: number): TestWorld['cards'][number] => cards[n] ?? ('' as never);

/** An envelope as it arrives at a release that does not know its kind. */
const unread = (envelope: Envelope): Arrival => {
  const split = splitEnvelope(envelope.bytes);
  const decoded = split.ok ? decodeEvent(split.value.body) : null;
  assert(split.ok && decoded?.ok === true, 'it was sealed by a test');
  const { enrolment, seq, wallMs, clockSession, monotonicMs, offsetS, basis, actor } = decoded.value;
  const event = { enrolment, seq, wallMs, clockSession, monotonicMs, offsetS, basis, actor, kind: 'Sealed', kindNumber: 30, bodyFlags: 0, body: split.value.body } as const;
  return { envelope, event, at: { atMs: wallMs, sure: true, provedByMs: wallMs }, receivedMs: wallMs };
};
