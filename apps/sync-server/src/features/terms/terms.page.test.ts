import { violations } from '@qoa/testkit/harness';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forbidden, openToVisits, type Visited } from '../../server/test-visits.ts';

let house: Visited;
beforeAll(async () => void (house = await openToVisits()), 60_000);
afterAll(() => house.drop(), 60_000);

test.each([
  [360, 640, 'light', '/terms/1', 'Bases completas'],
  [320, 568, 'dark', '/terms/1?lang=en', 'All terms'],
  [1280, 800, 'light', '/terms/1', 'Bases completas'],
  [320, 568, 'dark', '/terms/999', 'No encontramos esa promoción'],
] as const)('at %i x %i (%s) %s is whole, and axe finds nothing', async (width, height, colorScheme, path, heading) => {
  const visit = await house.visit(path, { viewport: { width, height }, colorScheme, locale: 'es-MX' });
  const { page, leave } = visit;
  await page.getByRole('heading', { name: heading }).waitFor();
  expect(await page.evaluate('[document.documentElement.scrollWidth, getComputedStyle(document.body).marginTop]')).toEqual([width, '0px']);
  expect(await violations(page)).toEqual([]);
  expect(forbidden(visit)).toEqual([]);
  await leave();
});
