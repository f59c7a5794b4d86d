import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { varint } from '../golden/stranger/bytes.ts';
import { enrol, nameOf, post, type PushAnswer, type StrangersDevice } from '../golden/stranger/device.ts';
import { openLive } from '../golden/stranger/live.ts';
import { startServer, type RunningServer } from './support/server.ts';

// A device written from docs/protocol alone (nothing of it imports the product) lives with the real server.
let server: RunningServer;
let device: StrangersDevice;
let card: string;
let promoted: string;

beforeAll(async () => {
  server = await startServer();
  const demo = await server.demo();
  card = demo.cards[0]?.code ?? '';
  promoted = demo.products.find(({ isPromoted }) => isPromoted)?.gtin ?? '';
  device = await enrol(server.url, demo.stores[0]?.enrolCode ?? '');
});
afterAll(() => server.close());

const one = (product: { readonly gtin: string } | { readonly raw: string }): { readonly product: typeof product; readonly quantity: number; readonly amountCents: number } => ({ product, quantity: 1000, amountCents: 1850 });

test('a stranger’s sales are judged, its answers are true, and a repeat gets the same', async () => {
  const sales = [device.sell({ card, lines: [one({ gtin: promoted })] }), device.sell({ card: null, lines: [one({ gtin: promoted })] }), device.sell({ card, lines: [one({ raw: 'Pan dulce' })] })];
  const stated = { nextSeq: 4, kept: [[1, 3]] as const };
  const first = await device.push(sales, stated);
  expect(first.status).toBe(200);
  expect(first.body).toMatchObject({ epoch: device.epoch, unreadable: [], sendFrom: null, frontier: 3, highestSeq: 3 });
  expect(first.body.answers.map(({ seq, hash, class: answerClass, code }) => [seq, hash, answerClass, code])).toEqual([
    [1, nameOf(sales[0] ?? Buffer.of()), 'accepted', null],
    [2, nameOf(sales[1] ?? Buffer.of()), 'accepted', 'NO_CARD'],
    [3, nameOf(sales[2] ?? Buffer.of()), 'accepted', 'PRODUCT_UNKNOWN'],
  ]);
  expect(first.body.answers[0]?.given[0]?.units).toBe(1);
  for (const answer of first.body.answers) {
    expect(device.isTrue(answer, first.body.epoch)).toBe(true);
    expect(device.isTrue({ ...answer, class: 'refused' }, first.body.epoch)).toBe(false);
  }
  const again = await device.push(sales, stated);
  expect(again.body.answers).toEqual(first.body.answers);
});

test('what it keeps but did not send is asked for; what it lost is a hole, and the walk goes on', async () => {
  const [fourth, fifth, sixth] = [4, 5, 6].map(() => device.sell({ card: null, lines: [one({ gtin: promoted })] }));
  const asked = await device.push([sixth ?? Buffer.of()], { nextSeq: 7, kept: [[4, 6]] });
  expect(asked.body).toMatchObject({ answers: [], sendFrom: 4, frontier: 3, highestSeq: 6 });
  const holed = await device.push([fourth ?? Buffer.of(), sixth ?? Buffer.of()], { nextSeq: 7, kept: [[4, 4], [6, 6]] });
  expect(holed.body).toMatchObject({ sendFrom: null, frontier: 6 });
  expect(holed.body.answers.map(({ seq }) => seq)).toEqual([4, 6]);
  const late = await device.push([fifth ?? Buffer.of()], { nextSeq: 7, kept: [[5, 5]] });
  expect(late.body.answers.map(({ seq, class: answerClass }) => [seq, answerClass])).toEqual([[5, 'accepted']]);
});

