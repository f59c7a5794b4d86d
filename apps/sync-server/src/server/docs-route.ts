import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import fastifySwagger from '@fastify/swagger';
import { errorBodySchema } from '@qoa/shared/protocol';
import Fastify, { type FastifyInstance, type FastifyPluginAsync, type FastifySchema } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { sendError } from '../features/wire/index.ts';

const viewerPath = '/docs/viewer.js';

/**
 * `GET /openapi.json`, made of the routes' own schemas, and `GET /docs`, where it is browsed; the viewer is served from here.
 * Stands before the routes that it describes.
 */
export const docsRoute = (publicUrl: () => string): FastifyPluginAsync => {
  const plugin = async (app: FastifyInstance): Promise<void> => {
    await app.register(fastifySwagger, {
      openapi: { openapi: '3.1.0', info: { title: 'Qoa', version: '0.1.0', description: 'Loyalty for corner stores. Every answer that is no success carries a catalogued code: see `error.code`.' } },
      transform: (route) => {
        const described = jsonSchemaTransform(route);
        return { ...described, schema: { ...described.schema, response: { ...responsesOf(described.schema), default: errorAnswer } } };
      },
    });
    app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').send({ ...app.swagger(), servers: [{ url: publicUrl() }] }));
    app.get('/docs', { schema: { hide: true } }, async (_request, reply) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(viewerPage));
    app.get('/docs/*', { schema: { hide: true } }, async (request, reply) => {
      if (request.url !== viewerPath) return sendError(reply, 'ROUTE_UNKNOWN');
      const { plain, brotli } = await (viewer ??= loadViewer());
      const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
      reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=86400').header('vary', 'accept-encoding');
      return takesBrotli ? reply.header('content-encoding', 'br').send(brotli) : reply.send(plain);
    });
  };
  // The document describes the routes of the scope it stands in: the whole server's.
  return Object.assign(plugin, { [Symbol.for('skip-override')]: true });
};

/** What every route may answer instead of its success. */
const errorAnswer = { description: 'A catalogued code with its words in Spanish and English', ...z.toJSONSchema(errorBodySchema, { target: 'openapi-3.0' }) };

const responsesOf = (schema: FastifySchema): object => (typeof schema.response === 'object' && schema.response !== null ? schema.response : { 200: { description: 'Done' } });

const viewerConfiguration = JSON.stringify({ withDefaultFonts: false, telemetry: false, showDeveloperTools: 'never', hideClientButton: true, agent: { disabled: true } }).replace(/"/g, '&quot;');

/** The viewer starts itself from these attributes, so the page needs no inline script. */
const viewerPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Qoa API</title><link rel="icon" href="/start/icon.svg" type="image/svg+xml"></head>
<body><script id="api-reference" data-url="/openapi.json" data-configuration="${viewerConfiguration}"></script><script src="${viewerPath}"></script></body>
</html>
`;

interface Viewer {
  readonly plain: Buffer;
  readonly brotli: Buffer;
}

let viewer: Promise<Viewer> | null = null;

/** The viewer's package gives its script only through its own plugin, so a server of its own is asked for it, once, when somebody reads the docs. */
const loadViewer = async (): Promise<Viewer> => {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const shelf = Fastify();
  await shelf.register(scalar, { routePrefix: '/docs', configuration: { url: '/openapi.json' } });
  const plain = Buffer.from((await shelf.inject('/docs/js/scalar.js')).rawPayload);
  await shelf.close();
  const brotli = await promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return { plain, brotli };
};
