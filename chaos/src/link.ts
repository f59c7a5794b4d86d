import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '@qoa/sim/chance';

/**
 * What happens to one connection: `cut` after some bytes of either side; `lag` holds every piece back; `repeat` sends the same request
 * again once it was answered; `late` lets the asker go empty-handed and brings the request later, behind those that were made since.
 */
export type Weather = 'cut' | 'lag' | 'repeat' | 'late';

/** A wire of our own between two parties on loopback. */
export interface Link {
  readonly port: number;
  /** The next `connections` meet this weather; resolves when all have had it. */
  readonly strikeNext: (weather: Weather, connections: number) => Promise<void>;
  /** Ends every connection that stands, in the middle of whatever it says. */
  readonly cutAll: () => void;
  /** Holds back, for so long, each piece that passes by up to `lagMsMax`. */
  readonly lagAll: (lagMsMax: number, forMs: number) => Promise<void>;
  /** Whether a connection from this port, as the far party sees it, is one of ours. */
  readonly owns: (port: number) => boolean;
  readonly close: () => Promise<void>;
}

const cutBytesMax = 1500;
const lagMsMax = 120;
const quietMs = 15;
const lateMsMax = 250;

/** A wire to a loopback port. */
export const openLink = async (targetPort: number, chance: Chance): Promise<Link> => {
  const sockets = new Set<Socket>();
  const ahead: { readonly weather: Weather; readonly struck: () => void }[] = [];
  let lagMsNow = 0;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()); // A broken connection is what a link is for.
    return socket.on('close', () => sockets.delete(socket)).setNoDelay(true);
  };
  const toTarget = (): Socket => keep(connect(targetPort, '127.0.0.1'));
  const bring = (request: readonly Buffer[]): void => {
    const socket = toTarget().resume();
    for (const bytes of request) socket.write(bytes);
  };
  const server = createServer((client) => {
    keep(client);
    const struck = ahead.shift();
    if (struck?.weather === 'late') return void carryLate(client, chance, bring).then(struck.struck);
    const target = toTarget();
    const lagMs = (): number => (struck?.weather === 'lag' ? chance.below(lagMsMax) : lagMsNow > 0 ? chance.below(lagMsNow) : 0);
    carry(client, target, lagMs);
    carry(target, client, lagMs);
    if (struck?.weather === 'cut') cutAfter(chance.below(cutBytesMax), client, target);
    if (struck?.weather === 'repeat') repeat(client, bring);
    client.on('close', () => struck?.struck());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cutAll = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    strikeNext: async (weather, connections) => void (await Promise.all(Array.from({ length: connections }, () => new Promise<void>((struck) => ahead.push({ weather, struck }))))),
    cutAll,
    lagAll: async (most, forMs) => {
      lagMsNow = most;
      await sleep(forMs);
      lagMsNow = 0;
    },
    owns: (port) => [...sockets].some(({ localPort }) => localPort === port),
    close: async () => {
      server.close();
      cutAll();
      await once(server, 'close');
    },
  };
};

/** Pieces keep their order, however long each is held. */
const carry = (from: Socket, to: Socket, lagMs: () => number): void => {
  let tail = Promise.resolve();
  from.on('data', (bytes: Buffer) => {
    const waitMs = lagMs();
    tail = tail.then(() => (waitMs > 0 ? sleep(waitMs) : undefined)).then(() => void (to.writable && to.write(bytes)));
  });
  from.on('close', () => void tail.then(() => to.destroySoon()));
};

const cutAfter = (bytesMax: number, ...ends: readonly Socket[]): void => {
  let bytes = 0;
  for (const end of ends) {
    end.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > bytesMax) for (const each of ends) each.destroy();
    });
  }
};

const repeat = (client: Socket, bring: (request: readonly Buffer[]) => void): void => {
  const request: Buffer[] = [];
  client.on('data', (bytes: Buffer) => request.push(bytes));
  client.on('close', () => bring(request));
};

const carryLate = async (client: Socket, chance: Chance, bring: (request: readonly Buffer[]) => void): Promise<void> => {
  const request: Buffer[] = [];
  let heardMs = performance.now();
  client.on('data', (bytes: Buffer) => {
    request.push(bytes);
    heardMs = performance.now();
  });
  while (request.length === 0 || performance.now() - heardMs < quietMs) {
    if (client.destroyed) break;
    await sleep(5);
  }
  client.destroy();
  await sleep(chance.below(lateMsMax));
  bring(request);
};
