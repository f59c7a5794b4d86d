import type { AddressInfo } from 'node:net';
import { launchChromium } from '@qoa/testkit/harness';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openTestHouse } from './test-house.ts';

/** Somebody who opened a page of a test house. */
export interface Visit {
  readonly page: Page;
  /** All that the browser wrote to its console. */
  readonly complaints: readonly string[];
  readonly leave: () => Promise<void>;
}

/** A test house that listens, and a browser beside it. */
export interface Visited {
  readonly visit: (path: string, as?: BrowserContextOptions) => Promise<Visit>;
  readonly drop: () => Promise<void>;
}

/** Opens a test house to browsers. */
export const openToVisits = async (): Promise<Visited> => {
  const house = await openTestHouse();
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = house.app.server.address() as AddressInfo;
  const browser = await launchChromium();
  return {
    visit: async (path, as = {}) => {
      const context = await browser.newContext(as);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(`http://127.0.0.1:${port}${path}`);
      return { page, complaints, leave: () => context.close() };
    },
    drop: async () => {
      await browser.close();
      await house.drop();
    },
  };
};

/** Of what a browser complained of: that a page's own policy forbade it something. */
export const forbidden = ({ complaints }: Visit): readonly string[] => complaints.filter((text) => text.includes('Content Security Policy'));
