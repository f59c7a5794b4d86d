import { cardErasureRequestSchema, holderErasureRequestSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { cardCookie } from '../cards/index.ts';
import { expiredCookie, sendError, sendOutcome, sendOutcomeOf } from '../wire/index.ts';
import type { ErasureDesk } from './erasure-desk.ts';

/** `POST /v1/admin/card-erasures` for staff, `POST /v1/card/erasure` for a card's holder, whose browser forgets the card with it. */
export const erasureRoute = (desk: ErasureDesk) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/admin/card-erasures', { schema: { summary: 'Erase a card: nothing says any more whose it was, and its code is retired', tags: ['audiences'], body: cardErasureRequestSchema } }, ({ body, caller }, reply) =>
    sendOutcomeOf(caller, reply, (by) => desk.erase(body.card, by)));

  typed.post('/v1/card/erasure', { schema: { summary: 'The holder erases the card', tags: ['card'], body: holderErasureRequestSchema } }, async ({ caller }, reply) => {
    if (caller.kind !== 'card') return sendError(reply, 'UNAUTHENTICATED');
    const erased = await desk.erase(caller.code, null);
    if (erased.ok) reply.header('set-cookie', expiredCookie(cardCookie, '/'));
    return sendOutcome(reply, erased);
  });
};
