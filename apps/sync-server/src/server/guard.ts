import type { HttpErrorCode } from '@qoa/shared/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Caller, sendError } from '../features/wire/index.ts';
import { bearerOf, callersOf, type Proving } from './credentials.ts';
import { isOwnOrigin } from './own-origin.ts';
import { isOpen, type Permission, permissionOf } from './permissions.ts';

/** Puts the permission table before every route: who the caller is, whether they may, and whether the request comes from our own page. */
export const installGuard = (app: FastifyInstance, proving: Proving, publicUrl: string | null): void => {
  app.decorateRequest('caller');
  app.decorateRequest('isSecure', false);
  app.addHook('onRequest', async (request, reply) => {
    request.caller = { kind: 'public' };
    request.isSecure = request.protocol === 'https' || publicUrl?.startsWith('https:') === true;
    const permission = permissionOf(request.method, request.routeOptions.url ?? '');
    // An address without a route is answered by the not-found handler.
    if (permission === undefined) return undefined;
    if (!isOwnOrigin(request, publicUrl, originNeed(permission))) return sendError(reply, 'ORIGIN_REFUSED');
    if (isOpen(permission)) return undefined;
    const decided = decide(permission, await callersOf(proving, request), request);
    if (typeof decided === 'string') return sendError(reply, decided);
    request.caller = decided;
    return undefined;
  });
};

const decide = (permission: Permission, callers: readonly Caller[], request: FastifyRequest): Caller | HttpErrorCode => {
  const allowed = callers.find((caller) => mayUse(permission, caller));
  if (allowed !== undefined) return allowed;
  if (callers.some((caller) => isForbidden(permission, caller))) return 'FORBIDDEN';
  return bearerOf(request) === null ? 'UNAUTHENTICATED' : 'SESSION_EXPIRED';
};

/** A browser sends a card's cookie to the console too: whoever holds only that is not signed in there, and is asked to. */
const isForbidden = ({ who }: Permission, { kind }: Caller): boolean => kind === 'device' || (kind === 'admin' && (who.includes('admin') || who.includes('support')));

/** Whether the row of the table names this caller. */
export const mayUse = ({ who }: Permission, caller: Caller): boolean =>
  caller.kind === 'public' ? who.includes('public') : who.includes(caller.kind === 'admin' ? caller.role : caller.kind);

/** A cookie is sent by the browser whoever asks, so a change made with one must come from our own page; a route that gives a cookie must not be used by another's. */
const originNeed = ({ method, who }: Permission): 'required-with-cookie' | 'if-given' | 'none' => {
  if (who.includes('hello')) return 'if-given';
  if (method === 'GET') return 'none';
  return who.includes('card') || who.includes('admin') || who.includes('support') ? 'required-with-cookie' : 'if-given';
};
