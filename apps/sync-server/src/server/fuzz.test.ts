import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isErrorCode } from '@qoa/shared/errors';
import { campaignCommandRequestSchema, campaignDocumentSchema, dryRunRequestSchema, errorBodySchema, revisionDraftSchema } from '@qoa/shared/protocol';
import * as z from 'zod/mini';
import { bodyLike, type JsonSchema, noise } from './arbitrary-bodies.ts';
import { type Permission, permissions } from './permissions.ts';
import { type TestCallers, testCallers } from './test-callers.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

/** A million by `FUZZ_REQUESTS=1000000`. */
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 10_000);
/** Bodies whose documents the routes read by hand, so that their own schemas do not say what is in them. */
const documentBodies: Readonly<Record<string, z.ZodMiniType>> = {
  '/v1/admin/campaigns': z.object({ document: revisionDraftSchema }),
  '/v1/admin/campaigns/:id/commands': campaignCommandRequestSchema,
  '/v1/admin/campaigns/dry-run': dryRunRequestSchema,
  '/v1/admin/campaigns/warnings': campaignDocumentSchema,
};

/** What `/openapi.json` says of routes. */
type Paths = Readonly<Record<string, { readonly post?: { readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: JsonSchema } } } } }>>;

let paths: Paths;
let house: TestHouse;
let callers: TestCallers;

beforeAll(async () => {
  house = await openTestHouse({ RATE_LIMITS: 'false' });
  callers = await testCallers(house);
  ({ paths } = (await house.app.inject('/openapi.json')).json());
}, 60_000);
afterAll(() => house.drop(), 60_000);

const posts = permissions.filter(({ method, path }) => method === 'POST' && path !== '/v1/card/erasure');
/** What ends the session or the card of the caller that all others need, so it comes last. */
const endings = permissions.filter(({ method, path }) => method === 'DELETE' || path === '/v1/card/erasure');
const gets = permissions.filter(({ method, path }) => method === 'GET' && path !== '/v1/live' && path !== '/docs/*' && path !== '/lan/ca.crt');

const schemaFor = ({ path }: Permission): JsonSchema | undefined => {
  const document = documentBodies[path];
  return document === undefined ? paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.post?.requestBody?.content['application/json'].schema : z.toJSONSchema(document, { unrepresentable: 'any' });
};

const bodyFor = (permission: Permission): fc.Arbitrary<unknown> => {
  const schema = schemaFor(permission);
  return schema === undefined ? noise : fc.oneof({ weight: 3, arbitrary: bodyLike(schema) }, { weight: 1, arbitrary: noise });
};

const text = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('', '%', '%00', '../../etc/passwd', "' OR 1=1 --", '\u0000', 'x'.repeat(3000), '__proto__'));

/** Of what there is a first one, mostly. */
const place = fc.oneof(fc.constantFrom('1', '2'), text);

const everybody = ['nobody', 'device', 'card', 'admin', 'support'] as const;

/** Half of the time somebody whom the route lets in. */
const callerOf = ({ who }: Permission): fc.Arbitrary<keyof TestCallers> => {
  const own = everybody.filter((each) => who.some((name) => name === each));
  return own.length === 0 ? fc.constantFrom(...everybody) : fc.oneof(fc.constantFrom(...own), fc.constantFrom(...everybody));
};

const requestTo = (permission: Permission): fc.Arbitrary<InjectOptions> =>
  fc.record({ body: bodyFor(permission), who: callerOf(permission), tail: place, type: fc.constantFrom('application/json', 'application/json', 'application/json', 'text/plain', 'multipart/form-data', '') }).map(({ body, who, tail, type }) => ({
    method: permission.method,
    url: permission.path.replace(/:\w+/, encodeURIComponent(tail) || 'x').replace('*', encodeURIComponent(tail)) + (permission.method === 'GET' ? `?q=${encodeURIComponent(tail)}` : ''),
    headers: { ...callers[who], ...(type === '' || permission.method === 'GET' ? {} : { 'content-type': type }) },
    ...(permission.method === 'GET' ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  }));

test('every route that takes a body says what it looks like', () => {
  const bodiless = posts.filter((post) => schemaFor(post) === undefined).map(({ path }) => path.split('/').at(-1));
  expect(new Set(bodiless)).toEqual(new Set(['copy', 'declare-lost', 'join', 'leave', 'renewals', 'revoke']));
});

test(`${requests} requests of every route, from its schema and from noise: never a 5xx, always a catalogued code`, async () => {
  const each = Math.ceil(requests / (posts.length * 3 + gets.length + endings.length));
  let sent = 0;
  for (const [permission, runs] of [...posts.map((post) => [post, each * 3] as const), ...[...gets, ...endings].map((other) => [other, each] as const)]) {
    let letIn = 0;
    await fc.assert(fc.asyncProperty(requestTo(permission), async (request) => {
      sent++;
      const answer = await house.app.inject(request);
      if (answer.statusCode !== 401 && answer.statusCode !== 403) letIn++;
      expect(answer.statusCode, `${permission.method} ${permission.path} answered ${answer.body.slice(0, 300)}`).toBeLessThan(500);
      if (answer.statusCode >= 400) expect(isErrorCode(errorBodySchema.parse(answer.json()).error.code)).toBe(true);
    }), { numRuns: runs });
    // What is refused at the door says nothing of the room behind it.
    expect(letIn, `${permission.method} ${permission.path} let somebody in`).toBeGreaterThan(0);
  }
  expect(sent).toBeGreaterThanOrEqual(requests);
  expect(house.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
}, 240_000 + requests * 20);
