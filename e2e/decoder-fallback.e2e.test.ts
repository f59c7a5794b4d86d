import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorText } from '@qoa/messages';
import { launchChromium } from '@qoa/testkit/harness';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { filmOfSale } from './support/camera-film.ts';
import { tenderoAt } from './support/people.ts';
import { type RunningServer, startServer } from './support/server.ts';

describe('a phone whose fast decoder does not load', () => {
  let server: RunningServer;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qoa-fallback-'));
    server = await startServer();
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('without WebAssembly the card and the product are read all the same', async () => {
    const { stores, cards, products } = await server.demo();
    const [store, card, product] = [stores[0], cards[0], products[0]];
    if (store === undefined || card === undefined || product === undefined) throw new Error('the demo world is empty');
    const context = await phoneAt(await filmOfSale(folder, card.code, product.ean));
    const blocked: string[] = [];
    await context.route('**/*.wasm', (route) => {
      blocked.push(route.request().url());
      return route.abort();
    });
    const tendero = await tenderoAt(context, server);
    await tendero.page.goto(store.enrolUrl);
    await tendero.scanned();
    expect(blocked.length).toBeGreaterThan(0);
  });

  test('without any decoder it says so, and typing goes on', async () => {
    const { stores, cards, products } = await server.demo();
    const [store, card, product] = [stores[1], cards[0], products[0]];
    if (store === undefined || card === undefined || product === undefined) throw new Error('the demo world is empty');
    const context = await phoneAt(await filmOfSale(folder, card.code, product.ean));
    await context.route(/\.wasm$|zxing-browser/, (route) => route.abort());
    const tendero = await tenderoAt(context, server);
    await tendero.page.goto(store.enrolUrl);
    await tendero.sees(errorText('DECODER_UNAVAILABLE', {}, 'es')[0]);
    await tendero.type('product', product.ean);
    await tendero.save();
  });

  /** No service worker: it would hand the page what it fetched before the network was cut. */
  const phoneAt = async (fakeVideo: string): Promise<BrowserContext> => {
    const browser = await launchChromium({ fakeVideo });
    onTestFinished(() => browser.close());
    return browser.newContext({ locale: 'es-MX', serviceWorkers: 'block', permissions: ['camera'], viewport: { width: 360, height: 640 } });
  };
});
