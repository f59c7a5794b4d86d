import { decideHoldRequestSchema, lossNoSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod/mini';
import { sendOutcomeOf } from '../wire/index.ts';
import type { Holds } from './holds.ts';

/** `POST /v1/admin/holds/:no/decide`. What is held is shown by sync health. */
export const holdsRoute = (holds: Holds) => async (app: FastifyInstance): Promise<void> => {
  const deciding = { summary: 'Count what is held for people, or refuse it for good, with a reason', tags: ['console'], params: z.object({ no: lossNoSchema }), body: decideHoldRequestSchema };
  app.withTypeProvider<ZodTypeProvider>().post('/v1/admin/holds/:no/decide', { schema: deciding }, async (request, reply) =>
    sendOutcomeOf(request.caller, reply, (by) => holds.decide(Number(request.params.no), request.body, by)));
};
