import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { expect, test } from 'vitest';
import { type CampaignsParts, campaignsRoute } from './campaigns-route.ts';

/** Whatever it is asked is done, and told. */
const asked: unknown[] = [];
const anything = new Proxy({}, { get: (_, name) => () => Promise.resolve(void asked.push(name)) });
const parts = { desk: anything, view: anything, participation: anything, reads: anything } as unknown as CampaignsParts;

test.each([
  ['', { document: {} }],
  ['/7/copy', undefined],
  ['/7/commands', { version: 1, command: { do: 'submit' } }],
  ['/7/participation', { version: 1, participation: { mode: 'managed', stores: [], pay: null } }],
])('who is nobody of the console does nothing at POST /v1/admin/campaigns%s, whoever let them in', async (path, payload) => {
  const app = Fastify().setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  app.decorateRequest('caller', null as never);
  app.addHook('onRequest', async (request) => {
    request.caller = { kind: 'public' };
  });
  await app.register(campaignsRoute(parts));
  const answered = await app.inject({ method: 'POST', url: `/v1/admin/campaigns${path}`, ...(payload === undefined ? {} : { payload }) });
  expect([answered.statusCode, answered.json().error.code, asked]).toEqual([401, 'UNAUTHENTICATED', []]);
});
