import type { Caller } from './caller.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; the guard sets it before any handler runs. */
    caller: Caller;
  }
}
