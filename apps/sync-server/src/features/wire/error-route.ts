import { errorWords } from '@qoa/messages';
import { type ErrorCode, errorOf, type HttpErrorCode, type Retry } from '@qoa/shared/errors';
import type { Facts } from '@qoa/shared/events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorPageHtml, errorPagePolicy } from './error-page.ts';
import { pageLocale } from './page-locale-route.ts';

/** What every answer that is no success looks like. */
export interface ErrorEnvelope {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: { readonly es: string; readonly en: string };
    readonly facts: Facts;
    readonly retry: Retry;
  };
}

/** The envelope of a catalogued code, its words filled with the facts. */
export const errorEnvelope = (code: ErrorCode, facts: Facts = {}): ErrorEnvelope => ({
  error: { code, message: { es: errorWords(code, facts, 'es'), en: errorWords(code, facts, 'en') }, facts, retry: errorOf(code).retry },
});

/** The HTTP status of a code. */
export const statusOf = (code: HttpErrorCode): number => errorOf(code).http ?? 500;

/** Answers with a catalogued code: programs in the envelope, a browser that goes to an address with a page. */
export const sendError = (reply: FastifyReply, code: HttpErrorCode, facts: Facts = {}): FastifyReply => {
  if (code === 'UNAVAILABLE') reply.header('retry-after', unavailableS);
  reply.code(statusOf(code)).header('cache-control', 'no-store');
  return isNavigation(reply.request) ? sendPage(reply, code, facts) : reply.send(errorEnvelope(code, facts));
};

const sendPage = (reply: FastifyReply, code: HttpErrorCode, facts: Facts): FastifyReply => {
  const locale = pageLocale(reply.request, reply);
  return reply.type('text/html; charset=utf-8').header('content-language', locale).header('content-security-policy', errorPagePolicy).send(errorPageHtml({ code, facts, status: statusOf(code) }, locale));
};

/** Somebody typed an address or followed a link. What a page asks for by itself accepts anything, or says that it is no navigation. */
const isNavigation = ({ method, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && headers.accept?.includes('text/html') === true && (headers['sec-fetch-mode'] ?? 'navigate') === 'navigate';

/** Seconds until whoever was answered UNAVAILABLE comes again: a batch or a fail-over is over by then. */
const unavailableS = 2;
