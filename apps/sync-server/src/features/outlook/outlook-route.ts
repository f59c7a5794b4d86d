import { outlookRequestSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { sendError } from '../wire/index.ts';
import type { Outlooks } from './outlooks.ts';

/** `GET /v1/card/outlook` for a card's holder, `POST /v1/outlook` for the phone of a store. Errors: CARD_UNKNOWN, CARD_ERASED. */
export const outlookRoute = (outlooks: Outlooks) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/card/outlook', { schema: { summary: 'Where the card stands and what lies ahead', tags: ['card'] } }, async ({ caller }, reply) =>
    caller.kind === 'card' ? reply.header('cache-control', 'no-store').send(await outlooks.ofHolder(caller.card)) : sendError(reply, 'UNAUTHENTICATED'));

  typed.post('/v1/outlook', { schema: { summary: 'Where a card stands in the campaigns of the phone’s store', tags: ['device'], body: outlookRequestSchema } }, async ({ caller, body }, reply) => {
    if (caller.kind !== 'device') return sendError(reply, 'UNAUTHENTICATED');
    const outlook = await outlooks.atStore(body.card, caller.store);
    return outlook.ok ? reply.header('cache-control', 'no-store').send(outlook.value) : sendError(reply, outlook.error.code, { card: body.card });
  });
};
