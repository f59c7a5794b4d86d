import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { EnrolmentId, StoreId } from '@qoa/shared/ids';
import { errorBodySchema, type LiveMessage, liveMessageSchema } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { storeFact } from '../features/campaigns/index.ts';
import { cardCookie, deviceToken, type TestCallers, testCallers } from './test-callers.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

let house: TestHouse;
let callers: TestCallers;
let address: string;

beforeAll(async () => {
  house = await openTestHouse();
  callers = await testCallers(house);
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  const bound = house.app.server.address() as AddressInfo;
  address = `127.0.0.1:${bound.port}`;
}, 60_000);
afterAll(() => house.drop(), 60_000);

/** A client: what it heard, and how its socket ended. */
interface Client {
  readonly socket: WebSocket;
  readonly heard: LiveMessage[];
  readonly closed: Promise<number>;
  /** The first message heard, or to come, for which `wanted` holds. */
  readonly hears: (wanted: (message: LiveMessage) => boolean) => Promise<LiveMessage>;
}

const connect = (headers: Readonly<Record<string, string>>, hello: string | null, query = ''): Client => {
  const socket = new WebSocket(`ws://${address}/v1/live${query}`, { headers: { ...headers } });
  const heard: LiveMessage[] = [];
  const waiting = new Set<(message: LiveMessage) => void>();
  socket.on('message', (raw: Buffer) => {
    const message = liveMessageSchema.parse(JSON.parse(raw.toString('utf8')));
    heard.push(message);
    for (const each of waiting) each(message);
  });
  socket.on('open', () => {
    if (hello !== null) socket.send(hello);
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve);
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
  const hears = (wanted: (message: LiveMessage) => boolean): Promise<LiveMessage> =>
    new Promise((resolve) => {
      const known = heard.find(wanted);
      if (known !== undefined) return resolve(known);
      const each = (message: LiveMessage): void => {
        if (!wanted(message)) return;
        waiting.delete(each);
        resolve(message);
      };
      waiting.add(each);
      return undefined;
    });
  return { socket, heard, closed, hears };
};

const helloOf = (token?: string): string => JSON.stringify({ hello: token === undefined ? {} : { token } });
const isReady = (message: LiveMessage): boolean => 'ready' in message;
const hintOf = (scope: string) => (message: LiveMessage): boolean => 'hint' in message && message.hint.scope === scope;
const origin = () => ({ origin: `http://${address}` });
const tokenOf = ({ device }: TestCallers): string => String(device['authorization']).replace('Bearer ', '');
const renamed = (store: number, name: string) => storeFact({ id: store as StoreId, code: `S${store}`, name, timeZone: 'America/Mexico_City' }, house.now.ms);

describe('who may listen', () => {
  test('a phone by its token, told the heads of its scopes', async () => {
    const client = connect({}, helloOf(tokenOf(callers)));
    const ready = await client.hears(isReady);
    assert('ready' in ready, 'it is ready');
    expect(Object.keys(ready.ready.heads).toSorted()).toEqual(['catalogue', 'programme:1', 'store:1']);
    client.socket.close();
  });

  test.each(['card', 'admin'] as const)('a page of %s by its cookie, from our own origin alone', async (kind) => {
    const cookie = String(callers[kind]['cookie']);
    const own = connect({ cookie, ...origin() }, helloOf());
    await own.hears(isReady);
    own.socket.close();
    expect(await connect({ cookie, origin: 'https://evil.example' }, helloOf()).closed).toBe(403);
    expect(await connect({ cookie }, helloOf()).closed).toBe(4401);
  });

  test.each([['a forged token', helloOf('0123456789abcdef.zz.AA'), 4401], ['no cookie', helloOf(), 4401], ['no JSON', 'hola', 4408], ['another message', '{"hi":1}', 4408]])('not %s', async (_, hello, code) => {
    expect(await connect(origin(), hello).closed).toBe(code);
  });

  test('a hello too large ends the socket', async () => {
    expect(await connect(origin(), 'x'.repeat(5000)).closed).toBe(1009);
  });
});

describe('hints', () => {
  test('law last mile: 200 sockets hear of a commit with the row that a pull gives', async () => {
    const token = await deviceToken(house, 2 as StoreId);
    const clients = Array.from({ length: 200 }, () => connect({}, helloOf(token)));
    await Promise.all(clients.map((client) => client.hears(isReady)));
    const heads = clients.map(({ heard: [first] }) => (first !== undefined && 'ready' in first ? (first.ready.heads['store:2'] ?? 0) : -1));
    await house.features.judge.publish([renamed(2, 'Miscelánea Nueva')]);
    const hints = await Promise.all(clients.map((client) => client.hears(hintOf('store:2'))));
    const [first] = hints;
    assert(first !== undefined && 'hint' in first, 'a hint came');
    expect(new Set(hints.map((hint) => JSON.stringify(hint))).size).toBe(1);
    expect(first.hint.head).toBeGreaterThan(Math.max(...heads));
    for (const { socket } of clients) socket.close();
  }, 30_000);

  test('law own tenant: another store, a card and a page of nobody hear nothing of it', async () => {
    const [other, card, console_] = [connect({}, helloOf(await deviceToken(house, 3 as StoreId))), connect({ cookie: await cardCookie(house), ...origin() }, helloOf()), connect({ cookie: String(callers.admin['cookie']), ...origin() }, helloOf())];
    await Promise.all([other, card, console_].map((client) => client.hears(isReady)));
    await house.features.judge.publish([renamed(2, 'Miscelánea Otra')]);
    // The console follows the journal, so its hint tells that the others would have heard by now.
    await console_.hears(hintOf('console'));
    await house.features.judge.publish([renamed(3, 'Tiendita Otra')]);
    await other.hears(hintOf('store:3'));
    for (const client of [other, card]) expect(client.heard.filter(hintOf('store:2'))).toEqual([]);
    for (const { socket } of [other, card, console_]) socket.close();
  });

  test('the console hears of a phone’s health, once however often it changed', async () => {
    const client = connect({ cookie: String(callers.admin['cookie']), ...origin() }, helloOf());
    await client.hears(isReady);
    const enrolment = '0123456789abcdef' as EnrolmentId;
    for (let time = 0; time < 3; time++) house.features.hub.committed({ epoch: house.features.judge.place()?.epoch ?? ('' as never), head: 0, from: 0, scopes: new Map(), enrolments: new Set([enrolment]), firstSales: 0, holds: [] });
    house.features.hub.tellHealth();
    await client.hears((message) => 'health' in message);
    house.features.hub.tellHealth();
    await house.features.judge.publish([renamed(1, 'Abarrotes La Esperanza')]);
    await client.hears(hintOf('console'));
    expect(client.heard.filter((message) => 'health' in message)).toEqual([{ health: { enrolment } }]);
    client.socket.close();
  });
});

test('a push by the socket gets what the door of pushes answers', async () => {
  const client = connect({}, helloOf(tokenOf(callers)));
  const ready = await client.hears(isReady);
  expect(ready).toMatchObject({ ready: { asks: true } });
  const request = { header: '{}', tag: '0'.repeat(32), events: [] };
  client.socket.send(JSON.stringify({ ask: { id: 9, path: '/v1/push', request } }));
  const [answered, byHttp] = [await client.hears((message) => 'answered' in message), await house.app.inject({ method: 'POST', url: '/v1/push', payload: request })];
  expect(answered).toEqual({ answered: { id: 9, status: byHttp.statusCode, body: byHttp.json() } });
  client.socket.close();
});

test('a pull by the socket gets what its holder may read, and nobody else’s right is asked', async () => {
  const token = tokenOf(callers);
  const client = connect({}, helloOf(token));
  await client.hears(isReady);
  const request = { epoch: null, after: {}, limit: 500 };
  client.socket.send(JSON.stringify({ ask: { id: 3, path: '/v1/pull', request } }));
  const answered = await client.hears((message) => 'answered' in message);
  const byHttp = await house.app.inject({ method: 'POST', url: '/v1/pull', headers: { authorization: `Bearer ${token}` }, payload: request });
  expect(answered).toMatchObject({ answered: { id: 3, status: 200, body: { ...byHttp.json(), serverMs: expect.any(Number) } } });
  client.socket.close();
});

test('phones alone are compressed: a page’s socket is not worth the memory', async () => {
  const [phone, page] = [connect({}, helloOf(tokenOf(callers))), connect({ cookie: String(callers.admin['cookie']), ...origin() }, helloOf(), '?as=console')];
  await Promise.all([phone, page].map((client) => client.hears(isReady)));
  expect([phone.socket.extensions, page.socket.extensions]).toEqual(['permessage-deflate', '']);
  for (const { socket } of [phone, page]) socket.close();
});

test('what is small on the wire and large when it is opened ends its socket', async () => {
  const client = connect({}, JSON.stringify({ hello: { token: ' '.repeat(900) }, more: ' '.repeat(100_000) }));
  expect(await client.closed).toBe(1009);
});

test('a revoked phone is told nothing more', async () => {
  const token = await deviceToken(house, 1 as StoreId);
  const client = connect({}, helloOf(token));
  await client.hears(isReady);
  const device = await house.features.sessions.deviceOf(token);
  assert(device !== null, 'the phone reads');
  await house.features.devices.revoke(device.enrolment);
  expect(await client.closed).toBe(4403);
});

test('draining says goodbye with a time to come back, and closes', async () => {
  const clients = Array.from({ length: 20 }, () => connect({}, helloOf(tokenOf(callers))));
  await Promise.all(clients.map((client) => client.hears(isReady)));
  house.features.hub.drain(() => 1234);
  expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual(clients.map(() => 1012));
  for (const { heard } of clients) expect(heard.at(-1)).toEqual({ bye: { retryAfterMs: 1234 } });
  expect(house.features.hub.count()).toBe(0);
});

test('who asks for hints without a websocket is told that nothing is there, in the envelope of all errors', async () => {
  const answer = await fetch(`http://${address}/v1/live`);
  expect([answer.status, errorBodySchema.parse(await answer.json()).error.code]).toEqual([404, 'ROUTE_UNKNOWN']);
});

test('a hello that is far too long ends its socket, and is no mistake of ours in the log', async () => {
  const before = house.logged.length;
  await connect({}, 'x'.repeat(5000)).closed;
  const lines = house.logged.slice(before).filter((line) => line.includes('WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'));
  expect(lines.map((line) => [JSON.parse(line).level, line.includes('stack')])).toEqual([['warn', false]]);
  expect(house.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});
