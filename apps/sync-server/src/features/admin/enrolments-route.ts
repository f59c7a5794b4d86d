import type { EnrolmentId, InstantMs, StoreId } from '@qoa/shared/ids';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Devices, Enrolling } from '../devices/index.ts';
import { sendError } from '../wire/index.ts';

const newCode = z.object({ store: z.int().min(1).max(2_147_483_647) });
const enrolment = z.object({ id: z.string().regex(/^[0-9a-f]{16}$/) });

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
  typed.post('/v1/admin/enrolment-codes', { schema: { summary: 'A one-time code for a store', tags: ['console'], body: newCode } }, async (request, reply) => {
    const made = await enrolling.newCode(request.body.store as StoreId, publicUrl());
    return made.ok ? reply.code(201).header('cache-control', 'no-store').send(made.value) : sendError(reply, made.error.code);
  });

  typed.post('/v1/admin/enrolments/:id/revoke', { schema: { summary: 'Revoke a phone: it may still deliver, never read', tags: ['console'], params: enrolment } }, async (request, reply) => {
    const revokedAtMs: InstantMs | null = await devices.revoke(request.params.id as EnrolmentId);
    return revokedAtMs === null ? sendError(reply, 'ENROLMENT_UNKNOWN') : { revokedAtMs };
  });
};
