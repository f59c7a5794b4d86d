import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import fastifySwagger from '@fastify/swagger';
import { errorBodySchema } from '@qoa/shared/protocol';
import Fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { sendError } from '../features/wire/index.ts';
import { documentedAnswers } from './documented-answers.ts';
import { securityOf, securitySchemes } from './documented-security.ts';
import { permissionOf } from './permissions.ts';

const viewerPath = '/docs/viewer.js';

/**
 * `GET /openapi.json`, made of the routes' own schemas, and `GET /docs`, where it is browsed; the viewer is served from here.
 * Stands before the routes that it describes.
 */
export const docsRoute = (publicUrl: () => string): FastifyPluginAsync => {
  const plugin = async (app: FastifyInstance): Promise<void> => {
    await app.register(fastifySwagger, {
      openapi: { openapi: '3.1.0', info: { title: 'Qoa', version: '0.1.0', description: 'Loyalty for corner stores. Every answer that is no success carries a catalogued code: see `error.code`.' }, components: { securitySchemes } },
      transform: (route) => {
        const described = jsonSchemaTransform(route);
        const method = [route.route.method].flat()[0] ?? 'GET';
        const permission = permissionOf(method, route.route.url);
        return { ...described, schema: { ...described.schema, ...(permission === undefined ? {} : securityOf(permission)), response: { ...answerOf(method, route.route.url), default: errorAnswer } } };
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

const jsonSchemaOf = (schema: z.ZodMiniType): object => {
  // A reader must not refuse fields that it does not know: a later server sends them.
  const { $schema: _, ...described } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  return described;
};

/** What every route may answer instead of its success. */
const errorAnswer = { description: 'A catalogued code with its words in Spanish and English', ...jsonSchemaOf(errorBodySchema) };

const answerOf = (method: string, path: string): object => {
  const answer = documentedAnswers.get(`${method} ${path}`);
  if (answer === undefined) return { 200: { description: 'Done' } };
  return { [answer.status]: { description: answer.description, ...(answer.schema === undefined ? { type: 'null' } : jsonSchemaOf(answer.schema)) } };
};

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
