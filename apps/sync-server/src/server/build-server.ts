import fastifyWebsocket from '@fastify/websocket';
import Fastify, { LogController, type FastifyInstance, type FastifyPluginAsync, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { BODY_BYTES_MAX, LIVE_MESSAGE_BYTES_MAX, PUSH_BODY_BYTES_MAX } from '@qoa/shared/protocol';
import type { Metering } from '../features/health/index.ts';
import { sendError } from '../features/wire/index.ts';
import { compressRoute, installCompression } from './compression.ts';
import { installErrorAnswers, missingRoute } from './answers-for-errors.ts';
import type { Proving } from './credentials.ts';
import { answerBrokenRequest } from './broken-requests.ts';
import { installGuard } from './guard.ts';
import { installRateLimits, limitRoute } from './rate-limits.ts';
import { keepRouteBook, type RouteBook } from './route-book.ts';
import { installSecurityHeaders, protectRoute } from './security-headers.ts';
import { endUpgradedSockets } from './upgraded-sockets.ts';
import { installWebApps, isAppPage, type WebApp } from './web-apps.ts';

/** What a server is made of. */
export interface ServerParts {
  readonly proving: Proving;
  readonly routes: readonly FastifyPluginAsync[];
  readonly webApps: readonly WebApp[];
  readonly publicUrl: string | null;
  readonly log: Logger;
  /** Null speaks plain HTTP. */
  readonly tls: { readonly certificate: string; readonly key: string } | null;
  readonly trustProxy: boolean;
  readonly rateLimits: boolean;
  readonly requestMsMax: number;
  readonly newRequestId: () => string;
  readonly sleep: (ms: number) => Promise<void>;
  readonly metering: Pick<Metering, 'answered'>;
  /** True once the server was asked to end: whoever still comes is sent away with the same bytes. */
  readonly isDraining: () => boolean;
  /** Paths of the permission table that this composition leaves out. */
  readonly absent: readonly string[];
}

/** A server with every route behind the permission table, not yet listening. */
export interface BuiltServer {
  readonly app: FastifyInstance;
  readonly book: RouteBook;
}

/** Composes the server. Throws when a route and the permission table disagree. */
export const buildServer = async (parts: ServerParts): Promise<BuiltServer> => {
  const app = newInstance(parts);
  const book = keepRouteBook(app, (route, row) => {
    if (parts.rateLimits) limitRoute(route, row.rate);
    protectRoute(route, row.page);
    compressRoute(route, row);
    if (row.rate === 'push') route.bodyLimit = PUSH_BODY_BYTES_MAX;
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // Nothing reads plain text: it is told apart from JSON that is not well formed.
  app.removeContentTypeParser('text/plain');
  installErrorAnswers(app);
  await installSecurityHeaders(app, { strictTransport: parts.publicUrl?.startsWith('https:') === true && parts.tls === null });
  if (parts.rateLimits) await installRateLimits(app);
  await installCompression(app);
  app.addHook('onRequest', async (request, reply) =>
    parts.isDraining() && request.routeOptions.url !== '/health' ? sendError(reply.header('connection', 'close'), 'UNAVAILABLE') : undefined);
  installGuard(app, parts.proving, parts.publicUrl);
  installRequestLog(app, parts.metering);
  await app.register(fastifyWebsocket, { options: { maxPayload: LIVE_MESSAGE_BYTES_MAX, perMessageDeflate: smallDeflate }, errorHandler: endBrokenSocket });
  endUpgradedSockets(app, parts.sleep);
  app.setNotFoundHandler((request, reply) => {
    const webApp = parts.webApps.find((each) => isAppPage(request, each));
    if (webApp !== undefined && app.hasReplyDecorator('sendFile')) return reply.header('cache-control', 'no-cache').sendFile('index.html', webApp.folder);
    return sendError(reply, missingRoute(request.method, request.url.split('?')[0] ?? ''));
  });
  for (const route of parts.routes) await app.register(route);
  await installWebApps(app, parts.webApps);
  await app.ready();
  book.check(parts.absent);
  return { app, book };
};

const newInstance = ({ log, tls, trustProxy, newRequestId, requestMsMax }: ServerParts): FastifyInstance => {
  const options = {
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    trustProxy,
    genReqId: newRequestId,
    requestIdHeader: false as const,
    // Without an end to it, whoever sends a byte a minute holds a connection for ever.
    requestTimeout: requestMsMax,
    clientErrorHandler: answerBrokenRequest,
    // What is under way may end; an idle connection must not hold up the end.
    forceCloseConnections: 'idle' as const,
    // Our own hook says it in the envelope.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: (_error: unknown, _request: unknown, reply: Parameters<typeof sendError>[0]) => {
      void sendError(reply, 'ROUTE_UNKNOWN');
    },
  };
  const checking = { headersTimeout: Math.min(60_000, requestMsMax), connectionsCheckingInterval: Math.ceil(requestMsMax / 8) };
  const app: unknown = tls === null ? Fastify({ ...options, http: checking }) : Fastify({ ...options, https: { ...checking, cert: tls.certificate, key: tls.key } });
  return app as FastifyInstance;
};

/** About 60 kB a phone: a window of 2 kB on our side holds what was said last. Source: RFC 7692 */
const smallDeflate = { threshold: 64, serverMaxWindowBits: 11, concurrencyLimit: 4, zlibDeflateOptions: { level: 6, memLevel: 4 } };

/** A frame that is too long or broken is its sender's doing: whoever likes may send one, so it says little, and nothing among our own mistakes. */
const endBrokenSocket = (error: Error & { readonly code?: string }, socket: { readonly terminate: () => void }, request: FastifyRequest): void => {
  if (error.code?.startsWith('WS_ERR_') === true) request.log.warn({ code: error.code }, 'a broken frame');
  else request.log.error({ err: error }, 'a socket failed');
  socket.terminate();
};

const installRequestLog = (app: FastifyInstance, metering: Pick<Metering, 'answered'>): void => {
  app.addHook('onSend', async (request, reply) => {
    // Whoever reports a trouble can name it; a success needs no name.
    if (reply.statusCode >= 400) reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const tookMs = Math.round(reply.elapsedTime * 10) / 10;
    metering.answered({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, tookMs });
    request.log.info({ req: request, res: reply, tookMs }, 'answered');
  });
};
