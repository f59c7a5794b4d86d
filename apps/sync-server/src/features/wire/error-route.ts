import { errorWords } from '@qoa/messages';
import { type ErrorCode, errorOf, type HttpErrorCode, type Retry } from '@qoa/shared/errors';
import type { Facts } from '@qoa/shared/events';
import type { FastifyReply } from 'fastify';

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

/** Answers with a catalogued code. */
export const sendError = (reply: FastifyReply, code: HttpErrorCode, facts: Facts = {}): FastifyReply => {
  if (code === 'UNAVAILABLE') reply.header('retry-after', unavailableS);
  return reply.code(statusOf(code)).header('cache-control', 'no-store').send(errorEnvelope(code, facts));
};

/** Seconds until whoever was answered UNAVAILABLE comes again: a batch or a fail-over is over by then. */
const unavailableS = 2;
