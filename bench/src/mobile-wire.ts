import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { assert } from '@qoa/shared/result';

/** What has gone over the wire so far, both ways. */
export interface Wire {
  /** Bytes as TCP carries them: TLS with its handshakes, HTTP with its headers, frames of websockets. */
  readonly tlsBytes: number;
  /** Pieces in which they came, each cut to what one packet holds. */
  readonly packets: number;
  readonly connections: number;
}

/** A way to a server that is HTTPS outside and counted there. */
export interface CountedWay {
  readonly origin: string;
  readonly read: () => Wire;
  /** Ends every connection but the websockets, as hours without a request do. */
  readonly endIdle: () => void;
  /** Asks every websocket whether it lives, as the server does. */
  readonly ping: () => void;
  readonly stop: () => void;
}

/** What a packet of 1,500 bytes holds beside headers of IP and TCP with time stamps. */
const segmentBytes = 1_448;
/** A server's unmasked frame without content that asks for a pong. Source: RFC 6455, 5.5.2 */
const pingFrame = Buffer.from([0x89, 0x00]);

/** Opens it on a free port; `serverPort` speaks plain HTTP. */
export const openCountedWay = async (serverPort: () => number): Promise<CountedWay> => {
  const folder = mkdtempSync(join(tmpdir(), 'qoa-bench-wire-'));
  const { certificate, key } = await certificateIn(folder);
  const inner = new Map<TLSSocket, { isLive: boolean }>();
  const inside = createTlsServer({ cert: certificate, key, ALPNProtocols: ['http/1.1'] }, (phone) => {
    const kind = { isLive: false };
    inner.set(phone, kind);
    phone.once('data', (first: Buffer) => (kind.isLive = /^upgrade: websocket/im.test(first.toString('latin1'))));
    phone.once('close', () => inner.delete(phone));
    joinBoth(phone, connect(serverPort(), '127.0.0.1'));
  });
  const insidePort = await listen(inside);
  const total = { tlsBytes: 0, packets: 0, connections: 0 };
  const count = (chunk: Buffer): void => {
    total.tlsBytes += chunk.length;
    total.packets += Math.ceil(chunk.length / segmentBytes);
  };
  const outside = createServer({ noDelay: true }, (phone) => {
    total.connections += 1;
    const way = connect({ port: insidePort, host: '127.0.0.1', noDelay: true });
    phone.on('data', count);
    way.on('data', count);
    joinBoth(phone, way);
  });
  const port = await listen(outside);
  return {
    origin: `https://localhost:${port}`,
    read: () => ({ ...total }),
    endIdle: () => inner.forEach(({ isLive }, phone) => (isLive ? undefined : phone.end())),
    ping: () => inner.forEach(({ isLive }, phone) => (isLive ? phone.write(pingFrame) : undefined)),
    stop: () => {
      inner.forEach((_, phone) => phone.destroy());
      inside.close();
      outside.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

type LocalCertificates = (folder: string, hosts: readonly string[], nowMs: number) => Promise<{ readonly certificate: string; readonly key: string }>;

/** The server's own authority signs it. Loaded by its address: its types are of Node's WebCrypto, which do not compile beside a browser's. */
const certificateIn = async (folder: string): ReturnType<LocalCertificates> => {
  const authority: unknown = await import(new URL('../../apps/sync-server/src/features/lan/local-authority.ts', import.meta.url).href);
  assert(typeof authority === 'object' && authority !== null && 'localCertificates' in authority, 'the server signs certificates for local networks');
  return (authority.localCertificates as LocalCertificates)(folder, ['localhost'], Date.now());
};

const listen = (server: Server): Promise<number> => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

/** Each end's bytes and end are the other's; what breaks one ends both. */
const joinBoth = (one: Socket, other: Socket): void => {
  for (const [from, to] of [[one, other], [other, one]] as const) {
    from.pipe(to);
    from.on('error', () => to.destroy());
  }
};
