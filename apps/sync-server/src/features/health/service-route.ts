import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sendError } from '../wire/index.ts';
import type { Metering } from './metering.ts';

export interface ServiceParts {
  /** True when this process judges and nobody has asked it to end; it answers at once. */
  readonly isReady: () => boolean;
  readonly metering: Pick<Metering, 'text' | 'contentType'>;
  /** What whoever reads the numbers shows, or whom they are told to. */
  readonly metricsFor: { readonly token: string } | 'anybody' | 'nobody';
}

/** `GET /health` (the process runs), `/ready` (it can take sales) and `/metrics` (for Prometheus; nothing of a tenant, but how much is sold). */
export const serviceRoute = ({ isReady, metering, metricsFor }: ServiceParts) => async (app: FastifyInstance): Promise<void> => {
  app.get('/health', { schema: { summary: 'The process runs', tags: ['service'] } }, async () => ({ status: 'ok' }));
  app.get('/ready', { schema: { summary: 'Database and judge answer', tags: ['service'] } }, async (_request, reply) =>
    isReady() ? { status: 'ready' } : sendError(reply, 'UNAVAILABLE'));
  app.get('/metrics', { schema: { summary: 'Numbers for Prometheus', tags: ['service'] } }, async (request, reply) => {
    // Whoever may not read them is not told that they are there.
    if (!isShown(metricsFor, request.headers.authorization ?? '')) return sendError(reply, 'ROUTE_UNKNOWN');
    return reply.type(metering.contentType).send(await metering.text());
  });
};

const isShown = (metricsFor: ServiceParts['metricsFor'], authorization: string): boolean => {
  if (typeof metricsFor === 'string') return metricsFor === 'anybody';
  // Hashed first, so that both are of one length and the comparison tells nothing of either.
  return timingSafeEqual(hashOf(authorization), hashOf(`Bearer ${metricsFor.token}`));
};

const hashOf = (text: string): Uint8Array => createHash('sha256').update(text).digest();
