import type { FastifyRequest } from 'fastify';
import { adminCookie, type Admins } from '../features/admin/index.ts';
import { cardCookie, type Cards } from '../features/cards/index.ts';
import type { DeviceSessions } from '../features/devices/index.ts';
import { type Caller, cookieOf } from '../features/wire/index.ts';

/** What proves callers. */
export interface Proving {
  readonly sessions: Pick<DeviceSessions, 'deviceOf'>;
  readonly cards: Pick<Cards, 'ofCookie'>;
  readonly admins: Pick<Admins, 'ofToken'>;
}

/** Where a request's proofs may stand. */
export type Credentials = Pick<FastifyRequest, 'headers' | 'query'>;

/**
 * Everybody this request proves to be, the one it means to be first: a token before a cookie, and of two cookies in one browser
 * the one that `?as=card` or `?as=console` names, else the one of the page that asks.
 */
export const callersOf = async ({ sessions, cards, admins }: Proving, request: Credentials): Promise<readonly Caller[]> => {
  const bearer = bearerOf(request);
  const device = bearer === null ? null : await sessions.deviceOf(bearer);
  const cardProof = cookieOf(request.headers.cookie, cardCookie);
  const card = cardProof === null ? null : await cards.ofCookie(cardProof);
  const adminProof = cookieOf(request.headers.cookie, adminCookie);
  const admin = adminProof === null ? null : await admins.ofToken(adminProof);
  const callers: Caller[] = [];
  if (device !== null) callers.push({ kind: 'device', enrolment: device.enrolment, store: device.store });
  if (card !== null) callers.push({ kind: 'card', ...card });
  if (admin !== null) callers.push({ kind: 'admin', user: admin.user, role: admin.role });
  return meansConsole(request) ? callers.toSorted((a, b) => Number(b.kind === 'admin') - Number(a.kind === 'admin')) : callers;
};

/** The bearer token of a request; null without one. */
export const bearerOf = (request: Credentials): string | null => /^Bearer ([\w.:-]{1,300})$/.exec(request.headers.authorization ?? '')?.[1] ?? null;

const meansConsole = ({ headers, query }: Credentials): boolean => {
  const as = typeof query === 'object' && query !== null && 'as' in query ? query.as : undefined;
  if (as === 'console' || as === 'card') return as === 'console';
  return URL.parse(headers.referer ?? '')?.pathname.startsWith('/admin/') === true;
};
