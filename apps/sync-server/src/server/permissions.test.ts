import Fastify, { type InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorBodySchema, livePaths } from '@qoa/shared/protocol';
import { isOpen, methodsAt, type Permission, permissionOf, permissions, type Who } from './permissions.ts';
import { keepRouteBook } from './route-book.ts';
import { type TestCallers, testCallers } from './test-callers.ts';
import { openTestHouse, type TestHouse, testOrigin } from './test-house.ts';

let house: TestHouse;
let callers: TestCallers;

beforeAll(async () => {
  house = await openTestHouse();
  callers = await testCallers(house);
}, 60_000);
afterAll(() => house.drop(), 60_000);

const callerKinds = ['nobody', 'device', 'card', 'admin', 'support'] as const;
const guarded = permissions.filter((permission) => !isOpen(permission));
const requestOf = ({ method, path }: Permission, headers: Readonly<Record<string, string>>): InjectOptions => ({
  method,
  url: path.replace(':id', '0123456789abcdef'),
  headers: { ...headers },
  ...(method === 'POST' ? { payload: {} } : {}),
});

describe('the permission table', () => {
  test('names every registered route, and every row is a route', () => {
    const registered = house.book.routes.map(({ method, path }) => `${method} ${path}`);
    const rows = permissions.map(({ method, path }) => `${method} ${path}`).filter((row) => row !== 'GET /lan/ca.crt');
    expect(registered.toSorted()).toEqual(rows.toSorted());
    expect(new Set(rows).size).toBe(rows.length);
  });

  test('a route that is not in it does not start', () => {
    const app = Fastify();
    keepRouteBook(app, () => undefined);
    expect(() => app.get('/v1/backdoor', () => 'in')).toThrow(/permission table/);
  });

  test('a row without a route does not start either', () => {
    expect(() => house.book.check([])).toThrow('/lan/ca.crt');
  });

  test('names each door that a phone’s socket passes requests to, as one for phones', () => {
    const whoByPath = livePaths.map((path) => permissionOf('POST', path)?.who ?? []);
    expect(whoByPath.map((who) => who.includes('device') || who.includes('device-tag'))).toEqual(livePaths.map(() => true));
  });

  test('HEAD is asked what GET is asked, and a wrong method is told from a wrong address', () => {
    expect(permissionOf('HEAD', '/v1/card')?.who).toEqual(['card']);
    expect(methodsAt('/v1/admin/enrolments/ff/revoke')).toEqual(['POST']);
    expect(methodsAt('/v1/nothing')).toEqual([]);
  });
});

describe.each(guarded.map((permission) => [`${permission.method} ${permission.path}`, permission] as const))('law own tenant: %s', (_, permission) => {
  test.each(callerKinds.filter((kind) => !permission.who.includes(kind as Who)))('refuses %s', async (kind) => {
    const answer = await house.app.inject(requestOf(permission, callers[kind]));
    const isStaffDoor = permission.who.includes('admin') || permission.who.includes('support');
    // A cookie of the other page is no proof here: its holder is asked to sign in, since one browser may hold both.
    const isStranger = kind === 'nobody' || kind === 'card' || ((kind === 'admin' || kind === 'support') && !isStaffDoor);
    expect([answer.statusCode, errorBodySchema.parse(answer.json()).error.code]).toEqual(isStranger ? [401, 'UNAUTHENTICATED'] : [403, 'FORBIDDEN']);
  });

  test.each(callerKinds.filter((kind) => permission.who.includes(kind as Who)))('lets %s in', async (kind) => {
    const answer = await house.app.inject(requestOf(permission, callers[kind]));
    expect([401, 403, 500, 503]).not.toContain(answer.statusCode);
  });

  test('tells a stranger what they can do: a phone and a card have no mail', async () => {
    const { message } = errorBodySchema.parse((await house.app.inject(requestOf(permission, callers.nobody))).json()).error;
    const isConsoles = !permission.who.every((who) => who === 'device' || who === 'card');
    expect([/correo y contraseña/.test(message.es), /email and password/.test(message.en)]).toEqual([isConsoles, isConsoles]);
  });

  test('refuses a forged token and a forged cookie', async () => {
    const forged = [{ authorization: 'Bearer 0123456789abcdef.zzz.AAAA' }, { cookie: 'qoa_admin=AAAA; qoa_card=1:2.zz.AAAA', origin: testOrigin }];
    for (const headers of forged) expect((await house.app.inject(requestOf(permission, headers))).statusCode).toBe(401);
  });
});

describe.each(guarded.filter(({ method, who }) => method !== 'GET' && (who.includes('admin') || who.includes('card'))).map((permission) => [permission.path, permission] as const))('a cookie on %s', (_, permission) => {
  const cookied = permission.who.includes('admin') ? 'admin' : 'card';
  test.each(['https://evil.example', 'null', 'http://localhost:9999'])('is worth nothing to a page of %s', async (origin) => {
    const answer = await house.app.inject(requestOf(permission, { ...callers[cookied], origin }));
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'ORIGIN_REFUSED']);
  });

  test('is worth nothing without an origin', async () => {
    const { origin: _origin, ...rest } = callers[cookied] as Record<string, string>;
    expect((await house.app.inject(requestOf(permission, rest))).statusCode).toBe(403);
  });
});

describe('law own tenant: a cursor in another’s scope', () => {
  test.each([['device', ['store:1', 'catalogue', 'programme:1']], ['card', ['programme:1']], ['admin', ['console']]] as const)('gives %s nothing of it', async (kind, own) => {
    const others = { 'store:1': 0, 'store:2': 0, 'store:3': 0, 'card:1': 0, 'card:2': 0, console: 0, catalogue: 0, 'programme:1': 0, 'programme:999': 0 };
    const first = (await house.app.inject({ method: 'POST', url: '/v1/pull', headers: { ...callers[kind] }, payload: { epoch: null, after: {}, limit: 5 } })).json();
    const pulled = (await house.app.inject({ method: 'POST', url: '/v1/pull', headers: { ...callers[kind] }, payload: { epoch: first.epoch, after: others, limit: 5 } })).json();
    const mine: readonly string[] = [...own, ...first.scopes.filter((scope: string) => kind === 'card' && scope.startsWith('card:'))];
    expect(pulled.scopes.toSorted()).toEqual([...mine].toSorted());
    for (const { scope } of pulled.pages) expect(mine).toContain(scope);
  });
});

test('a page of another site cannot sign a browser in', async () => {
  const answer = await house.app.inject({ method: 'POST', url: '/v1/admin/session', headers: { origin: 'https://evil.example' }, payload: { email: 'a@b', password: 'x' } });
  expect(answer.json().error.code).toBe('ORIGIN_REFUSED');
});

test('of two cookies in one browser the page that asks is meant', async () => {
  const cookie = `${callers.card['cookie']}; ${callers.admin['cookie']}`;
  const scopesOf = async (url: string, referer?: string): Promise<readonly string[]> => {
    const headers = { cookie, origin: testOrigin, host: 'localhost:8080', ...(referer === undefined ? {} : { referer }) };
    return (await house.app.inject({ method: 'POST', url, headers, payload: { epoch: null, after: {}, limit: 1 } })).json().scopes;
  };
  expect(await scopesOf('/v1/pull?as=console')).toEqual(['console']);
  expect((await scopesOf('/v1/pull?as=card'))[0]).toMatch(/^card:/);
  expect(await scopesOf('/v1/pull', `${testOrigin}/admin/`)).toEqual(['console']);
  expect((await scopesOf('/v1/pull', `${testOrigin}/card/`))[0]).toMatch(/^card:/);
});
