import { nonceRequestSchema, sessionRequestSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { sendError } from '../wire/index.ts';
import { predecessorCookie } from './browser-cookie.ts';
import type { Enrolling } from './enrolling.ts';
import type { DeviceSessions } from './sessions.ts';

/** `POST /v1/sessions/nonce` and `POST /v1/sessions`: a phone wins the short right to read, and its browser what proves whose it is: browsers forget a cookie after 400 days. */
export const sessionRoute = (sessions: Pick<DeviceSessions, 'nonceFor' | 'begin'>, enrolling: Pick<Enrolling, 'browserProof'>) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/sessions/nonce', { schema: { summary: 'A nonce to sign', tags: ['phone'], body: nonceRequestSchema } }, async (request, reply) =>
    reply.header('cache-control', 'no-store').send({ nonce: sessions.nonceFor(request.body.enrolment) }));

  typed.post('/v1/sessions', { schema: { summary: 'A short token to read with', tags: ['phone'], body: sessionRequestSchema } }, async (request, reply) => {
    const session = await sessions.begin(request.body);
    if (session.ok) return reply.header('set-cookie', predecessorCookie(enrolling, request.body.enrolment, request.isSecure)).header('cache-control', 'no-store').send(session.value);
    const { code, ...facts } = session.error;
    return sendError(reply, code, facts);
  });
};