test('law authentic: a changed envelope is unreadable and binds nothing; a changed header is refused whole', async () => {
  const sale = device.sell({ card, lines: [one({ gtin: promoted })] });
  const torn = Buffer.from(sale);
  torn.writeUInt8(torn.readUInt8(20) ^ 1, 20);
  const pushed = await device.push([torn], { nextSeq: 8, kept: [[7, 7]] });
  expect(pushed.body).toMatchObject({ answers: [], unreadable: [{ seq: 7, hash: nameOf(torn) }], sendFrom: 7, frontier: 6 });
  const refused = await device.pushWithFalseTag([sale], { nextSeq: 8, kept: [[7, 7]] });
  expect([refused.status, refused.body.error.code]).toEqual([401, 'KEY_UNKNOWN']);
  expect((await device.push([sale], { nextSeq: 8, kept: [[7, 7]] })).body.answers[0]).toMatchObject({ seq: 7, class: expect.stringMatching(/accepted|partial|refused/) });
});

test('law old phones: a kind and a version of a newer phone are held; two events under one number are both kept', async () => {
  const lines = [one({ gtin: promoted })];
  const newer = device.bodyOf(8, lines);
  newer.writeUInt8(0x34, 0);
  const newerVersion = device.bodyOf(9, lines);
  newerVersion.writeUInt8(0x41, 0);
  const fork = device.bodyOf(7, [one({ raw: 'another' })]);
  const { body } = await device.push([fork, newer, newerVersion].map(device.seal), { nextSeq: 10, kept: [[7, 9]] });
  expect(body.answers.map(({ seq, class: answerClass, code }) => [seq, answerClass, code])).toEqual([
    [7, 'held', 'FORK'],
    [8, 'held', 'UNKNOWN_KIND'],
    [9, 'held', 'UNKNOWN_KIND'],
  ]);
  expect(body.frontier).toBe(9);
});

test('it wins a session, pulls its store’s feed, and goes on from its cursor', async () => {
  const token = await device.token();
  const pull = (message: object): Promise<{ readonly status: number; readonly body: Pulled }> => post(`${server.url}/v1/pull`, message, token);
  const { body } = await pull({ epoch: null, after: {}, limit: 500 });
  const own = body.pages.find(({ scope }) => scope.startsWith('store:'));
  expect(own?.snapshot).toBe(true);
  expect(own?.judged?.frontier).toBe(9);
  expect(own?.rows.filter(({ kind }) => kind === 'sale').length).toBe(7);
  const after = Object.fromEntries(body.pages.map(({ scope, head }) => [scope, head]));
  expect((await pull({ epoch: body.epoch, after, limit: 500 })).body.pages).toEqual([]);
  const sale = device.seal(device.bodyOf(10, [one({ gtin: promoted })]));
  await device.push([sale], { nextSeq: 11, kept: [[10, 10]] });
  const [page] = (await pull({ epoch: body.epoch, after, limit: 500 })).body.pages;
  expect(page).toMatchObject({ scope: own?.scope, snapshot: false, rows: [{ prev: own?.head, kind: 'sale', body: { seq: 10, hash: nameOf(sale) } }] });
  expect((await post(`${server.url}/v1/pull`, { epoch: null, after: {}, limit: 1 }, 'nobody')).status).toBe(401);
});

test('a varint of the documents is a varint of the server: the highest number is taken', async () => {
  expect(varint(2 ** 35 - 1).length).toBe(5);
  const { body } = await device.push([device.seal(device.bodyOf(2 ** 35 - 1, [one({ gtin: promoted })]))], { nextSeq: 2 ** 35, kept: [[2 ** 35 - 1, 2 ** 35 - 1]] });
  expect(body).toMatchObject({ frontier: 2 ** 35 - 1, answers: [{ seq: 2 ** 35 - 1, class: 'accepted' }] });
});

test('law whole: what was answered is there after the server was killed, and a repeat gets the same answer', async () => {
  const other = await enrol(server.url, (await server.demo()).stores[2]?.enrolCode ?? '');
  const sales = Array.from({ length: 20 }, () => other.sell({ card, lines: [one({ gtin: promoted })] }));
  const stated = { nextSeq: 21, kept: [[1, 20]] as const };
  const first = await other.push(sales, stated);
  expect(first.body.answers.length).toBe(20);
  await server.kill();
  await server.start();
  const again = await other.push(sales, stated);
  expect(again.body.answers).toEqual(first.body.answers);
  expect(again.body).toMatchObject({ epoch: first.body.epoch, frontier: 20, highestSeq: 20 });
});

