import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { enrolRequestSchema } from '@qoa/shared/protocol';
import { cookieOf, sendError } from '../wire/index.ts';
import { predecessorCookie, predecessorCookieName } from './browser-cookie.ts';
import type { Enrolling } from './enrolling.ts';

/** `POST /v1/enrolments`: a phone enters a store by a one-time code. */
export const enrolRoute = (enrolling: Pick<Enrolling, 'enrol' | 'browserProof' | 'browserWas'>) => async (app: FastifyInstance): Promise<void> => {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/v1/enrolments',
    { schema: { summary: 'Enrol a phone by a one-time code', tags: ['phone'], body: enrolRequestSchema } },
    async (request, reply) => {
      const proof = cookieOf(request.headers.cookie, predecessorCookieName);
      const enrolled = await enrolling.enrol(request.body, proof === null ? null : enrolling.browserWas(proof));
      if (!enrolled.ok) {
        const { code, ...facts } = enrolled.error;
        return sendError(reply, code, facts);
      }
      return reply.code(201).header('set-cookie', predecessorCookie(enrolling, enrolled.value.enrolment, request.isSecure)).header('cache-control', 'no-store').send(enrolled.value);
    },
  );
};
