import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from './test-house.ts';

const secret = (): string => randomBytes(32).toString('base64');
const metricsToken = secret();
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ NODE_ENV: 'production', PUBLIC_URL: 'https://qoa.example.mx', KEYRING: `k1:${secret()}`, COOKIE_SECRET: secret(), SIGNING_SECRET: secret(), METRICS_TOKEN: metricsToken });
}, 60_000);
afterAll(() => house.drop(), 60_000);

test('production shows no demo: no codes, no sign-in, nobody made', async () => {
  expect((await house.app.inject('/v1/demo')).statusCode).toBe(404);
  expect((await house.app.inject('/')).body).not.toContain('#enrol=');
  expect(await house.features.admins.count()).toBe(0);
});

test('behind a proxy that ends https, cookies are Secure, pages are pinned to https, and our own origin is the public one', async () => {
  const { secret: link } = await house.features.cards.create();
  const answer = await house.app.inject({ method: 'POST', url: '/v1/card/session', headers: { origin: 'https://qoa.example.mx' }, payload: { secret: link } });
  expect(String(answer.headers['set-cookie'])).toMatch(/; Secure$/);
  expect((await house.app.inject('/')).headers['strict-transport-security']).toContain('max-age=63072000');
});

test.each([['nobody', {}], ['a wrong token', { authorization: `Bearer ${secret()}` }], ['the bare token', { authorization: metricsToken }]])('how much is sold is not told to %s', async (_, headers) => {
  const answer = await house.app.inject({ url: '/metrics', headers: { ...headers } });
  expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'ROUTE_UNKNOWN']);
});

test('whoever shows the token reads the numbers', async () => {
  const answer = await house.app.inject({ url: '/metrics', headers: { authorization: `Bearer ${metricsToken}` } });
  expect([answer.statusCode, answer.body.includes('qoa_judged_no')]).toEqual([200, true]);
});

test('without a token in the settings, production tells them to nobody', async () => {
  const closed = await openTestHouse({ NODE_ENV: 'production', PUBLIC_URL: 'https://qoa.example.mx', KEYRING: `k1:${secret()}`, COOKIE_SECRET: secret(), SIGNING_SECRET: secret() });
  const answer = await closed.app.inject({ url: '/metrics', headers: { authorization: 'Bearer null' } });
  await closed.drop();
  expect(answer.statusCode).toBe(404);
}, 60_000);