test('revoked, it may still deliver but never read: what is proved earlier is judged, the rest is held', async () => {
  const demo = await server.demo();
  const revoked = await enrol(server.url, demo.stores[1]?.enrolCode ?? '');
  const token = await revoked.token();
  const lines = [one({ gtin: promoted })];
  const before = revoked.sell({ card: null, lines });
  await revoked.push([], { nextSeq: 2, kept: [[1, 1]] });
  expect(await revoke(demo.admin, revoked.enrolment)).toBeLessThan(300);
  const after = revoked.sell({ card: null, lines });
  const { body } = await revoked.push([before, after], { nextSeq: 3, kept: [[1, 2]] });
  expect(body.answers.map(({ seq, class: answerClass, code }) => [seq, answerClass, code])).toEqual([
    [1, 'accepted', 'NO_CARD'],
    [2, 'held', 'ENROLMENT_REVOKED'],
  ]);
  expect((await post(`${server.url}/v1/pull`, { epoch: null, after: {}, limit: 1 }, token)).status).toBeGreaterThanOrEqual(401);
  await expect(revoked.token()).rejects.toThrow('ENROLMENT_REVOKED');
});

const revoke = async (admin: { readonly email: string; readonly password: string } | null, enrolment: string): Promise<number> => {
  const headers = { 'content-type': 'application/json', origin: server.url };
  const signedIn = await fetch(`${server.url}/v1/admin/session`, { method: 'POST', headers, body: JSON.stringify({ email: admin?.email, password: admin?.password }) });
  const cookie = signedIn.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
  return (await fetch(`${server.url}/v1/admin/enrolments/${enrolment}/revoke`, { method: 'POST', headers: { ...headers, cookie }, body: '{}' })).status;
};

interface Pulled {
  readonly epoch: string;
  readonly pages: readonly {
    readonly scope: string;
    readonly snapshot: boolean;
    readonly head: number;
    readonly rows: readonly { readonly prev: number; readonly kind: string }[];
    readonly judged?: { readonly frontier: number };
  }[];
}

test('law once: a card added to a guest sale earns as if it had been on it, and only the first does', async () => {
  const demo = await server.demo();
  const other = await enrol(server.url, demo.stores[0]?.enrolCode ?? '');
  // The first card is at its day's limit by now.
  const fresh = demo.cards[1]?.code ?? '';
  const sale = other.sell({ card: null, lines: [one({ gtin: promoted })] });
  const claims = [other.claim(sale, fresh), other.claim(sale, fresh)];
  const pushed = await other.push([sale, ...claims], { nextSeq: 4, kept: [[1, 3]] });
  expect(pushed.body.answers.map(({ class: answerClass, code }) => [answerClass, code])).toEqual([
    ['accepted', 'NO_CARD'],
    ['accepted', null],
    ['refused', 'SALE_CLAIMED'],
  ]);
  expect(pushed.body.answers[1]?.given[0]?.units).toBe(1);
  for (const answer of pushed.body.answers) expect(other.isTrue(answer, pushed.body.epoch)).toBe(true);
});

