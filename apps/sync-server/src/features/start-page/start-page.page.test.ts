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
  const bound = house.app.server.address() as AddressInfo;
  address = `http://127.0.0.1:${bound.port}`;
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await house.drop();
}, 60_000);

test.each([['/', 1280, 'light'], ['/?lang=en', 360, 'dark'], ['/', 320, 'light']] as const)('%s at %i px, %s: whole, clean to axe, nothing forbidden', async (path, width, colorScheme) => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(address + path);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
  for (const summary of await page.locator('summary').all()) await summary.click();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 100)).join(' | ')}`)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});
