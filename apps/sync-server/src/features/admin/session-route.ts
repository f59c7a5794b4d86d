import { adminSessionRequestSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { cookieOf, expiredCookie, sendError, setCookie } from '../wire/index.ts';
import { type Admins, adminSessionLifeMs } from './admins.ts';

/** The cookie of a signed-in person. */
export const adminCookie = 'qoa_admin';

/** `POST`, `GET` and `DELETE /v1/admin/session`: sign in, who is signed in, sign out. */
export const adminSessionRoute = (admins: Pick<Admins, 'signIn' | 'signOut'>) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/admin/session', { schema: { summary: 'Sign in', tags: ['console'], body: adminSessionRequestSchema } }, async (request, reply) => {
    const signedIn = await admins.signIn(request.body.email, request.body.password);
    if (!signedIn.ok) {
      const { code, ...facts } = signedIn.error;
      return sendError(reply, code, facts);
    }
    const { token, email, role, expiresAtMs } = signedIn.value;
    const cookie = setCookie({ name: adminCookie, value: token, maxAgeS: adminSessionLifeMs / 1000, path: '/', isSecure: request.isSecure, sameSite: 'Strict' });
    return reply.header('set-cookie', cookie).header('cache-control', 'no-store').send({ email, role, expiresAtMs });
  });

  typed.get('/v1/admin/session', { schema: { summary: 'Who is signed in', tags: ['console'] } }, async (request, reply) => {
    if (request.caller.kind !== 'admin') return sendError(reply, 'UNAUTHENTICATED');
    return reply.header('cache-control', 'no-store').send({ person: request.caller.user, role: request.caller.role });
  });

  typed.delete('/v1/admin/session', { schema: { summary: 'Sign out', tags: ['console'] } }, async (request, reply) => {
    const token = cookieOf(request.headers.cookie, adminCookie);
    if (token !== null) await admins.signOut(token);
    return reply.code(204).header('set-cookie', expiredCookie(adminCookie, '/')).send();
  });
};
