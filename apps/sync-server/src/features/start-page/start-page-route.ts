import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawWordmark } from '@qoa/design';
import type { FastifyInstance } from 'fastify';
import { pageLocale, paperStyle, sendError } from '../wire/index.ts';
import type { Demo } from '../demo/index.ts';
import { startPageHtml } from './page.ts';

export interface StartPageParts {
  readonly demo: Pick<Demo, 'shown'> | null;
  readonly lanUrl: () => string | null;
}

/** `GET /`, in Spanish until English was chosen, and what it is painted with under `/start/`. */
export const startPageRoute = ({ demo, lanUrl }: StartPageParts) => async (app: FastifyInstance): Promise<void> => {
  const files = startFiles();
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const locale = pageLocale(request, reply);
    const html = startPageHtml({ locale, demo: demo === null ? null : await demo.shown(), lanUrl: lanUrl() });
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').header('content-language', locale).send(html);
  });
  app.get('/start/*', { schema: { hide: true } }, async (request, reply) => {
    const file = files.get(request.url.split('?')[0] ?? '');
    return file === undefined ? sendError(reply, 'ROUTE_UNKNOWN') : reply.type(file.type).header('cache-control', 'public, max-age=300').send(file.text);
  });
};

const startFiles = (): ReadonlyMap<string, { readonly type: string; readonly text: string }> =>
  new Map([
    ['/start/start.css', { type: 'text/css; charset=utf-8', text: textOf(import.meta.resolve('@qoa/design/tokens.css')) + textOf(new URL('./start-page.css', import.meta.url)) }],
    ['/start/error.css', { type: 'text/css; charset=utf-8', text: paperStyle(import.meta.resolve('./error-page.css')) }],
    ['/start/icon.svg', { type: 'image/svg+xml', text: drawWordmark('Qoa') }],
  ]);

const textOf = (url: string | URL): string => readFileSync(fileURLToPath(url), 'utf8');
