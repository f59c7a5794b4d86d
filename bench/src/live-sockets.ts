import { once } from 'node:events';
import { assert } from '@qoa/shared/result';
import { WebSocket } from 'ws';
import type { OpenableCard } from './live-world.ts';

/** Many card pages' sockets in this process. */
export interface Crowd {
  readonly open: () => number;
  /** Hints that all of them have been told. */
  readonly told: () => number;
  readonly close: () => void;
}

const atOnce = 40;

/** Opens a socket for each card, as its page would: link exchanged for a cookie, hello said, `ready` heard. */
export const openCrowd = async (url: string, cards: readonly OpenableCard[]): Promise<Crowd> => {
  const sockets: WebSocket[] = [];
  let told = 0;
  let next = 0;
  const openOne = async (): Promise<void> => {
    for (let card = cards[next++]; card !== undefined; card = cards[next++]) {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live?as=card`, { headers: { cookie: await cookieOf(url, card), origin: url } });
      sockets.push(socket);
      await once(socket, 'open');
      socket.send('{"hello":{}}');
      await once(socket, 'message');
      socket.on('message', () => {
        told += 1;
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, openOne));
  return {
    open: () => sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length,
    told: () => told,
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
};

const cookieOf = async (url: string, { secret }: OpenableCard): Promise<string> => {
  const response = await fetch(`${url}/v1/card/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ secret }) });
  await response.arrayBuffer();
  const cookie = response.headers.get('set-cookie');
  assert(response.ok && cookie !== null, `a link opens its card, got ${response.status}`);
  return cookie.split(';')[0] ?? '';
};
