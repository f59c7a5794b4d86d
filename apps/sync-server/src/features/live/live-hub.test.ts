import { beforeEach, describe, expect, test } from 'vitest';
import type { FeedRow, Scope } from '@qoa/shared/feed';
import type { CardId, EnrolmentId, Epoch, JudgedNo, StoreId } from '@qoa/shared/ids';
import type { LiveMessage } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import type { Reader } from '../feed/index.ts';
import type { Committed } from '../judge/index.ts';
import { liveHub, type LiveHub } from './live-hub.ts';
import { liveCloseCodes } from './subscriber.ts';

const epoch = '00000000000000aa' as Epoch;
const reader = { kind: 'card', card: 7 as CardId } as const;
let rows: FeedRow[];
let hub: LiveHub;
let troubles: unknown[];
let heads: Promise<JudgedNo>;
let scopes: readonly Scope[];
let chances: number[];
let waiting: { readonly ms: number; readonly wake: () => void }[];

beforeEach(() => {
  rows = [];
  troubles = [];
  heads = Promise.resolve(0);
  scopes = ['card:7'];
  [chances, waiting] = [[], []];
  hub = liveHub({
    feed: { scopesOf: async () => scopes, headOf: () => heads, rowsOfScopes: async (wanted) => (wanted.map(({ after }) => rows.filter((row) => row.judgedNo > after))) },
    epoch: () => epoch,
    now: () => 5,
    chance: () => chances.shift() ?? 0,
    sleep: (ms) => new Promise((resolve) => waiting.push({ ms, wake: resolve })),
    onTrouble: (thrown) => void troubles.push(thrown),
  });
});

const socket = (waitingBytes = () => 0) => {
  const sent: LiveMessage[] = [];
  const closed: number[] = [];
  return { sent, closed, send: (text: string) => void sent.push(JSON.parse(text)), waitingBytes, close: (code: number) => void closed.push(code) };
};

const committed = (scope: Scope, head: JudgedNo, prev: JudgedNo | null): Committed => ({ epoch, head, from: head, scopes: new Map([[scope, { head, prev }]]), enrolments: new Set(), firstSales: 0, holds: [] });
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const row = (judgedNo: JudgedNo, prev: JudgedNo): FeedRow => ({ judgedNo, prev, kind: 'sale', body: null });

test('law resume: what is committed while a socket is being let in comes after its heads', async () => {
  let tellHead: (head: JudgedNo) => void = () => undefined;
  heads = new Promise((resolve) => (tellHead = resolve));
  const one = socket();
  const joining = hub.join(reader, one);
  await settled();
  rows.push(row(9, 4));
  hub.committed(committed('card:7', 9, 4));
  await settled();
  expect(one.sent).toEqual([]);
  tellHead(4);
  await joining;
  expect(one.sent).toEqual([{ ready: { epoch, serverMs: 5, heads: { 'card:7': 4 } } }, { hint: { scope: 'card:7', head: 9, rows: [row(9, 4)] } }]);
});

test('commits that come while rows are being read become one hint', async () => {
  const one = socket();
  await hub.join(reader, one);
  rows.push(row(1, 0), row(2, 1), row(3, 2));
  hub.committed(committed('card:7', 1, 0));
  hub.committed(committed('card:7', 2, 1));
  hub.committed(committed('card:7', 3, 2));
  await settled();
  expect(one.sent.slice(1).map((message) => ('hint' in message ? message.hint.head : null))).toEqual([3, 3]);
});

test('a number whose elder is unknown comes without rows', async () => {
  const one = socket();
  await hub.join(reader, one);
  hub.committed(committed('card:7', 3, null));
  await settled();
  expect(one.sent.at(-1)).toEqual({ hint: { scope: 'card:7', head: 3 } });
});

test('when rows cannot be read the hint still tells that there are some', async () => {
  const one = socket();
  await hub.join(reader, one);
  rows = new Proxy([], { get: () => assert(false, 'the database is away') });
  hub.committed(committed('card:7', 4, 3));
  await settled();
  expect(one.sent.at(-1)).toEqual({ hint: { scope: 'card:7', head: 4 } });
  expect(troubles).toHaveLength(1);
});

test('a socket that cannot take what is sent is closed, and the others go on', async () => {
  const [slow, quick] = [socket(() => 300 * 1024), socket()];
  await hub.join(reader, quick);
  await hub.join(reader, slow);
  hub.committed(committed('card:7', 1, null));
  await settled();
  expect(slow.closed).toEqual([liveCloseCodes.tryLater]);
  expect(quick.closed).toEqual([]);
  expect(hub.count()).toBe(1);
});

test('a phone is not told what it alone sent; the others of its store are', async () => {
  const [own, other] = [socket(), socket()];
  const device = (enrolment: string) => ({ kind: 'device', enrolment: enrolment as EnrolmentId, store: 1 as StoreId }) as const;
  await hub.join(device('a'.repeat(16)), own);
  await hub.join(device('b'.repeat(16)), other);
  rows.push({ judgedNo: 1, prev: 0, kind: 'sale', body: { enrolment: 'a'.repeat(16) } });
  hub.committed(committed('card:7', 1, 0));
  await settled();
  expect([own.sent.length, other.sent.length]).toEqual([1, 2]);
  rows.push({ judgedNo: 2, prev: 1, kind: 'sale', body: { enrolment: 'b'.repeat(16) } });
  hub.committed(committed('card:7', 2, 0));
  await settled();
  expect([own.sent.length, other.sent.length]).toEqual([2, 3]);
});

