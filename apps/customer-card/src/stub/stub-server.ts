import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { stubSecret } from './stub-world.ts';
import type { StubWorld } from './stub-world.ts';

/** A running stub: the built page at `/card/`, the world behind it, and the brotli bytes of everything it sent. */
export interface StubServer {
  readonly url: string;
  readonly sent: { readonly path: string; readonly bytes: number }[];
  readonly stop: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json' };
const policy = "default-src 'self'; img-src 'self' data:; connect-src 'self' ws:; require-trusted-types-for 'script'; trusted-types qoa";

/** Serves the page as the real server does: under the same policy, compressed, with the same refusals. */
export const startStub = async (dist: string, world: StubWorld): Promise<StubServer> => {
  const sent: { path: string; bytes: number }[] = [];
  const server = createServer((request, response) => {
    void answer(dist, world, request).then(({ status, type, body, cookie }) => {
      const compressed = brotliCompressSync(body);
      sent.push({ path: request.url ?? '', bytes: compressed.length });
      response.writeHead(status, { 'content-type': type, 'content-encoding': 'br', 'content-security-policy': policy, 'service-worker-allowed': '/', ...(cookie === undefined ? {} : { 'set-cookie': cookie }) });
      response.end(compressed);
    }, (cause: unknown) => fail(response, cause));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`, sent,
    stop: () => new Promise((stopped) => {
      server.closeAllConnections();
      server.close(() => stopped());
    }),
  };
};

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  readonly cookie?: string;
}

const answer = async (dist: string, world: StubWorld, request: IncomingMessage): Promise<Answer> => {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (path === '/r') return file(join(dist, 'receipt.html'));
  if (path.startsWith('/card/')) return file(join(dist, path === '/card/' ? 'index.html' : path.slice('/card/'.length)));
  if (world.mode === 'away') return json(503, {});
  const isSignedIn = request.headers.cookie?.includes('qoa_card=1') ?? false;
  const body: unknown = request.method === 'POST' ? JSON.parse(await textOf(request)) : null;
  if (path === '/v1/receipts') return world.mode === 'well' ? json(200, { received: true }) : json(422, {});
  if (path === '/v1/card/session') return world.mode === 'well' && secretOf(body) === stubSecret ? { ...json(200, world.session()), cookie: 'qoa_card=1; HttpOnly; SameSite=Strict; Path=/' } : json(401, {});
  if (!isSignedIn || world.mode === 'refusing') return json(401, {});
  if (path === '/v1/card') return json(200, world.session());
  if (path === '/v1/card/outlook') return json(200, world.outlook);
  if (path.startsWith('/v1/card/explanations/')) return json(200, { said: world.said });
  if (path === '/v1/card/birthday') return world.birthdays.push(body) === 1 ? json(200, { changed: true }) : json(409, { error: { code: 'BIRTHDAY_TOLD' } });
  if (path === '/v1/card/erasure') return json(200, { changed: true });
  if (path === '/v1/pull') return json(200, world.pull(body as Parameters<StubWorld['pull']>[0]));
  return json(404, {});
};

const secretOf = (body: unknown): unknown => (typeof body === 'object' && body !== null && 'secret' in body ? body.secret : undefined);

const json = (status: number, body: object): Answer => ({ status, type: 'application/json', body: Buffer.from(JSON.stringify(body)) });

const file = (path: string): Answer => ({ status: 200, type: types[extname(path)] ?? 'application/octet-stream', body: readFileSync(path) });

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
};

const fail = (response: ServerResponse, cause: unknown): void => {
  response.writeHead(404, { 'content-type': 'text/plain' });
  response.end(String(cause));
};
