import { once } from 'node:events';
import { phoneScan } from '@qoa/messages';
import { type MortalBrowser, startMortalBrowser } from '@qoa/testkit/harness';
import type { Page } from 'playwright-core';
import type { SaleBook } from '../phones/sale-book.ts';
import { openApp } from './open-app.ts';
import { type PhoneStorage, readStorage } from './phone-page.ts';
import type { Shelf } from './shelf.ts';

/** The built app in a real browser, on a profile that outlives it. */
export interface RealPhone {
  readonly page: () => Page;
  /** Types a product that nobody sold yet, saves, and waits for *guardado*. */
  readonly sell: () => Promise<void>;
  /** Resolves when a push leaves the phone. */
  readonly untilPush: () => Promise<void>;
  /** As a battery kills it. */
  readonly kill: () => Promise<void>;
  /** Opens browser and app again. */
  readonly reopen: () => Promise<void>;
  /** Opens the app in a fresh tab, where the person goes on; answers the one that was in use, which stays. */
  readonly openBeside: () => Promise<Page>;
  /** Leaves only the tab in use. */
  readonly closeOthers: () => Promise<void>;
  /** Waits until the banner says that everything has reached the server, and takes what the phone was told into the book. */
  readonly untilSynced: () => Promise<boolean>;
}

/** How long the app may take to open, and then to be served. What it takes counts as recovery. */
const patienceMs = 60_000;
const saleMsMax = 15_000;

/** Opens a new profile and enrols it. */
export const openRealPhone = async (profile: string, origin: string, enrolUrl: string, shelf: Shelf, book: SaleBook): Promise<RealPhone> => {
  let browser: MortalBrowser = await startMortalBrowser(profile);
  const pushes = new EventTarget();
  let page = heard(browser.page, pushes);
  await openApp(page, enrolUrl, patienceMs);
  await page.locator('.banner[data-says="synced"]').waitFor({ timeout: patienceMs });
  const phone: RealPhone = {
    page: () => page,
    sell: async () => {
      const product = shelf.next();
      await page.getByRole('button', { name: phoneScan.es.type }).click({ timeout: saleMsMax });
      await page.getByRole('dialog').getByRole('textbox').fill(product);
      await page.getByRole('button', { name: phoneScan.es.typeAdd, exact: true }).click();
      await page.locator('.saved').waitFor({ state: 'hidden', timeout: saleMsMax });
      await page.locator('button.save[data-ready="true"]').click({ timeout: saleMsMax });
      await page.locator('.saved').waitFor({ timeout: saleMsMax });
      shelf.sold(product);
    },
    untilPush: async () => void (await once(pushes, 'push', { signal: AbortSignal.timeout(saleMsMax) })),
    kill: () => browser.kill(),
    reopen: async () => {
      browser = await startMortalBrowser(profile);
      page = heard(browser.page, pushes);
      await openApp(page, `${origin}/pos/`, patienceMs);
    },
    openBeside: async () => {
      const before = page;
      page = heard(await browser.context.newPage(), pushes);
      await openApp(page, `${origin}/pos/`, patienceMs);
      return before;
    },
    closeOthers: async () => {
      for (const tab of browser.context.pages()) if (tab !== page) await tab.close();
    },
    untilSynced: async () => {
      const isSynced = await page.locator('.banner[data-says="synced"]').waitFor({ timeout: patienceMs }).then(() => true, () => false);
      const stored: PhoneStorage = await page.evaluate(readStorage);
      for (const { enrolment, epoch, answer } of stored.heard) book.heard(enrolment, epoch, answer);
      for (const name of stored.names) book.saved(name as Parameters<SaleBook['saved']>[0]);
      return isSynced && stored.queued === 0;
    },
  };
  return phone;
};

/** Tells `pushes` of each push that leaves a page, by HTTP or by its socket. Sockets are heard from when they open, so it comes before the app. */
const heard = (page: Page, pushes: EventTarget): Page => {
  const tell = (): void => void pushes.dispatchEvent(new Event('push'));
  page.on('request', (request) => request.url().endsWith('/v1/push') && tell());
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => String(payload).includes('"path":"/v1/push"') && tell()));
  return page;
};
