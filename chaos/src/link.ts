import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@qoa/shared/result';
import type { Chance } from '@qoa/sim/chance';

/**
 * What happens to one connection: `cut` after some bytes of either side; `lag` holds every piece back; `repeat` sends the same request
 * again once it was answered; `late` lets the asker go empty-handed and brings the request later, behind those that were made since.
 */
export type Weather = 'cut' | 'lag' | 'repeat' | 'late';

/** A wire of our own between two parties on loopback. */
export interface Link {
  readonly port: number;
  /** The next connections meet this weather, until so many were truly struck: one that ended before its cut, or whose second copy nobody answered, does not count. */
  readonly strikeNext: (weather: Weather, connections: number) => Promise<void>;
  /** Ends every connection that stands, in the middle of whatever it says. Throws when none does. */
  readonly cutAll: () => void;
  /** Holds back, for so long, each piece that passes by up to `lagMsMax`. Throws when none passed. */
  readonly lagAll: (lagMsMax: number, forMs: number) => Promise<void>;
  /** Whether a connection from this port, as the far party sees it, is one of ours. */
  readonly owns: (port: number) => boolean;
  readonly close: () => Promise<void>;
}

const cutBytesMax = 4000;
const lagMsMax = 120;
const quietMs = 15;
const lateMsMax = 250;

/** A wire to a loopback port. */
export const openLink = async (targetPort: number, chance: Chance): Promise<Link> => {
  const sockets = new Set<Socket>();
  const ahead: Weather[] = [];
  const struck = new EventTarget();
  let lagMsNow = 0;
  let held = 0;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()); // A broken connection is what a link is for.
    return socket.on('close', () => sockets.delete(socket)).setNoDelay(true);
  };
  const toTarget = (): Socket => keep(connect(targetPort, '127.0.0.1'));
  /** Answers whether the far party answered. */
  const bring = async (request: readonly Buffer[]): Promise<boolean> => {
    const socket = toTarget();
    for (const bytes of request) socket.write(bytes);
    return new Promise((resolve) => {
      socket.once('data', () => resolve(true)).once('close', () => resolve(false)).resume();
    });
  };
  /** Answers whether the weather struck. */
  const carryIn = async (client: Socket, weather: Weather | undefined): Promise<boolean> => {
    if (weather === 'late') return carryLate(client, chance, bring);
    const target = toTarget();
    const lagMs = (): number => {
      const most = weather === 'lag' ? lagMsMax : lagMsNow;
      held += most > 0 ? 1 : 0;
      return most > 0 ? 1 + chance.below(most) : 0;
    };
    const cut = weather === 'cut' ? cutAfter(1 + chance.below(cutBytesMax)) : uncut;
    const request: Buffer[] = [];
    if (weather === 'repeat') client.on('data', (bytes: Buffer) => request.push(bytes));
    carry(client, target, lagMs, cut);
    carry(target, client, lagMs, cut);
    await new Promise((resolve) => client.once('close', resolve));
    return weather === 'cut' ? cut.isCut() : weather === 'repeat' ? request.length > 0 && bring(request) : true;
  };
  const server = createServer((client) => {
    const weather = ahead.shift();
    void carryIn(keep(client), weather).then((isStruck) => {
      if (weather === undefined) return;
      if (isStruck) struck.dispatchEvent(new Event('struck'));
      else ahead.unshift(weather);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endAll = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    strikeNext: async (weather, connections) => {
      for (let left = connections; left > 0; left -= 1) {
        ahead.push(weather);
        await once(struck, 'struck');
      }
    },
    cutAll: () => {
      assert(sockets.size > 0, 'there is a connection to cut');
      endAll();
    },
    lagAll: async (most, forMs) => {
      const before = held;
      lagMsNow = most;
      await sleep(forMs);
      lagMsNow = 0;
      assert(held > before, 'something passed that could be held back');
    },
    owns: (port) => [...sockets].some(({ localPort }) => localPort === port),
    close: async () => {
      server.close();
      endAll();
      await once(server, 'close');
    },
  };
};

/** Where a connection ends, counted over both ways. */
interface Cut {
  /** What still passes of a piece. */
  readonly passing: (bytes: Buffer) => Buffer;
  readonly isCut: () => boolean;
}

const uncut: Cut = { passing: (bytes) => bytes, isCut: () => false };

const cutAfter = (bytesMax: number): Cut => {
  let left = bytesMax;
  return {
    passing: (bytes) => {
      const part = bytes.subarray(0, left);
      left -= bytes.length;
      return part;
    },
    isCut: () => left < 0,
  };
};

/** Pieces keep their order, however long each is held; behind its cut both ends are gone. */
const carry = (from: Socket, to: Socket, lagMs: () => number, cut: Cut): void => {
  let tail = Promise.resolve();
  from.on('data', (bytes: Buffer) => {
    if (cut.isCut()) return;
    const [waitMs, part] = [lagMs(), cut.passing(bytes)];
    const isLast = cut.isCut();
    tail = tail
      .then(() => (waitMs > 0 ? sleep(waitMs) : undefined))
      .then(() => {
        if (to.writable) to.write(part);
        if (!isLast) return;
        to.destroySoon();
        from.destroy();
      });
  });
  from.on('close', () => void tail.then(() => to.destroySoon()));
};

const carryLate = async (client: Socket, chance: Chance, bring: (request: readonly Buffer[]) => Promise<boolean>): Promise<boolean> => {
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
  return request.length > 0 && bring(request);
};
