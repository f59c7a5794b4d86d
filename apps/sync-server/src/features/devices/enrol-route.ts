import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { EnrolmentId } from '@qoa/shared/ids';
import { enrolmentIdSchema, enrolRequestSchema } from '@qoa/shared/protocol';
import { cookieOf, sendError, setCookie } from '../wire/index.ts';
import type { Enrolling } from './enrolling.ts';

/** The cookie that tells this browser's first enrolment: a phone that lost its storage is recognised by its predecessor. */
const predecessorCookie = 'qoa_device';
const tenYearsS = 315_360_000;

/** `POST /v1/enrolments`: a phone enters a store by a one-time code. */
export const enrolRoute = (enrolling: Pick<Enrolling, 'enrol'>) => async (app: FastifyInstance): Promise<void> => {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/v1/enrolments',
    { schema: { summary: 'Enrol a phone by a one-time code', tags: ['phone'], body: enrolRequestSchema } },
    async (request, reply) => {
      const enrolled = await enrolling.enrol(request.body, predecessorOf(request.headers.cookie));
      if (!enrolled.ok) {
        const { code, ...facts } = enrolled.error;
        return sendError(reply, code, facts);
      }
      const cookie = setCookie({ name: predecessorCookie, value: enrolled.value.enrolment, maxAgeS: tenYearsS, path: '/v1/enrolments', isSecure: request.isSecure, sameSite: 'Strict' });
      return reply.code(201).header('set-cookie', cookie).header('cache-control', 'no-store').send(enrolled.value);
    },
  );
};

const predecessorOf = (cookies: string | undefined): EnrolmentId | null => {
  const read = enrolmentIdSchema.safeParse(cookieOf(cookies, predecessorCookie));
  return read.success ? read.data : null;
};
