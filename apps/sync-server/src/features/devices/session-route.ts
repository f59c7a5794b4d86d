import type { EnrolmentId } from '@qoa/shared/ids';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sendError } from '../wire/index.ts';
import type { DeviceSessions } from './sessions.ts';

const enrolment = z.string().regex(/^[0-9a-f]{16}$/).describe('16 hex digits');
const sessionRequest = z.object({ enrolment, nonce: z.string().min(1).max(300), signature: z.string().min(1).max(100) });

/** `POST /v1/sessions/nonce` and `POST /v1/sessions`: a phone wins the short right to read. */
export const sessionRoute = (sessions: Pick<DeviceSessions, 'nonceFor' | 'begin'>) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/sessions/nonce', { schema: { summary: 'A nonce to sign', tags: ['phone'], body: z.object({ enrolment }) } }, async (request, reply) =>
    reply.header('cache-control', 'no-store').send({ nonce: sessions.nonceFor(request.body.enrolment as EnrolmentId) }));

  typed.post('/v1/sessions', { schema: { summary: 'A short token to read with', tags: ['phone'], body: sessionRequest } }, async (request, reply) => {
    const session = await sessions.begin({ ...request.body, enrolment: request.body.enrolment as EnrolmentId });
    if (session.ok) return reply.header('cache-control', 'no-store').send(session.value);
    const { code, ...facts } = session.error;
    return sendError(reply, code, facts);
  });
};
