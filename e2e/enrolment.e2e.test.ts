import type { BrowserContext } from 'playwright-core';
import { errorText, phoneIdentity, phoneSale, phoneScan } from '@qoa/messages';
import { launchChromium } from '@qoa/testkit/harness';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { tenderoAt } from './support/people.ts';
import { type RunningServer, startServer } from './support/server.ts';

const sale = phoneSale.es;

describe('a phone enters a store', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  test('the answer is cut after the server has committed; tried again it is enrolled, once; another phone with the code is refused', async () => {
    const [store, card, product] = await world();
    const phone = await phoneContext();
    const enrolled: string[] = [];
    let cuts = 1;
    await phone.route('**/v1/enrolments', async (route) => {
      const answer = await route.fetch();
      const { enrolment } = await answer.json();
      enrolled.push(enrolment);
      // The browser never hears of what the server has stored.
      return cuts-- > 0 ? route.abort('connectionreset') : route.fulfill({ response: answer });
    });
    const tendero = await tenderoAt(phone, server);
    await tendero.page.goto(store.enrolUrl);
    await tendero.sees(errorText('NETWORK_AWAY', {}, 'es')[0]);
    // A reload in between: the keys were kept on the disk.
    await tendero.page.goto('about:blank');
    await tendero.page.goto(store.enrolUrl);
    await tendero.sees(sale.empty);
    expect(enrolled).toEqual([enrolled[0], enrolled[0]]);
    await tendero.type('card', card.code);
    await tendero.type('product', product.ean);
    await tendero.save();
    await tendero.sees(sale.stateAccepted);

    const other = await tenderoAt(await phoneContext(), server);
    await other.page.goto(store.enrolUrl);
    await other.sees(errorText('ENROLMENT_CODE_USED', {}, 'es')[0]);
  });

  test('a link that is opened on a phone of a store says whose it is, and the sale goes on', async () => {
    const [store] = await world();
    const tendero = await tenderoAt(await phoneContext(), server);
    await tendero.page.goto(store.enrolUrl);
    await tendero.sees(sale.empty);
    const [next] = await world();
    await tendero.page.goto('about:blank');
    await tendero.page.goto(next.enrolUrl);
    await tendero.sees(phoneIdentity.es.alreadyTitle(store.name));
    await tendero.page.getByRole('button', { name: phoneIdentity.es.goOn }).click();
    await tendero.page.getByRole('button', { name: phoneScan.es.type }).waitFor();
    expect(new URL(tendero.page.url()).hash).toBe('');
  });

  const world = async () => {
    const { stores, cards, products } = await server.demo();
    const [store, card, product] = [stores[0], cards[0], products.find(({ isPromoted }) => isPromoted)];
    if (store === undefined || card === undefined || product === undefined) throw new Error('the demo world is empty');
    return [store, card, product] as const;
  };
  /** A browser that prefers English and whose person has chosen nothing: Qoa speaks Spanish. */
  const phoneContext = async (): Promise<BrowserContext> => {
    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    return browser.newContext({ locale: 'en-US', viewport: { width: 360, height: 640 }, serviceWorkers: 'block' });
  };
});
