import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { EnrolmentId } from '@qoa/shared/ids';
import { cookieOf, sendError, setCookie } from '../wire/index.ts';
import type { Enrolling } from './enrolling.ts';

const point = z.string().length(87).regex(/^[\w-]+$/).describe('An uncompressed P-256 point in base64url');

const enrolRequest = z.object({
  code: z.string().min(1).max(40).describe('The one-time code, as typed or read'),
  agreementKey: point,
  signingKey: point,
  app: z.string().min(1).max(40).describe('The version of the app'),
});

/** The cookie that tells this browser's first enrolment: a phone that lost its storage is recognised by its predecessor. */
const predecessorCookie = 'qoa_device';
const tenYearsS = 315_360_000;

/** `POST /v1/enrolments`: a phone enters a store by a one-time code. */
export const enrolRoute = (enrolling: Pick<Enrolling, 'enrol'>) => async (app: FastifyInstance): Promise<void> => {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/v1/enrolments',
    { schema: { summary: 'Enrol a phone by a one-time code', tags: ['phone'], body: enrolRequest } },
    async (request, reply) => {
      const enrolled = await enrolling.enrol(request.body, predecessorOf(request.headers.cookie));
      if (!enrolled.ok) {
        const { code, ...facts } = enrolled.error;
        return sendError(reply, code, facts);
      }
      const cookie = setCookie({ name: predecessorCookie, value: enrolled.value.enrolment, maxAgeS: tenYearsS, path: '/v1/enrolments', isSecure: request.protocol === 'https', sameSite: 'Strict' });
      return reply.code(201).header('set-cookie', cookie).header('cache-control', 'no-store').send(enrolled.value);
    },
  );
};

const predecessorOf = (cookies: string | undefined): EnrolmentId | null => {
  const value = cookieOf(cookies, predecessorCookie);
  return value !== null && /^[0-9a-f]{16}$/.test(value) ? (value as EnrolmentId) : null;
};
