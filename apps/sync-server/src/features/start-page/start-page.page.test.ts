import { violations } from '@qoa/testkit/harness';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openToVisits, type Visited } from '../../server/test-visits.ts';

let house: Visited;
beforeAll(async () => void (house = await openToVisits()), 120_000);
afterAll(() => house.drop(), 60_000);

test.each([['/', 1280, 'light'], ['/?lang=en', 360, 'dark'], ['/', 320, 'light']] as const)('%s at %i px, %s: whole, clean to axe, nothing forbidden', async (path, width, colorScheme) => {
  const { page, complaints, leave } = await house.visit(path, { viewport: { width, height: 800 }, colorScheme });
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
  for (const summary of await page.locator('summary').all()) await summary.click();
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await leave();
});
