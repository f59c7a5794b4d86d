import type { InstantMs, ProgrammeId } from '@qoa/shared/ids';
import type { FastifyInstance } from 'fastify';
import { pageLocale, paperStyle, sendError } from '../wire/index.ts';
import { termsHtml, unknownTermsHtml } from './terms-page.ts';
import type { TermsStore } from './terms-store.ts';

export interface TermsParts {
  readonly store: TermsStore;
  readonly now: () => InstantMs;
}

/** `GET /terms/:id`, what a campaign promises, for anybody; in Spanish until English was chosen. Errors: ROUTE_UNKNOWN, to a browser as a page. */
export const termsRoute = ({ store, now }: TermsParts) => async (app: FastifyInstance): Promise<void> => {
  const style = paperStyle(import.meta.resolve('./terms.css'));
  app.get('/terms/terms.css', { schema: { hide: true } }, (_request, reply) => reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=300').send(style));

  app.get<{ Params: { id: string } }>('/terms/:id', { schema: { hide: true } }, async (request, reply) => {
    const locale = pageLocale(request, reply);
    const id = campaignNamed(request.params.id);
    const campaign = id === null ? null : await store.campaign(id);
    const asPage = reply.type('text/html; charset=utf-8').header('content-language', locale).header('vary', 'cookie').header('cache-control', 'no-cache');
    if (campaign !== null) return asPage.send(termsHtml(campaign, locale, now()));
    if (request.headers.accept?.includes('text/html') === true) return asPage.code(404).send(unknownTermsHtml(locale));
    return sendError(reply.type('application/json; charset=utf-8'), 'ROUTE_UNKNOWN');
  });
};

/** A number that a programme may have; null for anything else. */
const campaignNamed = (text: string): ProgrammeId | null => (/^[1-9]\d{0,8}$/.test(text) ? (Number(text) as ProgrammeId) : null);
