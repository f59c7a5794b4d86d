import { enrolmentCodeRequestSchema, enrolmentIdSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod/mini';
import type { Devices, Enrolling } from '../devices/index.ts';
import { sendError, sendOutcome } from '../wire/index.ts';

const enrolment = z.object({ id: enrolmentIdSchema });

/** What the console does to phones. */
export interface EnrolmentsParts {
  readonly enrolling: Pick<Enrolling, 'newCode'>;
  readonly devices: Pick<Devices, 'revoke'>;
  /** The origin that phones open. */
  readonly publicUrl: () => string;
}

/** `POST /v1/admin/enrolment-codes` and `POST /v1/admin/enrolments/:id/revoke`. */
export const enrolmentsRoute = ({ enrolling, devices, publicUrl }: EnrolmentsParts) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/admin/enrolment-codes', { schema: { summary: 'A one-time code for a store', tags: ['console'], body: enrolmentCodeRequestSchema } }, async (request, reply) => {
    return sendOutcome(reply.code(201), await enrolling.newCode(request.body.store, publicUrl()));
  });

  typed.post('/v1/admin/enrolments/:id/revoke', { schema: { summary: 'Revoke a phone: it may still deliver, never read', tags: ['console'], params: enrolment } }, async (request, reply) => {
    const revokedAtMs = await devices.revoke(request.params.id);
    return revokedAtMs === null ? sendError(reply, 'ENROLMENT_UNKNOWN') : { revokedAtMs };
  });
};
