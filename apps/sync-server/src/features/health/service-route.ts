import type { FastifyInstance } from 'fastify';
import { sendError } from '../wire/index.ts';
import type { Metering } from './metering.ts';

export interface ServiceParts {
  /** True when this process judges and nobody has asked it to end; it answers at once. */
  readonly isReady: () => boolean;
  readonly metering: Pick<Metering, 'text' | 'contentType'>;
}

/** `GET /health` (the process runs), `/ready` (it can take sales) and `/metrics` (for Prometheus; nothing of a tenant). */
export const serviceRoute = ({ isReady, metering }: ServiceParts) => async (app: FastifyInstance): Promise<void> => {
  app.get('/health', { schema: { summary: 'The process runs', tags: ['service'] } }, async () => ({ status: 'ok' }));
  app.get('/ready', { schema: { summary: 'Database and judge answer', tags: ['service'] } }, async (_request, reply) =>
    isReady() ? { status: 'ready' } : sendError(reply, 'UNAVAILABLE'));
  app.get('/metrics', { schema: { summary: 'Numbers for Prometheus', tags: ['service'] } }, async (_request, reply) =>
    reply.type(metering.contentType).send(await metering.text()));
};
