import { once } from 'node:events';
import { phoneScan } from '@qoa/messages';
import { assert } from '@qoa/shared/result';
import { type MortalBrowser, startMortalBrowser } from '@qoa/testkit/harness';
import type { Page } from 'playwright-core';
import type { SaleBook } from '../phones/sale-book.ts';
import { openApp } from './open-app.ts';
import { type PhoneStorage, readStorage } from './phone-page.ts';
import type { Basket, Shelf } from './shelf.ts';

/** The built app in a real browser, on a profile that outlives it. */
export interface RealPhone {
  readonly page: () => Page;
  /** Types what somebody buys, saves, and waits for *guardado*; in the tab in use, or in another. `whenLong`: what the person does when told that it takes long. */
  readonly sell: (tab?: Page, whenLong?: () => Promise<void>) => Promise<void>;
  /** The same on a phone that may be full; answers whether it was saved. What was refused stays on screen. */
  readonly trySelling: () => Promise<boolean>;
  /** Taps *guardar* on what stayed on screen, until it is saved. */
  readonly saveAgain: () => Promise<void>;
  /** Resolves when a push leaves the phone. */
  readonly untilPush: () => Promise<void>;
  /** As a battery kills it. */
  readonly kill: () => Promise<void>;
  /** Opens browser and app again; before the app something may be done to the browser. */
  readonly reopen: (before?: (page: Page) => Promise<void>) => Promise<void>;
  /** Opens the app in a fresh tab, where the person goes on; answers the one that was in use, which stays. */
  readonly openBeside: () => Promise<Page>;
  /** Leaves only the tab in use. */
  readonly closeOthers: () => Promise<void>;
  /** Takes what the phone was told until now into the book. `pressed`: it had no room, and may have forgotten what was settled. */
  readonly note: (pressed?: 'pressed') => Promise<PhoneStorage>;
  /** Says of the phone what should not be so. */
  readonly blame: (words: string) => void;
  /** That, and where its storage does not agree with itself. */
  readonly amiss: () => readonly string[];
  /** Waits until the banner says that everything has reached the server, and takes note. */
  readonly untilSynced: () => Promise<boolean>;
}

/** How long the app may take to open, and then to be served. What it takes counts as recovery. */
const patienceMs = 60_000;
/** However busy the machine, and however long another tab holds the phone's storage before somebody closes it (decision 103). */
const saleMsMax = 90_000;

/** Opens a new profile and enrols it. */
export const openRealPhone = async (profile: string, origin: string, enrolUrl: string, shelf: Shelf, book: SaleBook): Promise<RealPhone> => {
  let browser: MortalBrowser = await startMortalBrowser(profile);
  const pushes = new EventTarget();
  let page = heard(browser.page, pushes);
  let refused: Basket | null = null;
  await openApp(page, enrolUrl, patienceMs);
  await page.locator('.banner[data-says="synced"]').waitFor({ timeout: patienceMs });

  const amiss: string[] = [];
  const note = async (pressed?: 'pressed'): Promise<PhoneStorage> => {
    const stored: PhoneStorage = await page.evaluate(readStorage);
    for (const { enrolment, epoch, answer } of stored.heard) book.heard(enrolment, epoch, answer);
    for (const name of stored.names) book.saved(name);
    if (pressed !== undefined) book.forgottenBut(stored.names);
    amiss.push(...stored.halves);
    return stored;
  };
  const fill = async (tab: Page): Promise<Basket> => {
    const basket = shelf.next();
    await type(tab, phoneScan.es.kindProduct, basket.product);
    await tab.locator('.saved').waitFor({ state: 'hidden', timeout: saleMsMax });
    if (basket.also !== null) {
      await type(tab, phoneScan.es.kindProduct, basket.also.gtin);
      await type(tab, phoneScan.es.kindCard, basket.also.card);
    }
    return basket;
  };
  const trySelling = async (): Promise<boolean> => {
    assert(refused === null, 'what was refused is saved before the next sale');
    const basket = await fill(page);
    await save(page);
    await page.locator('.saved, .problem').waitFor({ timeout: saleMsMax });
    const isSaved = (await page.locator('.saved').count()) === 1;
    if (isSaved) shelf.sold(basket);
    else refused = basket;
    return isSaved;
  };
  return {
    page: () => page,
    sell: async (tab = page, whenLong) => {
      const basket = await fill(tab);
      await save(tab);
      if (whenLong !== undefined) {
        await tab.locator('.saved, .save-long').first().waitFor({ timeout: saleMsMax });
        if ((await tab.locator('.save-long').count()) > 0) await whenLong();
      }
      await tab.locator('.saved').waitFor({ timeout: saleMsMax });
      shelf.sold(basket);
    },
    trySelling,
    saveAgain: async () => {
      assert(refused !== null, 'something was refused');
      await save(page);
      await page.locator('.saved').waitFor({ timeout: saleMsMax });
      shelf.sold(refused);
      refused = null;
    },
    untilPush: async () => void (await once(pushes, 'push', { signal: AbortSignal.timeout(saleMsMax) })),
    kill: () => browser.kill(),
    reopen: async (before) => {
      browser = await startMortalBrowser(profile);
      await before?.(browser.page);
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
    note,
    blame: (words) => void amiss.push(words),
    amiss: () => amiss,
    untilSynced: async () => {
      for (const beganMs = performance.now(); performance.now() - beganMs < patienceMs; ) {
        const isSynced = await page.locator('.banner[data-says="synced"]').waitFor({ timeout: patienceMs }).then(() => true, () => false);
        // The banner of a moment ago may not know yet what was saved just now.
        if ((await note()).queued === 0 && isSynced) return true;
      }
      return false;
    },
  };
};

const type = async (tab: Page, kind: string, code: string): Promise<void> => {
  const dialog = tab.getByRole('dialog');
  await tab.getByRole('button', { name: phoneScan.es.type }).click({ timeout: saleMsMax });
  await dialog.getByRole('radio', { name: kind }).check();
  await dialog.getByRole('textbox').fill(code);
  await tab.getByRole('button', { name: phoneScan.es.typeAdd, exact: true }).click();
};

const save = (tab: Page): Promise<void> => tab.locator('button.save[data-ready="true"]').click({ timeout: saleMsMax });

/** Tells `pushes` of each push that leaves a page, by HTTP or by its socket. Sockets are heard from when they open, so it comes before the app. */
const heard = (page: Page, pushes: EventTarget): Page => {
  const tell = (): void => void pushes.dispatchEvent(new Event('push'));
  page.on('request', (request) => request.url().endsWith('/v1/push') && tell());
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => String(payload).includes('"path":"/v1/push"') && tell()));
  return page;
};
