import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPage } from '@qoa/messages';
import { openTestHouse, type TestHouse } from '../../server/test-house.ts';
import { startPageHtml } from './page.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.drop(), 60_000);

test('the four people’s screens are one touch away, in Spanish first', async () => {
  const answer = await house.app.inject('/');
  expect([answer.statusCode, answer.headers['content-language'], answer.headers['cache-control']]).toEqual([200, 'es', 'no-store']);
  for (const words of [startPage.es.tendero, startPage.es.customer, startPage.es.admin, startPage.es.integrator]) expect(answer.body).toContain(words);
  for (const link of ['/pos/#enrol=', '/card/#', 'href="/admin/"', 'href="/docs"']) expect(answer.body).toContain(link);
  expect(answer.body.match(/<svg /g)?.length).toBeGreaterThan(30);
});

test('in English by choice, with a way back', async () => {
  const { body } = await house.app.inject('/?lang=en');
  expect(body).toContain('<html lang="en">');
  expect(body).toContain(startPage.en.tendero);
  expect(body).toContain('href="?lang=es"');
});

test('Spanish until English is chosen, whatever the browser prefers; the choice is kept for every page that the server writes', async () => {
  const languageOf = async (url: string, headers: Readonly<Record<string, string>>): Promise<unknown> => (await house.app.inject({ url, headers: { accept: 'text/html', ...headers } })).headers['content-language'];
  const pages = ['/', '/terms/1', '/terms/999', '/nothing'];
  for (const url of pages) expect(await languageOf(url, { 'accept-language': 'en-US,en' })).toBe('es');
  const cookie = String((await house.app.inject({ url: '/nothing?lang=en', headers: { accept: 'text/html' } })).headers['set-cookie']);
  expect(cookie).toMatch(/^qoa_lang=en; Path=\/; Max-Age=\d{8}; HttpOnly; SameSite=Lax$/);
  for (const url of pages) {
    expect(await languageOf(url, { cookie: cookie.split(';')[0] ?? '' })).toBe('en');
    expect(await languageOf(`${url}?lang=es`, { cookie: cookie.split(';')[0] ?? '' })).toBe('es');
    expect((await house.app.inject({ url, headers: { accept: 'text/html' } })).body).toContain('href="?lang=en">English</a>');
  }
});

test('it stands under the strict policy: no script, no inline style, no handler', async () => {
  const { body } = await house.app.inject('/');
  expect(body).not.toMatch(/<script|<style| style=| on[a-z]+=/i);
});

test('what it is painted with is served, and nothing else', async () => {
  expect((await house.app.inject('/start/start.css')).body).toContain('--brand');
  expect((await house.app.inject('/start/icon.svg')).headers['content-type']).toBe('image/svg+xml');
  expect((await house.app.inject('/start/../main.ts')).statusCode).toBe(404);
});

test('without the demo it shows where the screens are and no code; with the local network, where to get the certificate', () => {
  const bare = startPageHtml({ locale: 'es', demo: null, lanUrl: null });
  expect(bare).toContain(startPage.es.emptyDemo);
  expect(bare).not.toContain('#enrol=');
  const lan = startPageHtml({ locale: 'en', demo: null, lanUrl: 'https://192.168.1.20:8080' });
  expect(lan).toContain('href="/lan/ca.crt"');
  expect(lan).toContain('https://192.168.1.20:8080');
});
