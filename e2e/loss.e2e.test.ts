import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { common, consoleLosses, consoleWords, phoneCarry, phoneSale, receipt } from '@qoa/messages';
import { readRescueText } from '@qoa/shared/carry';
import { peekHeader } from '@qoa/shared/events';
import { launchChromium, launchProfile } from '@qoa/testkit/harness';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { sell } from './support/counter.ts';
import { adminAt, type Tendero, tenderoAt } from './support/people.ts';
import { type RunningServer, startServer } from './support/server.ts';

const [words, ways, losses] = [phoneSale.es, phoneCarry.es, consoleLosses.es];

describe('loss is seen', () => {
  let server: RunningServer;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qoa-loss-'));
    server = await startServer();
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a browser is cleared and enrols again: the console shows what its old enrolment never delivered, a file brings part of it back, the rest is closed by hand', async () => {
    const phone = await launchProfile(join(folder, 'phone'), { args: ['--accept-lang=es-MX'] });
    onTestFinished(() => phone.close());
    const tendero = await tenderoAt(phone, server);
    const { store, card, product } = await counter();
    await tendero.page.goto(store.enrolUrl);
    await tendero.sees(words.empty);
    await tendero.open();
    await sell(tendero, card.code, product.ean);
    await tendero.sees(words.stateAccepted);
    await tendero.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await phone.setOffline(true);
    for (const _ of ['second', 'third', 'fourth']) {
      await tendero.open();
      await sell(tendero, card.code, product.ean);
    }
    const envelopes = await rescued(tendero);
    expect([...envelopes.keys()].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
    const customer = await (await (await browserOf()).newContext({ locale: 'es-MX' })).newPage();
    await customer.goto(`${server.url}/r#${envelopes.get(4) ?? ''}`);
    await customer.getByRole('heading', { name: receipt.es.receivedTitle }).waitFor();

    const admin = await adminAt(await (await browserOf()).newContext({ locale: 'es-MX' }), server);
    // Closed, not left: a page that only makes room for another still runs for a while, and would send what it knows as soon as there is a network.
    const cleared = await tenderoAt(phone, server);
    await tendero.page.close();
    const devtools = await phone.newCDPSession(cleared.page);
    await devtools.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'indexeddb,local_storage,cache_storage,service_workers' });
    await phone.setOffline(false);
    await cleared.page.goto((await counter()).store.enrolUrl);
    await cleared.sees(words.empty);
    await admin.getByText('Faltan 2 ventas: números 2–3.').waitFor();
    await admin.locator('.stream').getByText(consoleWords.es.streamFact('loss-opened')).waitFor();

    const file = join(folder, 'part.txt');
    await writeFile(file, `${envelopes.get(2) ?? ''}\n`);
    await admin.getByRole('button', { name: consoleWords.es.rescueOpen }).click();
    await admin.getByLabel(consoleWords.es.rescueChoose).setInputFiles(file);
    await admin.getByText('Falta 1 venta: número 3. Ya llegó 1 venta.').waitFor();
    await admin.getByRole('button', { name: common.es.close, exact: true }).last().click();

    await admin.getByRole('button', { name: new RegExp(`^${losses.close}: ${losses.evicted}`) }).click();
    await admin.getByRole('radio', { name: losses.writtenOff }).check();
    await admin.getByRole('button', { name: losses.closeConfirm }).click();
    await admin.getByText(losses.nothingOpen).waitFor();
    await admin.getByText(losses.closed(1)).click();
    await admin.getByText(new RegExp(`^${losses.writtenOff}`)).waitFor();
  });

  const counter = async () => {
    const { stores, cards, products } = await server.demo();
    const [store, card, product] = [stores[0], cards[0], products.find(({ isPromoted }) => isPromoted)];
    if (store === undefined || card === undefined || product === undefined) throw new Error('the demo world is empty');
    return { store, card, product };
  };
  const browserOf = async () => {
    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    return browser;
  };
  /** Every envelope that the phone has, by its number, out of its rescue file. */
  const rescued = async ({ page, open }: Tendero): Promise<ReadonlyMap<number, string>> => {
    await open('rescate');
    const path = await downloaded(page);
    const { envelopes } = readRescueText(await readFile(path, 'utf8'));
    return new Map(envelopes.map((text) => [peekHeader(Buffer.from(text, 'base64url'))?.seq ?? 0, text]));
  };
  const downloaded = async (page: Page): Promise<string> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: ways.share }).click();
    const path = join(folder, 'rescue.txt');
    await (await download).saveAs(path);
    return path;
  };
});

