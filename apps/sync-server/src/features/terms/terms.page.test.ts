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
  [360, 640, 'light', '/terms/1', 'Bases completas'],
  [320, 568, 'dark', '/terms/1?lang=en', 'All terms'],
  [1280, 800, 'light', '/terms/1', 'Bases completas'],
  [320, 568, 'dark', '/terms/999', 'No encontramos esa promoción'],
] as const)('at %i x %i (%s) %s is whole, and axe finds nothing', async (width, height, colorScheme, path, heading) => {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: 'es-MX' });
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('console', (message) => void (message.text().includes('Content Security Policy') && refused.push(message.text())));
  await page.goto(address + path);
  await page.getByRole('heading', { name: heading }).waitFor();
  expect(await page.evaluate('[document.documentElement.scrollWidth, getComputedStyle(document.body).marginTop]')).toEqual([width, '0px']);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(refused).toEqual([]);
  await context.close();
});
