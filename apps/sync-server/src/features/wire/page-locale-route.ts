import type { Locale } from '@qoa/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieOf, setCookie } from './cookie.ts';

const localeCookie = 'qoa_lang';
const keptS = 365 * 24 * 3600;

/** The language of a page that the server writes: the one asked for by `?lang`, which the browser keeps for the next pages; Spanish until somebody chose English, whatever the browser prefers. */
export const pageLocale = ({ query, headers, isSecure }: FastifyRequest, reply: FastifyReply): Locale => {
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined;
  if (asked !== 'en' && asked !== 'es') return cookieOf(headers.cookie, localeCookie) === 'en' ? 'en' : 'es';
  reply.header('set-cookie', setCookie({ name: localeCookie, value: asked, maxAgeS: keptS, path: '/', isSecure, sameSite: 'Lax' }));
  return asked;
};
