import { closeLossRequestSchema, enrolmentIdSchema, lossNoSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod/mini';
import { sendError } from '../wire/index.ts';
import type { Losses } from './losses.ts';

/** `POST /v1/admin/enrolments/:id/declare-lost` and `POST /v1/admin/losses/:no/close`. What is lost is shown by sync health. */
export const lossesRoute = (losses: Losses) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const declaring = { summary: 'Declare a phone lost: what it had not delivered is missed, late arrivals are still judged', tags: ['console'], params: z.object({ id: enrolmentIdSchema }) };
  typed.post('/v1/admin/enrolments/:id/declare-lost', { schema: declaring }, async (request, reply) => {
    if (request.caller.kind !== 'admin') return sendError(reply, 'UNAUTHENTICATED');
    const declared = await losses.declareLost(request.params.id, request.caller.user);
    return declared.ok ? declared.value : sendError(reply, declared.error.code);
  });

  const closing = { summary: 'Close a loss by hand, with a reason', tags: ['console'], params: z.object({ no: lossNoSchema }), body: closeLossRequestSchema };
  typed.post('/v1/admin/losses/:no/close', { schema: closing }, async (request, reply) => {
    if (request.caller.kind !== 'admin') return sendError(reply, 'UNAUTHENTICATED');
    const closed = await losses.close(Number(request.params.no), request.body.reason, request.caller.user);
    return closed.ok ? closed.value : sendError(reply, closed.error.code);
  });
};
