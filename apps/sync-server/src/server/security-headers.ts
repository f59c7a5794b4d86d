import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { type PageClass, permissionOf } from './permissions.ts';

type Sources = Readonly<Record<string, readonly string[]>>;

const page: Sources = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  // Safari counts a websocket as 'self' only since 15.4; naming the schemes costs nothing, since the page's own code decides.
  'connect-src': ["'self'", 'ws:', 'wss:'],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'form-action': ["'self'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['qoa', 'qoa-worker'],
};

/** Third-party scripts of the reference viewer know no Trusted Types. */
const withoutTrustedTypes = (sources: Sources): Sources => Object.fromEntries(Object.entries(sources).filter(([name]) => !name.includes('trusted-types')));

/** What each kind of page may load. No page runs inline script; only the phone's decoder compiles WebAssembly. */
export const policies: Readonly<Record<Exclude<PageClass, 'api'>, Sources>> = {
  page,
  /** It is only read. */
  paper: { 'default-src': ["'none'"], 'base-uri': ["'none'"], 'frame-ancestors': ["'none'"], 'style-src': ["'self'"], 'img-src': ["'self'"], 'form-action': ["'none'"] },
  phone: { ...page, 'script-src': ["'self'", "'wasm-unsafe-eval'"], 'media-src': ["'self'", 'blob:'] },
  // The reference viewer sets inline styles; it holds no session and no secret.
  docs: { ...withoutTrustedTypes(page), 'style-src': ["'self'", "'unsafe-inline'"] },
};

/** Starts sending the headers; `strictTransport` only where the public address is https for good. */
export const installSecurityHeaders = async (app: FastifyInstance, { strictTransport }: { readonly strictTransport: boolean }): Promise<void> => {
  await app.register(helmet, {
    global: false,
    hsts: strictTransport ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    const kind = permissionOf(request.method, request.routeOptions.url ?? '')?.page ?? 'api';
    if (kind === 'api') reply.headers(apiHeaders);
    else reply.header('permissions-policy', `camera=${kind === 'phone' ? '(self)' : '()'}, microphone=(), geolocation=(), payment=(), usb=()`);
  });
};

/** Gives a route the policy of its kind. */
export const protectRoute = (route: RouteOptions, kind: PageClass): void => {
  route.helmet = kind === 'api' ? false : policyOptions(kind);
};

/** An API's answer is no page: two headers say so. Phones pay for every byte. */
const apiHeaders = { 'content-security-policy': "default-src 'none';frame-ancestors 'none'", 'x-content-type-options': 'nosniff' } as const;

const policyOptions = (kind: Exclude<PageClass, 'api'>): Pick<FastifyHelmetOptions, 'contentSecurityPolicy'> => ({
  contentSecurityPolicy: { useDefaults: false, directives: Object.fromEntries(Object.entries(policies[kind]).map(([name, sources]) => [name, [...sources]])) },
});
