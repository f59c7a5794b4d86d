import { adoptRequestSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { sendOutcome } from '../wire/index.ts';
import type { Adopting } from './adopting.ts';

/** `POST /v1/adoptions`: a phone that a restored server does not know shows its certificate. */
export const adoptRoute = (adopting: Adopting) => async (app: FastifyInstance): Promise<void> => {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/adoptions', { schema: { summary: 'Make a phone known again by its certificate', tags: ['phone'], body: adoptRequestSchema } }, async (request, reply) => {
    return sendOutcome(reply, await adopting.adopt(request.body));
  });
};
