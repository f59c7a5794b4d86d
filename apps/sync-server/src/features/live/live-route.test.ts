import type { AddressInfo } from 'node:net';
import fastifyWebsocket from '@fastify/websocket';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { CardId, EnrolmentId, Epoch, StoreId } from '@qoa/shared/ids';
import type { Reader } from '../feed/index.ts';
import { liveHub } from './live-hub.ts';
import { liveRoute } from './live-route.ts';

let app: FastifyInstance;
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await app.close();
});

const serve = async (answers: readonly (Reader | null)[]): Promise<string> => {
  const left = [...answers];
  const feed = { scopesOf: () => Promise.resolve(['card:7']), headOf: () => Promise.resolve(0), rowsOfScopes: () => Promise.resolve([]) };
  const onTrouble = (thrown: unknown): never => {
    throw thrown;
  };
  app = Fastify();
  await app.register(fastifyWebsocket);
  app.post('/v1/push', (request) => ({ took: request.body, from: request.ip }));
  app.post('/v1/pull', () => ({ rows: 'ñ'.repeat(16_400) }));
  await app.register(liveRoute({
    hub: liveHub({ feed, epoch: () => '0'.repeat(16) as Epoch, now: () => 0, chance: () => 0, sleep: () => Promise.resolve(), onTrouble }),
    readerOf: () => Promise.resolve(left.length > 1 ? (left.shift() ?? null) : (left[0] ?? null)),
    socketsPerAddressMax: 3,
    askAgainMs: 10,
    pingMsByKind: { device: 3_600_000, card: 20, console: 20 },
    onTrouble,
  }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const bound = app.server.address() as AddressInfo;
  return `ws://127.0.0.1:${bound.port}/v1/live`;
};

const connect = (url: string, autoPong = true): { readonly ready: Promise<unknown>; readonly closed: Promise<number>; readonly pinged: Promise<unknown>; readonly end: () => void } => {
  const socket = new WebSocket(url, { autoPong });
  sockets.push(socket);
  socket.on('open', () => socket.send('{"hello":{}}'));
  return { ready: new Promise((resolve) => socket.once('message', resolve)), pinged: new Promise((resolve) => socket.once('ping', resolve)), closed: new Promise((resolve) => socket.once('close', resolve)), end: () => socket.close() };
};

const reader: Reader = { kind: 'card', card: 7 as CardId };

test('a socket whose right has ended is ended', async () => {
  const client = connect(await serve([reader, reader, null]));
  await client.ready;
  expect(await client.closed).toBe(4401);
});

test('one address opens only so many; a place that is left can be taken', async () => {
  const url = await serve([reader]);
  const [first, ...others] = [connect(url), connect(url), connect(url)];
  await Promise.all([first.ready, ...others.map(({ ready }) => ready)]);
  expect(await connect(url).closed).toBe(1013);
  first.end();
  await first.closed;
  // The server may see the end a moment after the client.
  for (let outcome: unknown = null; outcome !== 'in'; ) {
    const next = connect(url);
    outcome = await Promise.race([next.ready.then(() => 'in'), next.closed]);
  }
});

test('a socket is asked whether it lives as often as its kind may pay for; one that does not answer is ended', async () => {
  const device: Reader = { kind: 'device', enrolment: '0'.repeat(16) as EnrolmentId, store: 3 as StoreId };
  const url = await serve([device, reader]);
  const phone = connect(url, false);
  await phone.ready;
  const [living, silent] = [connect(url), connect(url, false)];
  await Promise.all([living.ready, silent.ready]);
  await living.pinged;
  expect(await silent.closed).toBe(1006);
  expect(await Promise.race([phone.pinged, phone.closed, living.closed, new Promise((resolve) => setTimeout(() => resolve('open'), 100))])).toBe('open');
});

test('a phone’s request by its socket goes in by its door; what is none, or of another door, and anybody else’s, is passed over; a large answer is left to HTTP', async () => {
  const device: Reader = { kind: 'device', enrolment: '0'.repeat(16) as EnrolmentId, store: 3 as StoreId };
  const url = await serve([device, reader]);
  const request = { header: '{}', tag: '0'.repeat(32), events: [] };
  const asked = async (): Promise<{ readonly heard: readonly unknown[] }> => {
    const socket = new WebSocket(url);
    sockets.push(socket);
    const heard: unknown[] = [];
    socket.on('message', (text: Buffer) => heard.push(JSON.parse(text.toString())));
    socket.on('open', () => socket.send('{"hello":{}}'));
    await new Promise((resolve) => socket.once('message', resolve));
    // A pong says that what was sent before it is read.
    for (const message of ['{', '{"ask":{}}', '{"ask":{"id":3,"path":"/v1/sessions","request":{}}}', JSON.stringify({ ask: { id: 4, path: '/v1/push', request } }), JSON.stringify({ ask: { id: 5, path: '/v1/pull', request: { epoch: null, after: {}, limit: 500 } } })]) {
      socket.send(message);
      socket.ping();
      await new Promise((resolve) => socket.once('pong', resolve));
    }
    return { heard };
  };
  const phone = await asked();
  while (phone.heard.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(phone.heard.slice(1)).toEqual([{ answered: { id: 4, status: 200, body: { took: request, from: '127.0.0.1' } } }, { answered: { id: 5, status: 413, body: null } }]);
  const page = await asked();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(page.heard).toHaveLength(1);
});
