import type { HttpErrorCode } from '@qoa/shared/errors';
import type { Facts } from '@qoa/shared/events';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../features/wire/index.ts';
import { bearerOf, callersOf, type Proving } from './credentials.ts';
import { isOwnOrigin } from './own-origin.ts';
import { isOpen, type Permission, permissionOf } from './permissions.ts';

/** Thrown by the guard; the error handler answers with the code. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: HttpErrorCode;
  readonly facts: Facts;
  constructor(refusal: HttpErrorCode, facts: Facts = {}) {
    super('refused');
    this.refusal = refusal;
    this.facts = facts;
  }
}

/** Puts the permission table before every route: who the caller is, whether they may, and whether the request comes from our own page. */
export const installGuard = (app: FastifyInstance, proving: Proving, publicUrl: string | null): void => {
  app.decorateRequest('caller');
  app.decorateRequest('isSecure', false);
  app.addHook('onRequest', async (request) => {
    request.caller = { kind: 'public' };
    request.isSecure = request.protocol === 'https' || publicUrl?.startsWith('https:') === true;
  });
  // Behind every `onRequest`, where the limiter counts: whoever is refused was counted, or guessing credentials would be free.
  app.addHook('preParsing', async (request) => {
    const permission = permissionOf(request.method, request.routeOptions.url ?? '');
    // An address without a route is answered by the not-found handler.
    if (permission === undefined) return;
    if (!isOwnOrigin(request, publicUrl, originNeed(permission))) throw new Refused('ORIGIN_REFUSED');
    if (isOpen(permission)) return;
    const decided = decide(permission, await callersOf(proving, request), request);
    if (typeof decided === 'string') throw new Refused(decided, decided === 'FORBIDDEN' ? {} : strangerAt(permission));
    request.caller = decided;
  });
};

const decide = (permission: Permission, callers: readonly Caller[], request: FastifyRequest): Caller | HttpErrorCode => {
  const allowed = callers.find((caller) => mayUse(permission, caller));
  if (allowed !== undefined) return allowed;
  if (callers.some((caller) => isForbidden(permission, caller))) return 'FORBIDDEN';
  return bearerOf(request) === null ? 'UNAUTHENTICATED' : 'SESSION_EXPIRED';
};

/** Who may come in at a door of one kind alone: a phone and a card have no mail to sign in with. */
const strangerAt = ({ who }: Permission): Facts => {
  const [only, other] = who;
  return other === undefined && (only === 'device' || only === 'card') ? { who: only } : {};
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
