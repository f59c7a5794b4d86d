import { decideHoldRequestSchema, lossNoSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod/mini';
import { sendOutcome, sendOutcomeOf } from '../wire/index.ts';
import type { Holds } from './holds.ts';

/** `POST /v1/admin/holds/:no/decide`, and `GET /v1/admin/holds/:no`: what counting it would give now. What is held is shown by sync health. */
export const holdsRoute = (holds: Holds) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const weighing = { summary: 'What something held would come to, were it counted now', tags: ['console'], params: z.object({ no: lossNoSchema }) };
  typed.get('/v1/admin/holds/:no', { schema: weighing }, async (request, reply) => sendOutcome(reply, await holds.weigh(Number(request.params.no))));

  const deciding = { summary: 'Count what is held for people, or refuse it for good, with a reason', tags: ['console'], params: z.object({ no: lossNoSchema }), body: decideHoldRequestSchema };
  typed.post('/v1/admin/holds/:no/decide', { schema: deciding }, async (request, reply) =>
    sendOutcomeOf(request.caller, reply, (by) => holds.decide(Number(request.params.no), request.body, by)));
};
