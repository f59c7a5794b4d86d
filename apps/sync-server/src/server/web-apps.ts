import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../features/wire/index.ts';

/** A built web app: where it is opened and where its files are. */
export interface WebApp {
  readonly prefix: '/pos/' | '/card/' | '/admin/';
  readonly folder: string;
  /** Pages of the app that stand outside its prefix, at an address short enough for a QR: path to file. */
  readonly pages?: Readonly<Record<string, string>>;
}

/** Serves each app's files, compressed ahead of time where the build left them so, and tells browsers what they may keep. */
export const installWebApps = async (app: FastifyInstance, webApps: readonly WebApp[]): Promise<void> => {
  for (const { prefix, folder, pages = {} } of webApps) {
    for (const [path, file] of Object.entries(pages)) app.get(path, { schema: { hide: true } }, (_request, reply) => sendPage(reply, folder, file));
    app.get(prefix.slice(0, -1), { schema: { hide: true } }, (_request, reply) => reply.redirect(prefix, 308));
    if (!existsSync(folder)) {
      app.get(`${prefix}*`, { schema: { hide: true } }, (_request, reply) => sendError(reply, 'ROUTE_UNKNOWN'));
      continue;
    }
    await app.register(fastifyStatic, {
      root: folder,
      prefix,
      // The first one gives every reply `sendFile`.
      decorateReply: !app.hasReplyDecorator('sendFile'),
      preCompressed: true,
      cacheControl: false,
      dotfiles: 'ignore',
      schemaHide: true,
      setHeaders: (reply, path) => {
        reply.header('cache-control', cachingOf(path));
        // A page outside the prefix opens without signal by the app's own worker.
        if (/^sw\.js(\.(br|gz))?$/.test(basename(path)) && Object.keys(pages).length > 0) reply.header('service-worker-allowed', '/');
      },
    });
  }
};

const sendPage = (reply: FastifyReply, folder: string, file: string): FastifyReply =>
  existsSync(join(folder, file)) ? reply.header('cache-control', 'no-cache').sendFile(file, folder) : sendError(reply, 'ROUTE_UNKNOWN');

/** A name with a hash never changes its content; everything else is asked for again each time. */
export const cachingOf = (path: string): string =>
  basename(dirname(path)) === 'assets' && /-[\w-]{8,}\.\w+(\.(br|gz))?$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';

/** True for a page address inside an app that its own router knows: the app's first page answers it. */
export const isAppPage = (request: FastifyRequest, { prefix }: WebApp): boolean =>
  request.method === 'GET' && request.url.startsWith(prefix) && !/\.\w+$/.test(request.url.split('?')[0] ?? '') && (request.headers.accept ?? '').includes('text/html');
