import type { FastifyRequest } from 'fastify';
import { bearerOf } from './credentials.ts';

/** `required-with-cookie`: no origin, no cookie's right. `if-given`: machines send none, a browser's must be ours. */
export type OriginNeed = 'required-with-cookie' | 'if-given' | 'none';

/** Whether the request comes from a page of ours, as far as its route asks. Source: OWASP Cross-Site Request Forgery Prevention, "Verifying Origin". */
export const isOwnOrigin = (request: FastifyRequest, publicUrl: string | null, need: OriginNeed): boolean => {
  if (need === 'none') return true;
  const { origin } = request.headers;
  if (origin !== undefined) return origin === publicUrl || origin === `${request.protocol}://${request.host}`;
  if (need === 'if-given') return true;
  return bearerOf(request) !== null || request.headers.cookie === undefined || request.headers['sec-fetch-site'] === 'same-origin';
};
