import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorBodySchema } from '@qoa/shared/protocol';
import { sessionText } from '../features/devices/index.ts';
import { testPhone } from '../features/devices/test-phone.ts';
import { requestsPerMinuteMax } from './rate-limits.ts';
import { cookieOfAnswer, testCallers } from './test-callers.ts';
import { openTestHouse, type TestHouse, testOrigin } from './test-house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.drop(), 60_000);

const get = (url: string, headers: Readonly<Record<string, string>> = {}) => house.app.inject({ method: 'GET', url, headers: { ...headers } });

describe('the three apps', () => {
  test.each(['/pos/', '/card/', '/admin/'])('%s is asked for anew each time, and its hashed files never again', async (prefix) => {
    const page = await get(prefix);
    expect([page.statusCode, page.headers['cache-control'], page.headers['content-type']]).toEqual([200, 'no-cache', 'text/html; charset=utf-8']);
    expect((await get(`${prefix}sw.js`)).headers['cache-control']).toBe('no-cache');
    expect((await get(`${prefix}assets/main-DxQ3_a9Z.js`)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('only the card’s worker may keep a page outside of its folder: that of a receipt', async () => {
    const allowed = await Promise.all(['/card/sw.js', '/pos/sw.js', '/card/assets/main-DxQ3_a9Z.js'].map(async (url) => (await get(url)).headers['service-worker-allowed']));
    expect(allowed).toEqual(['/', undefined, undefined]);
    const compressed = await get('/card/sw.js', { 'accept-encoding': 'gzip, br' });
    expect([compressed.headers['content-encoding'], compressed.headers['service-worker-allowed']]).toEqual(['br', '/']);
  });

  test('what the build compressed is sent compressed to whoever can read it', async () => {
    const compressed = await get('/pos/assets/main-DxQ3_a9Z.js', { 'accept-encoding': 'gzip, br' });
    expect([compressed.headers['content-encoding'], compressed.body]).toEqual(['br', 'brotli']);
    expect((await get('/pos/assets/main-DxQ3_a9Z.js')).body).toBe('plain');
  });

  test('an address inside an app is answered by its page, a missing file is not', async () => {
    expect((await get('/pos/ventas', { accept: 'text/html' })).body).toContain('<title>app</title>');
    expect((await get('/pos/assets/gone-aaaaaaaa.js', { accept: '*/*' })).statusCode).toBe(404);
    expect((await get('/pos/..%2f..%2fpackage.json')).statusCode).toBe(404);
    expect((await get('/pos')).headers['location']).toBe('/pos/');
  });
});

test('long answers travel compressed, short ones as they are', async () => {
  const { headers } = await get('/v1/demo', { 'accept-encoding': 'gzip, br' });
  expect([headers['content-encoding'], headers['vary']]).toEqual(['br', 'accept-encoding']);
  expect((await get('/health', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
});

describe('headers', () => {
  test('no page runs inline script; only the phone compiles WebAssembly and uses the camera', async () => {
    for (const url of ['/', '/pos/', '/card/', '/admin/', '/docs', '/v1/demo', '/nothing']) {
      const { headers } = await get(url);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
      expect(policy.includes('wasm-unsafe-eval')).toBe(url === '/pos/');
      expect(String(headers['permissions-policy']).includes('camera=(self)')).toBe(url === '/pos/');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('an answer of the API carries few: phones pay for every byte', async () => {
    const { headers } = await get('/v1/demo');
    expect(Object.keys(headers).toSorted()).toEqual(['cache-control', 'connection', 'content-length', 'content-security-policy', 'content-type', 'date', 'x-content-type-options']);
    expect((await get('/nothing')).headers['x-request-id']).toMatch(/^[0-9a-f]{16}$/);
  });

  test('our own pages take no markup from text without a Trusted Types policy', async () => {
    for (const url of ['/', '/pos/', '/card/', '/admin/']) expect((await get(url)).headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
  });
});

describe('errors', () => {
  const post = (payload: string, type = 'application/json') => house.app.inject({ method: 'POST', url: '/v1/sessions/nonce', headers: { 'content-type': type }, payload });

  test.each([
    ['{', 'application/json', 400, 'BODY_INVALID'],
    ['{"enrolment":7}', 'application/json', 400, 'BODY_INVALID'],
    ['{"__proto__":{}}', 'application/json', 400, 'BODY_INVALID'],
    ['{}', 'text/plain', 415, 'MEDIA_TYPE_UNKNOWN'],
    ['<a/>', 'text/xml', 415, 'MEDIA_TYPE_UNKNOWN'],
    [`"${'x'.repeat(70_000)}"`, 'application/json', 413, 'BODY_TOO_LARGE'],
  ])('%.20s as %s is %i %s', async (payload, type, status, code) => {
    const answer = await post(payload, type);
    expect([answer.statusCode, errorBodySchema.parse(answer.json()).error.code]).toEqual([status, code]);
  });

  test.each(['{', '7'])('a body that is wrong as a whole, %s, is said to be wrong at its root', async (payload) => {
    const { error } = (await post(payload)).json();
    expect([error.facts, error.message.es]).toEqual([{ path: '/' }, expect.stringContaining('esperada (/)')]);
  });

  test('a wrong method is told from a wrong address', async () => {
    expect((await get('/v1/sessions')).json().error.code).toBe('METHOD_UNKNOWN');
    expect((await get('/v1/nothing')).json().error.code).toBe('ROUTE_UNKNOWN');
  });

  const browsing = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  test.each([
    ['/nothing', {}, 404, 'ROUTE_UNKNOWN', 'No hay nada en esta dirección.'],
    ['/nothing', { 'accept-language': 'en-GB,en;q=0.9' }, 404, 'ROUTE_UNKNOWN', 'No hay nada en esta dirección.'],
    ['/nothing?lang=en', {}, 404, 'ROUTE_UNKNOWN', 'There is nothing at this address.'],
    ['/v1/nothing/%', { 'accept-language': 'fr' }, 404, 'ROUTE_UNKNOWN', 'No hay nada en esta dirección.'],
    ['/v1/sessions', { 'sec-fetch-mode': 'navigate' }, 405, 'METHOD_UNKNOWN', '<h1>'],
    ['/v1/admin/session', {}, 401, 'UNAUTHENTICATED', 'Falta entrar.'],
  ])('a browser that goes to %s (%o) gets the status and code %i %s as a page that runs nothing', async (url, headers, status, code, words) => {
    const answer = await get(url, { ...browsing, ...headers });
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([status, 'text/html; charset=utf-8', 'no-store']);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none';style-src 'self'");
    expect(answer.body).toContain(words);
    expect(answer.body).toContain(code);
    expect(answer.body).not.toMatch(/<script|style=|\sonerror/);
  });

  test.each([
    ['GET', { accept: '*/*' }],
    ['GET', { accept: 'application/json' }],
    ['GET', { ...browsing, 'sec-fetch-mode': 'cors' }],
    ['POST', browsing],
  ] as const)('a program that asks by %s with %o gets the envelope', async (method, headers) => {
    const answer = await house.app.inject({ method, url: '/nothing', headers: { ...headers } });
    expect([answer.statusCode, errorBodySchema.parse(answer.json()).error.code]).toEqual([404, 'ROUTE_UNKNOWN']);
  });

  test('a browser that came too often reads how long to wait, and may try the same address again', async () => {
    const visits = await Promise.all(Array.from({ length: requestsPerMinuteMax.change + 1 }, () => house.app.inject({ method: 'GET', url: '/v1/card/explanations/1', remoteAddress: '10.9.9.5', headers: browsing })));
    const last = visits.find(({ statusCode }) => statusCode === 429);
    expect(last?.body).toMatch(/Espera \d+ s/);
    expect(last?.body).toContain('<a class="first" href="">Intentar de nuevo</a>');
  });
});

test('too many tries from one address wait', async () => {
  const answers = await Promise.all(Array.from({ length: 61 }, () => house.app.inject({ method: 'POST', url: '/v1/admin/session', remoteAddress: '10.9.9.9', payload: { email: 'nobody', password: 'nobody' } })));
  const last = answers.find(({ statusCode }) => statusCode === 429);
  expect(last?.json().error).toMatchObject({ code: 'RATE_LIMITED', retry: 'same-bytes-later' });
  expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
});

test('customers behind one carrier’s address open their cards all the same', async () => {
  const { secret } = await house.features.cards.create();
  const answers = await Promise.all(Array.from({ length: 300 }, () => house.app.inject({ method: 'POST', url: '/v1/card/session', remoteAddress: '10.9.9.6', payload: { secret } })));
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
});

test.each([
  ['a forged token', { authorization: 'Bearer 0123456789abcdef.zzz.AAAA' }, '10.9.9.7', 401],
  ['another site’s page', { cookie: 'qoa_admin=AAAA', origin: 'https://evil.example' }, '10.9.9.8', 403],
] as const)('who tries %s over and over is counted, and waits', async (_, headers, remoteAddress, status) => {
  const attempt = () => house.app.inject({ method: 'POST', url: '/v1/admin/enrolment-codes', remoteAddress, headers: { ...headers }, payload: { store: 1 } });
  const refused = await Promise.all(Array.from({ length: requestsPerMinuteMax.change }, attempt));
  expect(new Set(refused.map(({ statusCode }) => statusCode))).toEqual(new Set([status]));
  const waiting = await attempt();
  expect([waiting.statusCode, errorBodySchema.parse(waiting.json()).error.code]).toEqual([429, 'RATE_LIMITED']);
  expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
});

describe('the service', () => {
  test('says that it lives, that it is ready, and how it fares', async () => {
    expect((await get('/health')).json()).toEqual({ status: 'ok' });
    expect((await get('/ready')).json()).toEqual({ status: 'ready' });
    expect((await get('/metrics')).body).toContain('qoa_judged_no');
  });

  test('describes every route that machines use', async () => {
    const document = (await get('/openapi.json')).json();
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/v1/push', '/v1/pull', '/v1/enrolments', '/v1/sessions', '/v1/card/session', '/v1/admin/sync-health']));
    expect(document.paths['/v1/push'].post.requestBody.content['application/json'].schema.properties).toHaveProperty('header');
    for (const path of Object.values<Record<string, { responses: object }>>(document.paths)) for (const { responses } of Object.values(path)) expect(responses).toHaveProperty('default');
    expect((await get('/docs')).body).toContain('data-url="/openapi.json"');
  });
});

test('a phone gets a code to enrol anew only when its storage is on record as gone back', async () => {
  const phone = await testPhone();
  const enrol = async (code: string, { agreementKey, signingKey } = phone) => house.app.inject({ method: 'POST', url: '/v1/enrolments', payload: { code, agreementKey, signingKey, app: '0.1.0' } });
  const made = await house.features.enrolling.newCode(2 as never, testOrigin);
  const { enrolment, store } = (await enrol(made.ok ? made.value.code : '')).json();
  const { nonce } = (await house.app.inject({ method: 'POST', url: '/v1/sessions/nonce', payload: { enrolment } })).json();
  const { token } = (await house.app.inject({ method: 'POST', url: '/v1/sessions', payload: { enrolment, nonce, signature: await phone.sign(sessionText(enrolment, nonce)) } })).json();
  const renew = () => house.app.inject({ method: 'POST', url: '/v1/renewals', headers: { authorization: `Bearer ${token}` } });
  expect((await renew()).json()).toMatchObject({ error: { code: 'ROLLBACK_UNSEEN' } });
  const loss = { enrolment, store: 2, noticedAtMs: 0, what: { kind: 'rolled-back', knownSeq: 5, statedSeq: 3 }, numbers: [], missing: [], closed: null };
  const text = "INSERT INTO losses (no, source, store_id, kind, noticed_ms, body) VALUES ($1, $2, 2, 'rolled-back', 0, $3::jsonb)";
  await house.features.judge.publish([{ kind: 'loss-opened', cpg: null, store: null, atMs: 0, body: {}, scopes: [], effects: (no) => [{ text, values: [no, Buffer.from(enrolment, 'hex'), JSON.stringify({ no, ...loss })] }] }]);
  const renewed = await renew();
  expect([renewed.statusCode, renewed.headers['cache-control']]).toEqual([201, 'no-store']);
  const again = await enrol(renewed.json().code, await testPhone());
  expect(again.json()).toMatchObject({ store });
  expect(again.json().enrolment).not.toBe(enrolment);
  // It is asked for as often as answers are lost, and brings in one phone.
  expect((await renew()).json().code).toBe(renewed.json().code);
  expect((await enrol(renewed.json().code, await testPhone())).json()).toMatchObject({ error: { code: 'ENROLMENT_CODE_USED' } });
  // That one was seen since: a storage that goes back to the same state once more needs a person's code.
  await house.world.database.kysely.insertInto('contacts').values({ source: Buffer.from(again.json().enrolment, 'hex'), server_ms: 0, next_seq: 1, wall_ms: 0, session: 1, monotonic_ms: 1 }).execute();
  const refused = await renew();
  expect([refused.statusCode, refused.json()]).toMatchObject([409, { error: { code: 'RENEWAL_USED' } }]);
});

test('a browser that was cleared enrols again: its loss is shown and closed; a phone is declared lost, and reads no more', async () => {
  const { admin } = await testCallers(house);
  const console_ = async (method: 'GET' | 'POST', url: string, payload?: object) => (await house.app.inject({ method, url, headers: { ...admin }, ...(payload === undefined ? {} : { payload }) })).json();
  const enrol = async (cookie: string | null, remembers?: readonly string[]): Promise<{ readonly enrolment: string; readonly cookie: string }> => {
    const { code } = await console_('POST', '/v1/admin/enrolment-codes', { store: 2 });
    const { agreementKey, signingKey } = await testPhone();
    const answer = await house.app.inject({ method: 'POST', url: '/v1/enrolments', headers: cookie === null ? {} : { cookie }, payload: { code, agreementKey, signingKey, app: '0.1.0', ...(remembers === undefined ? {} : { remembers }) } });
    return { enrolment: answer.json().enrolment, cookie: cookieOfAnswer(answer) };
  };
  const lost = async (): Promise<readonly { readonly no: number; readonly enrolment: string; readonly what: { readonly kind: string }; readonly closed: object | null }[]> => {
    await house.features.tellPhones.tell();
    return (await console_('GET', '/v1/admin/sync-health')).losses;
  };
  const before = (await lost()).length;
  const first = await enrol(null);
  const second = await enrol(first.cookie, [first.enrolment]);
  expect(await lost()).toHaveLength(before);
  await enrol(`qoa_device=${second.enrolment}`, []);
  await enrol(second.cookie.slice(0, -1), []);
  expect(await lost()).toHaveLength(before);
  const third = await enrol(second.cookie, []);
  const [evicted] = await lost();
  expect(evicted).toMatchObject({ enrolment: second.enrolment, what: { kind: 'evicted', successor: third.enrolment }, closed: null });
  expect(await console_('POST', `/v1/admin/losses/${evicted?.no ?? 0}/close`, { reason: 'no idea' })).toMatchObject({ error: { code: 'BODY_INVALID' } });
  const closed = await console_('POST', `/v1/admin/losses/${evicted?.no ?? 0}/close`, { reason: 'nothing-missing' });
  expect(await console_('POST', `/v1/admin/losses/${evicted?.no ?? 0}/close`, { reason: 'mended' })).toEqual(closed);
  expect((await lost()).find(({ no }) => no === evicted?.no)?.closed).toMatchObject({ how: 'by-hand', reason: 'nothing-missing', atMs: closed.closedAtMs });
  expect(await console_('POST', '/v1/admin/losses/999999999/close', { reason: 'mended' })).toMatchObject({ error: { code: 'LOSS_UNKNOWN' } });
  const declared = await console_('POST', `/v1/admin/enrolments/${third.enrolment}/declare-lost`);
  expect(await console_('POST', `/v1/admin/enrolments/${third.enrolment}/declare-lost`)).toEqual(declared);
  expect((await lost())[0]).toMatchObject({ enrolment: third.enrolment, what: { kind: 'declared-lost' } });
  expect(await console_('POST', `/v1/admin/enrolments/${'f'.repeat(16)}/declare-lost`)).toMatchObject({ error: { code: 'ENROLMENT_UNKNOWN' } });
});

test('a phone enrols, is seen by the console, is revoked, and reads no more', async () => {
  const { admin } = await testCallers(house);
  const console_ = (method: 'GET' | 'POST', url: string, payload?: object) => house.app.inject({ method, url, headers: { ...admin }, ...(payload === undefined ? {} : { payload }) });
  const made = (await console_('POST', '/v1/admin/enrolment-codes', { store: 2 })).json();
  expect(made.url).toBe(`${testOrigin}/pos/#enrol=${made.code}`);
  const phone = await testPhone();
  const answer = await house.app.inject({ method: 'POST', url: '/v1/enrolments', payload: { code: made.code, agreementKey: phone.agreementKey, signingKey: phone.signingKey, app: '0.1.0' } });
  const { enrolment, store } = answer.json();
  expect([answer.statusCode, store.name, cookieOfAnswer(answer)]).toEqual([201, 'Miscelánea Don Chuy', expect.stringMatching(new RegExp(`^qoa_device=${enrolment}\\.`))]);
  const seen = async () => (await console_('GET', '/v1/admin/sync-health')).json().stores.find(({ code }: { code: string }) => code === 'GDL-001').devices.find((device: { enrolment: string }) => device.enrolment === enrolment);
  expect(await seen()).toMatchObject({ state: 'active', reportedAtMs: null, queuedEvents: 0, frontier: 0 });
  expect((await console_('POST', `/v1/admin/enrolments/${enrolment}/revoke`)).statusCode).toBe(200);
  expect((await seen()).state).toBe('revoked');
  const again = await console_('POST', `/v1/admin/enrolments/${'f'.repeat(16)}/revoke`);
  expect(again.json().error.code).toBe('ENROLMENT_UNKNOWN');
});

test.each([2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER])('store %s, which no column holds, is a store that is not there', async (store) => {
  const { admin } = await testCallers(house);
  const answer = await house.app.inject({ method: 'POST', url: '/v1/admin/enrolment-codes', headers: { ...admin }, payload: { store } });
  expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'STORE_UNKNOWN']);
});

test('the card page opens by its secret and paints from one pull', async () => {
  const { cards } = (await get('/v1/demo')).json();
  const secret = cards[0].url.split('#')[1];
  const session = await house.app.inject({ method: 'POST', url: '/v1/card/session', payload: { secret } });
  expect(String(session.headers['set-cookie'])).toMatch(/^qoa_card=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
  expect(session.json().card.code).toBe(cards[0].code);
  const cookie = cookieOfAnswer(session);
  expect((await get('/v1/card', { cookie })).json()).toEqual(session.json());
  const pulled = (await house.app.inject({ method: 'POST', url: '/v1/pull?as=card', headers: { cookie, origin: testOrigin }, payload: { epoch: null, after: {}, limit: 50 } })).json();
  expect(pulled.pages.map((page: { scope: string }) => page.scope)).toEqual(expect.arrayContaining(['programme:1']));
});

test('nothing personal or secret stands in the logs of all this', () => {
  const text = house.logged.join('');
  expect(house.logged.length).toBeGreaterThan(50);
  for (const word of ['@test.example', 'una frase larga', 'qoa_card', 'qoa_admin', 'Bearer', '10.9.9.9', '127.0.0.1']) expect(text).not.toContain(word);
});
