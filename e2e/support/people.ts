import type { BrowserContext, Page } from 'playwright-core';
import { card as cardWords, consoleWords, phoneSale, phoneScan } from '@qoa/messages';
import type { RunningServer } from './server.ts';

const sale = phoneSale.es;
const scan = phoneScan.es;

/** The tendero at one tab of one phone. Everything is done and seen as a person would: by what stands on the screen. */
export interface Tendero {
  readonly page: Page;
  readonly open: (path?: string) => Promise<void>;
  /** Waits until the camera read the card and at least one product. */
  readonly scanned: () => Promise<void>;
  readonly type: (kind: 'card' | 'product', code: string) => Promise<void>;
  /** Saves, and waits for *guardado* (or any later word about the same sale). */
  readonly save: () => Promise<void>;
  readonly sees: (text: string | RegExp) => Promise<void>;
  /** The states of all listed sales, newest first, by their words. */
  readonly states: () => Promise<readonly string[]>;
}

export const tenderoAt = async (context: BrowserContext, server: RunningServer): Promise<Tendero> => {
  const page = await context.newPage();
  const sees = async (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor({ timeout: waitMs });
  return {
    page,
    sees,
    open: async (path = '') => void (await page.goto(`${server.url}/pos/${path}`)),
    scanned: async () => {
      await page.getByText(/Tarjeta …/).waitFor({ timeout: waitMs });
      await page.locator('.sale-body .line').first().waitFor({ timeout: waitMs });
    },
    type: async (kind, code) => {
      await page.getByRole('button', { name: scan.type }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: kind === 'card' ? scan.kindCard : scan.kindProduct }).check();
      await dialog.getByRole('textbox').fill(code);
      await dialog.getByRole('button', { name: scan.typeAdd, exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
    save: async () => {
      await page.getByRole('button', { name: sale.save }).click();
      await page.locator('.saved').waitFor({ timeout: waitMs });
    },
    states: () => page.locator('.event-state').allInnerTexts(),
  };
};

/** The service worker holds the app: it opens without a network from now on. */
export const untilOfflineReady = (tendero: Tendero): Promise<unknown> =>
  tendero.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
  });

/** The customer with their page open. */
export interface Customer {
  readonly page: Page;
  /** Waits until the page shows this many stamps. */
  readonly seesStamps: (filled: number, goal: number) => Promise<void>;
}

export const customerAt = async (context: BrowserContext, url: string): Promise<Customer> => {
  const page = await context.newPage();
  await page.goto(url);
  return { page, seesStamps: async (filled, goal) => page.getByRole('img', { name: cardWords.es.stampsOf(filled, goal) }).first().waitFor({ timeout: waitMs }) };
};

/** The admin, signed in; or the second person, who publishes what the first one writes. */
export const adminAt = async (context: BrowserContext, server: RunningServer, who: 'admin' | 'approver' = 'admin'): Promise<Page> => {
  const page = await context.newPage();
  const { [who]: person } = await server.demo();
  if (person === null) throw new Error('the demo shows no sign-in');
  await page.goto(`${server.url}/admin/`);
  await page.getByLabel(consoleWords.es.email).fill(person.email);
  await page.getByLabel(consoleWords.es.password).fill(person.password);
  await page.getByRole('button', { name: consoleWords.es.signIn }).click();
  await page.getByText(consoleWords.es.syncHealth).first().waitFor({ timeout: waitMs });
  return page;
};

const waitMs = 20_000;
