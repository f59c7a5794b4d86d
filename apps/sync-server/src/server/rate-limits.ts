import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, RouteOptions } from 'fastify';
import type { RateClass } from './permissions.ts';

/** Requests a minute and address. Many phones share one address behind a carrier, so delivery of sales is generous. */
export const requestsPerMinuteMax: Readonly<Record<Exclude<RateClass, 'service'>, number>> = { page: 1200, push: 60_000, read: 6000, change: 120, 'sign-in': 60 };

/** Thrown by the limiter; the error handler turns it into RATE_LIMITED. */
export class RateLimited extends Error {
  override readonly name = 'RateLimited';
  readonly retryAfterS: number;
  constructor(retryAfterS: number) {
    super('rate limited');
    this.retryAfterS = retryAfterS;
  }
}

/** A phone pays for every byte, and nobody plans by these. */
const noHeaders = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

/** Starts limiting; routes say their class by `limitRoute`. */
export const installRateLimits = (app: FastifyInstance): Promise<void> =>
  Promise.resolve(app.register(rateLimit, { global: false, cache: 20_000, addHeadersOnExceeding: noHeaders, errorResponseBuilder: (_request, { ttl }) => new RateLimited(Math.max(1, Math.ceil(ttl / 1000))) })).then(() => undefined);

/** Gives a route its limit. */
export const limitRoute = (route: RouteOptions, rate: RateClass): void => {
  if (rate === 'service') return;
  route.config = { ...route.config, rateLimit: { max: requestsPerMinuteMax[rate], timeWindow: 60_000, groupId: rate } };
};