test('law last mile: by its socket it hears of a neighbour’s sale where its cursor stands, and what it asks there is one delivery with the same bytes by HTTP', async () => {
  const enrolled = async (): Promise<StrangersDevice> => enrol(server.url, (await server.demo()).stores[2]?.enrolCode ?? '');
  const [own, neighbour] = [await enrolled(), await enrolled()];
  const live = await openLive(server.url, await own.token());
  const [scope = '', head = 0] = Object.entries(live.ready.heads).find(([name]) => name.startsWith('store:')) ?? [];
  expect(live.ready).toMatchObject({ epoch: own.epoch, asks: true });

  const sold = neighbour.sell({ card: null, lines: [one({ gtin: promoted })] });
  const { body } = await neighbour.push([sold], { nextSeq: 2, kept: [[1, 1]] });
  const hint = await live.hint();
  expect(hint).toMatchObject({ scope, head: body.answers[0]?.judgedNo, rows: [{ prev: head, kind: 'sale', body: { seq: 1, hash: nameOf(sold) } }] });

  const sale = own.sell({ card: null, lines: [one({ gtin: promoted })] });
  const stated = { nextSeq: 2, kept: [[1, 1]] as const };
  const asked = await live.ask<PushAnswer>('/v1/push', own.request([sale], stated));
  expect([asked.status, asked.body.answers.map(({ seq, hash }) => [seq, hash])]).toEqual([200, [[1, nameOf(sale)]]]);
  expect((await own.push([sale], stated)).body.answers).toEqual(asked.body.answers);
  live.close();
  await expect(openLive(server.url, 'nobody')).rejects.toThrow('closed: 4401');
});

test('its receipt is brought by another hand and counts once; a receipt that was changed binds nothing', async () => {
  const other = await enrol(server.url, (await server.demo()).stores[0]?.enrolCode ?? '');
  const sale = other.sell({ card: null, lines: [one({ gtin: promoted })] });
  const bring = (envelope: Buffer): Promise<{ readonly status: number; readonly body: unknown }> => post(`${server.url}/v1/receipts`, { envelope: envelope.toString('base64url') });
  expect((await bring(sale)).body).toEqual({ received: true });
  const torn = Buffer.from(sale);
  torn.writeUInt8(torn.readUInt8(20) ^ 1, 20);
  expect(await bring(torn)).toMatchObject({ status: 422, body: { error: { code: 'RECEIPT_UNREADABLE' } } });
  const { body } = await other.push([sale], { nextSeq: 2, kept: [[1, 1]] });
  expect(body).toMatchObject({ frontier: 1, answers: [{ seq: 1, hash: nameOf(sale), class: 'accepted' }] });
  expect((await bring(sale)).body).toEqual({ received: true });
});

test('law final: to a server restored to before it enrolled it shows its certificate, sends again from where it is asked, and keeps what it was told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qoa-stranger-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await server.storage('backup', folder);
  const demo = await server.demo();
  const fresh = demo.cards[2]?.code ?? '';
  const behind = await enrol(server.url, demo.stores[1]?.enrolCode ?? '');
  const sales = [1, 2].map(() => behind.sell({ card: fresh, lines: [one({ gtin: promoted })] }));
  const stated = { nextSeq: 3, kept: [[1, 2]] as const };
  const told = await behind.push(sales, stated);
  expect(told.body.answers.map(({ given }) => given[0]?.units)).toEqual([1, 1]);

  await server.stop();
  const [backup = ''] = await readdir(folder);
  await server.storage('restore', join(folder, backup));
  await server.start();

  expect(await behind.push(sales, stated)).toMatchObject({ status: 401, body: { error: { code: 'KEY_UNKNOWN' } } });
  const { status, body: adopted } = await behind.adopt();
  expect([status, adopted.enrolment, adopted.epoch === behind.epoch]).toEqual([200, behind.enrolment, false]);
  const { epoch } = adopted;
  const asked = await behind.push([], { ...stated, epoch });
  expect(asked.body).toMatchObject({ epoch, answers: [], sendFrom: 1, frontier: 0 });
  const earlier = told.body.answers.map((answer) => ({ epoch: told.body.epoch, answer }));
  const again = await behind.push(sales, { ...stated, epoch, earlier });
  expect(again.body).toMatchObject({ sendFrom: null, frontier: 2 });
  expect(again.body.answers.map(({ seq, hash, given }) => [seq, hash, given[0]?.units])).toEqual(sales.map((sale, i) => [i + 1, nameOf(sale), 1]));
  for (const answer of again.body.answers) expect(behind.isTrue(answer, epoch)).toBe(true);
}, 180_000);
