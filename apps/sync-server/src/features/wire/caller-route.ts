import type { Caller } from './caller.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; the guard sets it before any handler runs. */
    caller: Caller;
    /** True when people reach the server over https, whatever a proxy in front speaks to it: cookies are then `Secure`. */
    isSecure: boolean;
  }
}
