import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { common, consoleWords, phoneCarry, phoneSale, phoneScan, receipt } from '@qoa/messages';
import { launchChromium, launchProfile } from '@qoa/testkit/harness';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { filmOfScreen, readByCameraApp } from './support/camera-app.ts';
import { sell } from './support/counter.ts';
import { adminAt, customerAt, type Tendero, tenderoAt } from './support/people.ts';
import { type RunningServer, startServer } from './support/server.ts';

const [words, ways] = [phoneSale.es, phoneCarry.es];

describe('ways home for a stranded sale', () => {
  let server: RunningServer;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qoa-ways-'));
    server = await startServer();
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('the customer carries it: a QR receipt is read by another phone’s camera, and the stamp stands before the store has signal', async () => {
    const { phone, tendero, card, product } = await strandedPhone(0);
    await tendero.open();
    await sell(tendero, card.code, product.ean);
    const link = await readOffScreen(tendero);
    const asked: string[] = [];
    const browser = await browserOf();
    const others = await browser.newContext({ locale: 'es-MX' });
    others.on('request', (request) => asked.push(request.url()));
    const customer = await customerAt(await browser.newContext({ locale: 'es-MX' }), card.url);
    const stranger = await open(others, link);
    await stranger.getByRole('heading', { name: receipt.es.receivedTitle }).waitFor();
    // Whoever carries it learns nothing more, and no log of any server sees what is in it.
    expect(await stranger.getByRole('link', { name: receipt.es.openCard }).isVisible()).toBe(false);
    expect(asked.filter((url) => url.includes(link.split('#')[1]?.slice(0, 20) ?? '?'))).toEqual([]);
    await customer.seesStamps(1, 8);

    // A card that was added to a saved sale goes home with it.
    await tendero.open();
    await tendero.type('product', product.ean);
    await tendero.save();
    await addCard(tendero, card.code);
    await open(others, await readOffScreen(tendero));
    await customer.seesStamps(2, 8);

    await phone.setOffline(false);
    await tendero.open('ventas');
    await expect.poll(() => tendero.states(), { timeout: 30_000 }).toEqual([words.stateAccepted, words.stateAccepted]);
    await customer.page.reload();
    await customer.seesStamps(2, 8);
  });

  test('a rescue file is imported by the admin, again, and by another store’s phone; then the phone comes back: one answer each', async () => {
    const { phone, tendero, card, product } = await strandedPhone(1);
    await tendero.open();
    await sell(tendero, card.code, product.ean);
    await tendero.open();
    await sell(tendero, card.code, product.ean);
    await tendero.open('rescate');
    await tendero.sees(ways.ownWaiting(2));
    const file = await rescueFileFrom(tendero.page);

    const customer = await customerAt(await (await browserOf()).newContext({ locale: 'es-MX' }), card.url);
    const admin = await adminAt(await (await browserOf()).newContext({ locale: 'es-MX' }), server);
    for (const _ of ['once', 'again']) {
      await admin.getByRole('button', { name: consoleWords.es.rescueOpen }).click();
      await admin.getByLabel(consoleWords.es.rescueChoose).setInputFiles(file);
      await admin.locator('.rescue-result div', { hasText: consoleWords.es.rescueAccepted }).first().getByText('2').waitFor();
      await admin.getByRole('button', { name: common.es.close }).click();
    }
    await customer.seesStamps(2, 8);

    const other = await enrolledPhone(2);
    await other.open('rescate');
    const damaged = join(folder, 'damaged.txt');
    await writeFile(damaged, `${await readFile(file, 'utf8')}esto no es una venta\n`);
    await other.page.locator('input[type=file]').setInputFiles(damaged);
    await other.sees(`${ways.delivered(2)} ${ways.spoiled(1)}`);

    await phone.setOffline(false);
    await tendero.open('ventas');
    await expect.poll(() => tendero.states(), { timeout: 30_000 }).toEqual([words.stateAccepted, words.stateAccepted]);
    await customer.page.reload();
    await customer.seesStamps(2, 8);
  });

  /** A phone of a store that has just lost its signal, with the card and the product of a customer at the counter. */
  const strandedPhone = async (n: number) => {
    const { cards, products } = await server.demo();
    const [card, product] = [cards[n], products.find(({ isPromoted }) => isPromoted)];
    if (card === undefined || product === undefined) throw new Error('the demo world is empty');
    const tendero = await enrolledPhone(n);
    await tendero.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const phone = tendero.page.context();
    await phone.setOffline(true);
    return { phone, tendero, card, product };
  };
  const enrolledPhone = async (n: number): Promise<Tendero> => {
    const store = (await server.demo()).stores[n];
    if (store === undefined) throw new Error(`the demo world has no store ${n}`);
    const phone = await launchProfile(join(folder, `phone-${n}`), { args: ['--accept-lang=es-MX'] });
    onTestFinished(() => phone.close());
    const tendero = await tenderoAt(phone, server);
    await tendero.page.goto(store.enrolUrl);
    await tendero.sees(words.empty);
    return tendero;
  };
  /** What a camera app reads off the receipt that this phone shows of its last sale. */
  const readOffScreen = async (tendero: Tendero): Promise<string> => {
    await tendero.page.getByRole('link', { name: ways.receipt }).click();
    const shown = tendero.page.getByRole('img', { name: ways.receiptLabel });
    await shown.waitFor();
    const browser = await launchChromium({ fakeVideo: await filmOfScreen(folder, shown) });
    try {
      return await readByCameraApp(browser);
    } finally {
      await browser.close();
    }
  };
  const browserOf = async () => {
    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    return browser;
  };
  const rescueFileFrom = async (page: Page): Promise<string> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: ways.share }).click();
    const path = join(folder, 'rescue.txt');
    await (await download).saveAs(path);
    return path;
  };
});

const open = async (context: BrowserContext, url: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(url);
  return page;
};

/** Adds a card to the sale that was just saved. */
const addCard = async ({ page }: Tendero, card: string): Promise<void> => {
  await page.getByRole('button', { name: words.addCard }).click();
  await page.getByRole('button', { name: phoneScan.es.type }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(card);
  await dialog.getByRole('button', { name: phoneScan.es.typeAdd, exact: true }).click();
  await page.getByText(words.cardAdded(card.slice(-4))).waitFor();
};
