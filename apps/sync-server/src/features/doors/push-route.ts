import { PUSH_BODY_BYTES_MAX, PUSH_EVENTS_MAX, pushRequestSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Intake } from '../intake/index.ts';
import { sendError } from '../wire/index.ts';

/** `POST /v1/push`: a phone's own events, or its heartbeat. It proves itself by the tag of its header. */
export const pushRoute = (intake: Pick<Intake, 'push'>) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const schema = { summary: "A phone's events, or its heartbeat", tags: ['phone'], body: pushRequestSchema };
  typed.post('/v1/push', { schema, bodyLimit: PUSH_BODY_BYTES_MAX }, async (request, reply) => {
    if (request.body.events.length > PUSH_EVENTS_MAX) return sendError(reply, 'TOO_MANY_EVENTS', { eventsMax: PUSH_EVENTS_MAX });
    const pushed = await intake.push(request.body);
    if (pushed.ok) return reply.header('cache-control', 'no-store').send(pushed.value);
    const { code, ...facts } = pushed.error;
    return sendError(reply, code, facts);
  });
};
