import type { HttpErrorCode } from '@qoa/shared/errors';
import type { Facts } from '@qoa/shared/events';
import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { sendError, Unavailable } from '../features/wire/index.ts';
import { troubleOf } from '../platform/sql-state.ts';
import { Refused } from './guard.ts';
import { methodsAt } from './permissions.ts';
import { RateLimited } from './rate-limits.ts';

/** Answers whatever goes wrong with a catalogued code. Only our own mistakes are logged as errors. */
export const installErrorAnswers = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = codeOf(error, request.routeOptions.bodyLimit);
    if (known !== null) {
      const [code, facts] = known;
      if (error instanceof RateLimited) reply.header('retry-after', error.retryAfterS);
      if (code === 'UNAVAILABLE') request.log.warn({ err: error }, 'unavailable');
      return sendError(reply, code, facts);
    }
    request.log.error({ err: error }, 'defect');
    return sendError(reply, 'DEFECT', { id: request.id });
  });
};

/** What an address or method that leads nowhere is answered. */
export const missingRoute = (method: string, path: string): HttpErrorCode => {
  const methods = methodsAt(path);
  return methods.length > 0 && !methods.includes(method) && method !== 'HEAD' ? 'METHOD_UNKNOWN' : 'ROUTE_UNKNOWN';
};

/** The place that a body is wrong at when it is no JSON, or not even an object. */
const wholeBody = '/';

const codeOf = (error: FastifyError, bytesMax: number): readonly [HttpErrorCode, Facts] | null => {
  if (error instanceof RateLimited) return ['RATE_LIMITED', { retryAfterS: error.retryAfterS }];
  if (error instanceof Refused) return [error.refusal, error.facts];
  if (hasZodFastifySchemaValidationErrors(error)) return ['BODY_INVALID', { path: error.validation[0]?.instancePath || wholeBody }];
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return ['BODY_TOO_LARGE', { bytesMax }];
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return ['MEDIA_TYPE_UNKNOWN', {}];
  if (typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500) return ['BODY_INVALID', { path: wholeBody }];
  return error instanceof Unavailable || troubleOf(error) === 'again' ? ['UNAVAILABLE', {}] : null;
};
