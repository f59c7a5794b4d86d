import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

/** Serves a built app under /pos/ as strictly as the real server does, and nothing else. For tests of the built page. */
export interface BuiltAppServer {
  readonly url: string;
  /** What was asked for that is not a file of the app. */
  readonly otherPaths: string[];
  /** Added to the service worker's text: another release. */
  release: string;
  /** The folder that is served; files of the one before are gone, as on a server that was updated. */
  dist: string;
  readonly stop: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json' };

const policy =
  "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' ws: wss:; manifest-src 'self'; worker-src 'self'; media-src 'self' blob:; require-trusted-types-for 'script'; trusted-types qoa qoa-worker";

/** Starts it on a free loopback port. */
export const serveBuiltApp = async (dist: string): Promise<BuiltAppServer> => {
  const otherPaths: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (!path.startsWith('/pos')) {
      otherPaths.push(path);
      response.writeHead(404).end();
      return;
    }
    const name = path.slice('/pos/'.length);
    const file = extname(name) === '' ? 'index.html' : name;
    readFile(join(built.dist, file)).then(
      (bytes) => {
        response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy, 'cache-control': 'no-cache' });
        response.end(file === 'service-worker.js' ? `${bytes.toString()}\n// ${built.release}` : bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const built: BuiltAppServer = {
    url: `http://localhost:${port}/pos/`,
    otherPaths,
    release: 'one',
    dist,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return built;
};
