import { cardEs, startPage } from '@qoa/messages';
import { cardQrText } from '@qoa/shared/codes';
import type { FastifyInstance } from 'fastify';
import { qrSvg } from '../wire/index.ts';
import type { Demo } from './demo.ts';
import { ean13Svg } from './ean13-svg.ts';

/** `GET /v1/demo`: what the start page shows, for tests and for a newcomer's own scripts. Exists only in demo mode. */
export const demoRoute = (demo: Pick<Demo, 'shown'>) => async (app: FastifyInstance): Promise<void> => {
  app.get('/v1/demo', { schema: { summary: 'The demo world: codes, cards, products, the console’s sign-in', tags: ['demo'] } }, async (_request, reply) => {
    const { stores, cards, products, admin, approver } = await demo.shown();
    return reply.header('cache-control', 'no-store').send({
      stores: stores.map((store) => ({ ...store, qr: qrSvg(store.enrolUrl, { label: startPage.es.enrolWith(store.name) }) })),
      cards: cards.map((card) => ({ ...card, qr: qrSvg(cardQrText(card.code), { label: cardEs.qrLabel }) })),
      products: products.map(({ gtin, ean, name, isPromoted }) => ({ gtin, ean, name, isPromoted, barcode: ean13Svg(ean, name) })),
      admin,
      approver,
    });
  });
};
