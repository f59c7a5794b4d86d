import { violations } from '@qoa/testkit/harness';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forbidden, openToVisits, type Visited } from '../../server/test-visits.ts';

let house: Visited;
beforeAll(async () => void (house = await openToVisits()), 60_000);
afterAll(() => house.drop(), 60_000);

test.each([
  [360, 640, 'light', 'es-MX', '/nada', 'No hay nada en esta dirección.', 'Ir a la portada'],
  [320, 568, 'dark', 'en-US', '/v1/nothing?lang=en', 'There is nothing at this address.', 'Go to the front page'],
  [1280, 800, 'light', 'es-MX', '/card/gone-aaaaaaaa.js', 'No hay nada en esta dirección.', 'Ir a la portada'],
  [320, 568, 'light', 'es-MX', '/v1/card', 'Falta abrir tu tarjeta.', 'Ver mi tarjeta'],
] as const)('at %i x %i (%s, %s) what is not to be had at %s is told by a page that leads on, and axe finds nothing', async (width, height, colorScheme, locale, path, heading, link) => {
  const visit = await house.visit(path, { viewport: { width, height }, colorScheme, locale });
  const { page, leave } = visit;
  await page.getByRole('heading', { name: heading }).waitFor();
  expect(await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.scrollHeight <= innerHeight, getComputedStyle(document.body).marginTop]')).toEqual([width, true, '0px']);
  expect(await page.evaluate<number>('Math.min(...[...document.querySelectorAll("nav a")].map((link) => link.getBoundingClientRect().height))')).toBeGreaterThanOrEqual(48);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: link }).click();
  expect(new URL(page.url()).pathname).toBe(link === 'Ver mi tarjeta' ? '/card/' : '/');
  expect(forbidden(visit)).toEqual([]);
  await leave();
});
