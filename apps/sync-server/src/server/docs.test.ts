import { assert } from '@qoa/shared/result';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentedAnswers } from './documented-answers.ts';
import { permissions } from './permissions.ts';
import { testCallers } from './test-callers.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

interface Operation {
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: { readonly 'application/json': { readonly schema: { readonly properties: object } } } }>>;
}

let house: TestHouse;
let paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;

beforeAll(async () => {
  house = await openTestHouse();
  ({ paths } = (await house.app.inject('/openapi.json')).json());
}, 60_000);
afterAll(() => house.drop(), 60_000);

const operationOf = (method: string, path: string): Operation => {
  const operation = paths[path.replace(/:([a-z]+)/g, '{$1}')]?.[method.toLowerCase()];
  assert(operation !== undefined, `${method} ${path} is described`);
  return operation;
};

const withoutBody = ['DELETE /v1/admin/session'];
/** OpenAPI has no words for a websocket. */
const described = permissions.filter(({ path, who }) => path.startsWith('/v1/') && !who.includes('hello'));

test.each(described.map(({ method, path }) => [method, path] as const))('%s %s says what its success looks like', (method, path) => {
  const { responses } = operationOf(method, path);
  const [success, ...others] = Object.entries(responses).filter(([status]) => status !== 'default');
  expect([success?.[0], others]).toEqual([String(documentedAnswers.get(`${method} ${path}`)?.status), []]);
  const properties = success?.[1].content?.['application/json'].schema.properties;
  if (withoutBody.includes(`${method} ${path}`)) expect(success?.[1].content).toBeUndefined();
  else expect(Object.keys(properties ?? {})).not.toEqual([]);
  expect(responses['default']?.content?.['application/json'].schema.properties).toHaveProperty('error');
});

test('who may call is told as the permission table has it', () => {
  expect(operationOf('POST', '/v1/pull').security).toEqual([{ phone: [] }, { card: [] }, { console: [] }]);
  expect(operationOf('GET', '/v1/admin/sync-health').security).toEqual([{ console: [] }]);
  expect(operationOf('POST', '/v1/push')).toMatchObject({ security: [], description: expect.stringContaining('tag') });
});

test('what is described is what is answered', async () => {
  const { admin, card, device } = await testCallers(house);
  const store = { store: 1 };
  const asked = [
    ['GET', '/v1/demo', {}], ['GET', '/health', {}], ['GET', '/ready', {}], ['GET', '/v1/card', card], ['GET', '/v1/card/outlook', card], ['GET', '/v1/admin/session', admin], ['GET', '/v1/admin/sync-health', admin],
    ['POST', '/v1/admin/enrolment-codes', admin, store], ['POST', '/v1/pull', device, { epoch: null, after: {}, limit: 5 }],
    ['POST', '/v1/admin/session', {}, { email: 'admin@test.example', password: 'una frase larga' }], ['DELETE', '/v1/admin/session', admin],
  ] as const;
  for (const [method, url, headers, payload] of asked) {
    const answer = await house.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    const documented = documentedAnswers.get(`${method} ${url}`);
    expect([url, answer.statusCode]).toEqual([url, documented?.status]);
    if (documented?.schema !== undefined) expect(Object.keys(answer.json())).toEqual(Object.keys(documented.schema.parse(answer.json()) ?? {}));
  }
});
