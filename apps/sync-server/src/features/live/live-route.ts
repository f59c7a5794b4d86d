import { LIVE_ANSWER_BYTES_MAX, LIVE_ANSWER_TOO_LARGE, LIVE_ASKS_MAX, liveAskSchema, liveHelloSchema } from '@qoa/shared/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RawData, WebSocket } from 'ws';
import type { Reader } from '../feed/index.ts';
import { sendError } from '../wire/index.ts';
import type { LiveHub } from './live-hub.ts';
import { liveCloseCodes, liveText } from './subscriber.ts';

export interface LiveRouteParts {
  readonly hub: LiveHub;
  /** The reader that a hello and the request that opened the socket prove; null when nobody. */
  readonly readerOf: (token: string | null, request: FastifyRequest) => Promise<Reader | null>;
  /** Open sockets of one address at most. */
  readonly socketsPerAddressMax: number;
  /** How often an open socket's right is asked for again. */
  readonly askAgainMs: number;
  /** How often an open socket is asked whether it lives: one that has not answered by the next time is ended. */
  readonly pingMsByKind: Readonly<Record<Reader['kind'], number>>;
  readonly onTrouble: (thrown: unknown) => void;
}

/** How long a socket may take to say hello. */
const helloMsMax = 10_000;

/** A phone at the counter pays for each byte all day; a customer's page and the console are open for minutes, or on a line of their own. */
export const pingMsByKind: LiveRouteParts['pingMsByKind'] = { device: 240_000, card: 25_000, console: 25_000 };

/** `GET /v1/live`: hints over a websocket. The guard has checked the origin. */
export const liveRoute = ({ hub, readerOf, socketsPerAddressMax, askAgainMs, pingMsByKind: pingMs, onTrouble }: LiveRouteParts) => async (app: FastifyInstance): Promise<void> => {
  const socketsByAddress = new Map<string, number>();
  const greeted = (socket: WebSocket, request: FastifyRequest): void => {
    const open = (socketsByAddress.get(request.ip) ?? 0) + 1;
    if (open > socketsPerAddressMax) return socket.close(liveCloseCodes.tryLater);
    socketsByAddress.set(request.ip, open);
    socket.once('close', () => count(socketsByAddress, request.ip));
    // A broken frame ends the socket; there is nothing else to do about it.
    socket.on('error', () => socket.terminate());
    greet(socket, async (token) => {
      const reader = await readerOf(token, request);
      if (reader === null) return socket.close(liveCloseCodes.unauthenticated);
      const leave = await hub.join(reader, { send: (text) => socket.send(text), waitingBytes: () => socket.bufferedAmount, close: (code) => socket.close(code) });
      if (leave === null) return socket.close(liveCloseCodes.tryLater);
      if (socket.readyState !== socket.OPEN) return leave();
      socket.once('close', leave);
      keepAlive(socket, pingMs[reader.kind]);
      if (reader.kind === 'device') takeAsks(socket, app, request.ip, token, onTrouble);
      // Signing out, a replaced link and the end of a session end what they opened, within minutes.
      const asking = setInterval(() => {
        readerOf(token, request).then((still) => still === null && socket.close(liveCloseCodes.unauthenticated), onTrouble);
      }, askAgainMs);
      socket.once('close', () => clearInterval(asking));
      return undefined;
    }, onTrouble);
    return undefined;
  };
  // A request that asks for no websocket finds nothing here.
  app.route({ method: 'GET', url: '/v1/live', schema: { hide: true, summary: 'Hints over a websocket: say hello first', tags: ['feed'] }, preHandler: keepPagesPlain, handler: (_request, reply) => sendError(reply, 'ROUTE_UNKNOWN'), wsHandler: greeted });
};

/** What a compressed socket needs of memory is worth it for phones, which say much the same all day. A page says `as` what it comes. */
const keepPagesPlain = async ({ query, raw }: FastifyRequest): Promise<void> => {
  if (typeof query === 'object' && query !== null && 'as' in query) delete raw.headers['sec-websocket-extensions'];
};

const count = (socketsByAddress: Map<string, number>, address: string): void => {
  const open = (socketsByAddress.get(address) ?? 1) - 1;
  if (open > 0) socketsByAddress.set(address, open);
  else socketsByAddress.delete(address);
};

/**
 * A phone's requests by its socket: each goes in by its door, from the same address and by the same token, and its answer back. What is more than may be
 * under way, and what is no request, is passed over, and the phone asks by HTTP; it is told so at once of an answer that is too large.
 */
const takeAsks = (socket: WebSocket, app: FastifyInstance, address: string, token: string | null, onTrouble: (thrown: unknown) => void): void => {
  let underWay = 0;
  const headers = { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
  const pass = async (text: string): Promise<void> => {
    const read = liveAskSchema.safeParse(jsonOf(text));
    if (!read.success) return;
    const { id, path, request } = read.data.ask;
    const answer = await app.inject({ method: 'POST', url: path, remoteAddress: address, headers, payload: JSON.stringify(request) });
    // What the socket takes seconds to bring would be asked for by HTTP as well, and a hint behind it would find the socket full.
    if (Buffer.byteLength(answer.payload) > LIVE_ANSWER_BYTES_MAX) return socket.send(liveText({ answered: { id, status: LIVE_ANSWER_TOO_LARGE, body: null } }));
    const retryAfterS = Number(answer.headers['retry-after'] ?? NaN);
    socket.send(liveText({ answered: { id, status: answer.statusCode, body: answer.json(), ...(Number.isInteger(retryAfterS) ? { retryAfterS } : {}) } }));
  };
  socket.on('message', (message) => {
    if (underWay >= LIVE_ASKS_MAX) return;
    underWay += 1;
    pass(textOf(message)).catch(onTrouble).finally(() => (underWay -= 1));
  });
};

/** Waits for a client's first message. */
const greet = (socket: WebSocket, admit: (token: string | null) => Promise<void>, onTrouble: (thrown: unknown) => void): void => {
  const late = setTimeout(() => socket.close(liveCloseCodes.noHello), helloMsMax);
  socket.once('close', () => clearTimeout(late));
  socket.once('message', (message) => {
    clearTimeout(late);
    const hello = liveHelloSchema.safeParse(jsonOf(textOf(message)));
    if (!hello.success) return socket.close(liveCloseCodes.noHello);
    admit(hello.data.hello.token ?? null).catch((thrown: unknown) => {
      onTrouble(thrown);
      socket.close(liveCloseCodes.tryLater);
    });
    return undefined;
  });
};

const textOf = (message: RawData): string => (Array.isArray(message) ? Buffer.concat(message) : message instanceof ArrayBuffer ? Buffer.from(message) : message).toString('utf8');

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // JSON says "not JSON" only by throwing.
    return null;
  }
};

const keepAlive = (socket: WebSocket, everyMs: number): void => {
  // A word proves life as a pong does, and asking for one costs a phone more than most words.
  let heard: 'nothing' | 'pong' | 'word' = 'pong';
  socket.on('pong', () => (heard = 'pong'));
  socket.on('message', () => (heard = 'word'));
  const beat = setInterval(() => {
    if (heard === 'nothing') return socket.terminate();
    const isAsked = heard === 'pong';
    heard = isAsked ? 'nothing' : 'pong';
    return isAsked ? socket.ping() : undefined;
  }, everyMs);
  socket.once('close', () => clearInterval(beat));
};
