import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { enrolRequestSchema } from '@qoa/shared/protocol';
import { cookieOf, sendError, setCookie } from '../wire/index.ts';
import { browserLifeMs, type Enrolling } from './enrolling.ts';

/** The cookie that proves what this browser was enrolled as last: a phone that lost its storage is recognised by its predecessor. */
const predecessorCookie = 'qoa_device';

/** `POST /v1/enrolments`: a phone enters a store by a one-time code. */
export const enrolRoute = (enrolling: Pick<Enrolling, 'enrol' | 'browserProof' | 'browserWas'>) => async (app: FastifyInstance): Promise<void> => {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/v1/enrolments',
    { schema: { summary: 'Enrol a phone by a one-time code', tags: ['phone'], body: enrolRequestSchema } },
    async (request, reply) => {
      const proof = cookieOf(request.headers.cookie, predecessorCookie);
      const enrolled = await enrolling.enrol(request.body, proof === null ? null : enrolling.browserWas(proof));
      if (!enrolled.ok) {
        const { code, ...facts } = enrolled.error;
        return sendError(reply, code, facts);
      }
      const cookie = setCookie({ name: predecessorCookie, value: enrolling.browserProof(enrolled.value.enrolment), maxAgeS: browserLifeMs / 1000, path: '/v1/enrolments', isSecure: request.isSecure, sameSite: 'Strict' });
      return reply.code(201).header('set-cookie', cookie).header('cache-control', 'no-store').send(enrolled.value);
    },
  );
};
