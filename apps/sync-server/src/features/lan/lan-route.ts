import type { FastifyInstance } from 'fastify';

/** `GET /lan/ca.crt`: the local authority, offered for install. Android and iOS take DER or PEM of this type. */
export const lanRoute = (authorityPem: string) => async (app: FastifyInstance): Promise<void> => {
  app.get('/lan/ca.crt', { schema: { summary: 'The local authority to install on a phone', tags: ['local network'] } }, async (_request, reply) =>
    reply.type('application/x-x509-ca-cert').header('content-disposition', 'attachment; filename="qoa-local-ca.crt"').send(authorityPem));
};