test('a socket that left is told nothing', async () => {
  const one = socket();
  const leave = await hub.join(reader, one);
  leave?.();
  hub.committed(committed('card:7', 1, null));
  await settled();
  expect(one.sent).toHaveLength(1);
});

test('law resume: another epoch ends every socket, since its heads mean nothing there', async () => {
  const one = socket();
  await hub.join(reader, one);
  hub.committed({ ...committed('card:7', 3, 2), epoch: '00000000000000bb' as Epoch });
  expect(one.sent.at(-1)).toEqual({ bye: { retryAfterMs: expect.any(Number) } });
  expect(one.closed).toEqual([liveCloseCodes.restart]);
  expect(hub.count()).toBe(0);
});

test('law own tenant: of a campaign phones are told that there is something to pull, cards also what', async () => {
  const [phone, card] = [socket(), socket()];
  await hub.join({ kind: 'device', enrolment: '0000000000000001' as EnrolmentId, store: 1 as StoreId }, phone);
  await hub.join(reader, card);
  rows.push({ judgedNo: 9, prev: 4, kind: 'campaign', body: { v: 2 } });
  hub.committed(committed('card:7', 9, 4));
  await settled();
  expect([phone.sent.at(-1), card.sent.at(-1)]).toEqual([{ hint: { scope: 'card:7', head: 9 } }, { hint: { scope: 'card:7', head: 9, rows } }]);
});

test('law resume: that a store joined a campaign phones learn by a pull alone: a cursor past it would miss the snapshot', async () => {
  const phone = socket();
  await hub.join({ kind: 'device', enrolment: '0000000000000001' as EnrolmentId, store: 1 as StoreId }, phone);
  rows.push(row(8, 4), { judgedNo: 9, prev: 8, kind: 'joined', body: { programme: 3, joined: true } });
  hub.committed(committed('card:7', 9, 4));
  await settled();
  expect(phone.sent.at(-1)).toEqual({ hint: { scope: 'card:7', head: 9 } });
});

describe('a campaign', () => {
  const offer: FeedRow = { judgedNo: 9, prev: 0, kind: 'campaign', body: {} };
  const device = { kind: 'device', enrolment: 'a'.repeat(16) as EnrolmentId, store: 1 as StoreId } as const;
  const open = async (count: number, of: Reader = reader) => Promise.all(Array.from({ length: count }, async () => {
    const one = socket();
    return { one, leave: await hub.join(of, one) };
  }));

  test('law last mile: that a store takes part in is followed by every open card from its next revision on, and by none before', async () => {
    const [first, second] = await open(2);
    rows.push(offer);
    hub.committed(committed('programme:9', 9, 0));
    await settled();
    expect([first?.one.sent.length, second?.one.sent.length]).toEqual([1, 1]);
    scopes = ['card:7', 'programme:9'];
    for (const head of [9, 10]) {
      hub.committed(committed('programme:9', head, 0));
      await settled();
    }
    for (const each of [first, second]) expect(each?.one.sent.slice(1).map((message) => ('hint' in message ? message.hint.scope : null))).toEqual(['programme:9', 'programme:9']);
    hub.committed(committed('card:7', 11, null));
    await settled();
    expect(first?.one.sent).toHaveLength(4);
  });

  test('that few follow is told at once; that many follow each in their own time, so that they do not all pull together', async () => {
    scopes = ['store:1', 'programme:9'];
    const few = await open(20, device);
    hub.committed(committed('programme:9', 9, 0));
    await settled();
    expect([waiting, few.every(({ one }) => one.sent.length === 2)]).toEqual([[], true]);
    const [late, ...others] = await open(80, device);
    chances = [0.5, 0.25];
    hub.committed(committed('programme:9', 10, 9));
    await settled();
    expect(waiting.slice(0, 3).map(({ ms }) => ms)).toEqual([250, 125, 0]);
    late?.leave?.();
    for (const { wake } of waiting) wake();
    await settled();
    expect(others.every(({ one }) => one.sent.length === 2)).toBe(true);
    expect(late?.one.sent).toHaveLength(1);
  });

  test('that many stores enter at once is told to them over time; a sale never waits', async () => {
    scopes = ['store:1'];
    const [one] = await open(1, device);
    const many = new Map(Array.from({ length: 30 }, (_, n) => [`store:${n + 1}` as Scope, { head: 9, prev: null }]));
    for (const scope of many.keys()) await open(scope === 'store:1' ? 0 : 1, { ...device, store: Number(scope.slice(6)) as StoreId });
    scopes = [...many.keys()];
    await open(1, device);
    hub.committed({ ...committed('store:1', 9, null), scopes: many });
    await settled();
    expect([one?.one.sent.length, waiting.length > 0]).toEqual([1, true]);
    rows = [row(10, 9)];
    hub.committed(committed('store:1', 10, 9));
    await settled();
    expect(one?.one.sent.at(-1)).toMatchObject({ hint: { scope: 'store:1', head: 10 } });
  });
});
