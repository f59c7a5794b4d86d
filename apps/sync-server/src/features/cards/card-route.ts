import { cardEs } from '@qoa/messages';
import { cardQrText } from '@qoa/shared/codes';
import type { CardCode, Epoch } from '@qoa/shared/ids';
import { type CardSessionResponse, cardSessionRequestSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { qrSvg, sendError, setCookie } from '../wire/index.ts';
import { cardCookieLifeMs, type Cards } from './cards.ts';

/** The cookie that stands for a card's secret. */
export const cardCookie = 'qoa_card';

/** `POST /v1/card/session` exchanges a link's secret for the cookie; `GET /v1/card` answers the same body for reloads. */
export const cardRoute = ({ cards, epoch }: { readonly cards: Pick<Cards, 'open'>; readonly epoch: () => Promise<Epoch> }) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/card/session', { schema: { summary: 'Open a card by its secret', tags: ['card'], body: cardSessionRequestSchema } }, async (request, reply) => {
    const opened = await cards.open(request.body.secret);
    if (opened === null) return sendError(reply, 'CARD_SECRET_UNKNOWN');
    const cookie = setCookie({ name: cardCookie, value: opened.cookie, maxAgeS: cardCookieLifeMs / 1000, path: '/', isSecure: request.isSecure, sameSite: 'Lax' });
    return reply.header('set-cookie', cookie).header('cache-control', 'no-store').send(bodyOf(opened.code, await epoch()));
  });

  typed.get('/v1/card', { schema: { summary: 'The card behind the cookie', tags: ['card'] } }, async (request, reply) => {
    if (request.caller.kind !== 'card') return sendError(reply, 'UNAUTHENTICATED');
    return reply.header('cache-control', 'no-store').send(bodyOf(request.caller.code, await epoch()));
  });
};

const bodyOf = (code: CardCode, epoch: Epoch): CardSessionResponse => ({ card: { code, qr: qrSvg(cardQrText(code), { label: cardEs.qrLabel }) }, epoch });
