import { receiptRequestSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Intake } from '../intake/index.ts';
import { sendError } from '../wire/index.ts';

/** `POST /v1/receipts`: a sale that its customer carries. Whoever brings it learns only that it was received. */
export const receiptRoute = (intake: Pick<Intake, 'carry'>) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/receipts', { schema: { summary: 'A sealed sale that its customer carries', tags: ['card'], body: receiptRequestSchema } }, async (request, reply) => {
    const carried = await intake.carry([request.body.envelope]);
    if (!carried.ok) return sendError(reply, carried.error.code);
    const [one] = carried.value;
    if (one?.answer === null) return sendError(reply, one.isPhoneKnown ? 'RECEIPT_UNREADABLE' : 'RECEIPT_PHONE_UNKNOWN');
    return reply.header('cache-control', 'no-store').send({ received: true });
  });
};
