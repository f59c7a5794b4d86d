import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { launchChromium } from '@qoa/testkit/harness';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../server/test-house.ts';

let house: TestHouse;
let browser: Browser;
let address: string;

beforeAll(async () => {
  house = await openTestHouse();
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`;
  browser = await launchChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await house.drop();
}, 60_000);

test.each([
  [360, 640, 'light', 'es-MX', '/nada', 'No hay nada en esta dirección.', 'Ir a la portada'],
  [320, 568, 'dark', 'en-US', '/v1/nothing', 'There is nothing at this address.', 'Go to the front page'],
  [1280, 800, 'light', 'es-MX', '/card/gone-aaaaaaaa.js', 'No hay nada en esta dirección.', 'Ir a la portada'],
  [320, 568, 'light', 'es-MX', '/v1/card', 'Falta entrar.', 'Ver mi tarjeta'],
] as const)('at %i x %i (%s, %s) what is not to be had at %s is told by a page that leads on, and axe finds nothing', async (width, height, colorScheme, locale, path, heading, link) => {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale });
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('console', (message) => void (message.text().includes('Content Security Policy') && refused.push(message.text())));
  await page.goto(address + path);
  await page.getByRole('heading', { name: heading }).waitFor();
  expect(await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.scrollHeight <= innerHeight, getComputedStyle(document.body).marginTop]')).toEqual([width, true, '0px']);
  expect(await page.evaluate<number>('Math.min(...[...document.querySelectorAll("nav a")].map((link) => link.getBoundingClientRect().height))')).toBeGreaterThanOrEqual(48);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  await page.getByRole('link', { name: link }).click();
  expect(new URL(page.url()).pathname).toBe(link === 'Ver mi tarjeta' ? '/card/' : '/');
  expect(refused).toEqual([]);
  await context.close();
});
