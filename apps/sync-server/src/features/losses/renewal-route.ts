import type { FastifyInstance } from 'fastify';
import type { Enrolling } from '../devices/index.ts';
import { sendError, sendOutcome } from '../wire/index.ts';
import type { LossesStore } from './losses-store.ts';

export interface RenewalParts {
  readonly store: Pick<LossesStore, 'wentBack'>;
  readonly enrolling: Pick<Enrolling, 'renewalCode'>;
}

/** `POST /v1/renewals`: a phone whose storage went back, as our own record says, gets its code to enrol anew in its store. */
export const renewalRoute = ({ store, enrolling }: RenewalParts) => async (app: FastifyInstance): Promise<void> => {
  app.post('/v1/renewals', { schema: { summary: 'A code for a phone whose storage went back', tags: ['phone'] } }, async ({ caller }, reply) => {
    if (caller.kind !== 'device') return sendError(reply, 'UNAUTHENTICATED');
    if (!(await store.wentBack(caller.enrolment))) return sendError(reply, 'ROLLBACK_UNSEEN');
    return sendOutcome(reply.code(201), await enrolling.renewalCode(caller.enrolment, caller.store));
  });
};
