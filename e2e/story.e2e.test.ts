import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { consoleWords, phoneSale } from '@qoa/messages';
import type { DemoShown } from '../apps/sync-server/src/features/demo/index.ts';
import { launchChromium, launchProfile } from '@qoa/testkit/harness';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { filmOfSale } from './support/camera-film.ts';
import { sell } from './support/counter.ts';
import { adminAt, customerAt, tenderoAt, untilOfflineReady } from './support/people.ts';
import { type RunningServer, startServer } from './support/server.ts';

const words = phoneSale.es;

describe('a scan reaches the ledger and the customer’s screen', () => {
  let server: RunningServer;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qoa-story-'));
    server = await startServer();
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('the camera reads a card and a product; the sale is saved, confirmed, and the stamp appears on the open page', async () => {
    const { stores, cards, products } = await server.demo();
    const [store, card, product] = [first(stores), first(cards), promoted(products)];
    const phone = await phoneWith(await filmOfSale(folder, card.code, product.ean), 'camera');
    const elsewhere = await browserContext();
    const customer = await customerAt(elsewhere, card.url);
    const admin = await adminAt(elsewhere, server);

    const tendero = await tenderoAt(phone, server);
    await tendero.page.goto(store.enrolUrl);
    await tendero.scanned();
    await tendero.save();
    await tendero.sees(words.stateAccepted);
    await customer.seesStamps(1, 8);
    // The admin sees that the phone reported, and that nothing of it waits.
    await admin.getByText(consoleWords.es.stateOk, { exact: true }).first().waitFor();
  });

  test('offline sales survive a closed tab and a stopped server, and every one is confirmed once', async () => {
    const { stores, cards, products } = await server.demo();
    const [store, card, product] = [first(stores.slice(1)), first(cards.slice(1)), promoted(products)];
    const phone = await phoneWith(undefined, 'offline');
    const customer = await customerAt(await browserContext(), card.url);
    const tendero = await tenderoAt(phone, server);
    await tendero.page.goto(store.enrolUrl);
    await tendero.sees(words.empty);
    await untilOfflineReady(tendero);

    await phone.setOffline(true);
    await sell(tendero, card.code, product.ean);
    await sell(tendero, card.code, product.ean);
    await tendero.page.close();
    const reopened = await tenderoAt(phone, server);
    await reopened.open();
    await reopened.sees(/2 ventas por sincronizar/);
    await reopened.open('ventas');
    await reopened.page.locator('.event').nth(1).waitFor();
    expect(await reopened.states()).toEqual([words.statePending, words.statePending]);

    await server.stop();
    await phone.setOffline(false);
    await reopened.open();
    await sell(reopened, card.code, product.ean);
    await server.start();
    await customer.seesStamps(2, 8);
    await reopened.open('ventas');
    await expect.poll(() => reopened.states(), { timeout: 30_000 }).toEqual([words.stateRefused, words.stateAccepted, words.stateAccepted]);
  });

  test('two tabs of one phone and a second phone of the store: each sale counts once, and both phones list all', async () => {
    const { stores, cards, products } = await server.demo();
    const [store, product] = [first(stores.slice(2)), promoted(products)];
    const phone = await phoneWith(undefined, 'two-tabs');
    const [one, two] = [await tenderoAt(phone, server), await tenderoAt(phone, server)];
    await one.page.goto(store.enrolUrl);
    await one.sees(words.empty);
    await two.open();
    await two.sees(words.empty);
    const other = await tenderoAt(await phoneWith(undefined, 'second-phone'), server);
    const again = first((await server.demo()).stores.slice(2));
    await other.page.goto(again.enrolUrl);
    await other.sees(words.empty);

    await Promise.all([sell(one, at(cards, 2).code, product.ean), sell(two, at(cards, 3).code, product.ean), sell(other, at(cards, 4).code, product.ean)]);
    for (const tendero of [one, other]) {
      await tendero.open('ventas');
      await expect.poll(() => tendero.states(), { timeout: 30_000 }).toEqual([words.stateAccepted, words.stateAccepted, words.stateAccepted]);
    }
  });

  test('three sales that waited offline are seen at the console as a queue that drained just now', async () => {
    const { stores, cards, products } = await server.demo();
    const [store, product] = [first(stores.slice(2)), promoted(products)];
    const admin = await adminAt(await browserContext(), server);
    const phone = await phoneWith(undefined, 'drained');
    const tendero = await tenderoAt(phone, server);
    await tendero.page.goto(store.enrolUrl);
    await tendero.sees(words.empty);
    await untilOfflineReady(tendero);

    await phone.setOffline(true);
    for (const number of [5, 6, 7]) await sell(tendero, at(cards, number).code, product.ean);
    // What arrives within ten seconds has not waited, by the server's clock: a phone's own that runs ahead would be corrected.
    await tendero.page.waitForTimeout(10_500);
    await phone.setOffline(false);
    const row = admin.getByRole('row').filter({ hasText: consoleWords.es.caughtUp(3) });
    await row.waitFor();
    expect(await row.getByText(consoleWords.es.stateOk, { exact: true }).count()).toBe(1);
  });

  const phoneWith = async (fakeVideo: string | undefined, name: string): Promise<BrowserContext> => {
    const context = await launchProfile(join(folder, name), { whole: true, args: ['--accept-lang=es-MX'], ...(fakeVideo === undefined ? {} : { fakeVideo }) });
    onTestFinished(() => context.close());
    return context;
  };
  const browserContext = async (): Promise<BrowserContext> => {
    const browser = await launchChromium({ whole: true });
    onTestFinished(() => browser.close());
    return browser.newContext({ locale: 'es-MX' });
  };
});

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`the demo world has no number ${index}`);
  return found;
};

const promoted = (products: DemoShown['products']): DemoShown['products'][number] => first(products.filter(({ isPromoted }) => isPromoted));

const first = <T>(list: readonly T[]): T => at(list, 0);
