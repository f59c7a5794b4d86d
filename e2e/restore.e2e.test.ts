import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { card as cardWords, phoneSale, server as serverWords } from '@qoa/messages';
import { launchChromium, launchProfile } from '@qoa/testkit/harness';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { customerAt, type Tendero, tenderoAt } from './support/people.ts';
import { type RunningServer, startServer } from './support/server.ts';

const words = phoneSale.es;
let server: RunningServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qoa-restore-'));
  server = await startServer();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

test('the server is restored to before a phone enrolled: the phone is adopted, sends again, and the customer keeps every confirmed stamp', async () => {
  const { stores, cards, products } = await server.demo();
  const [store, card, product] = [stores[0], cards[0], products.find(({ isPromoted }) => isPromoted)];
  if (store === undefined || card === undefined || product === undefined) throw new Error('the demo world is there');
  const other = await tenderoAt(await phone('other'), server);
  await other.page.goto(store.enrolUrl);
  await other.sees(words.empty);
  expect(await server.storage('backup', join(folder, 'backups'))).toContain(serverWords.en.backupTaken('', 0).split(' in ')[0]);

  // Behind the backup: a phone enrols, and its two sales fill the card's day.
  const context = await phone('one');
  const tendero = await tenderoAt(context, server);
  await tendero.page.goto((await server.demo()).stores[0]?.enrolUrl ?? '');
  await tendero.sees(words.empty);
  await sell(tendero, card.code, product.ean);
  await sell(tendero, card.code, product.ean);
  const customer = await customerAt(await (await browser()).newContext({ locale: 'es-MX' }), card.url);
  await customer.seesStamps(2, 8);
  await context.setOffline(true);

  await server.stop();
  const [backup = ''] = await readdir(join(folder, 'backups'));
  await server.storage('restore', join(folder, 'backups', backup));
  await server.start();
  await customer.page.reload();

  // The other phone is first in the restored day: only one of the two sales that come again fits beside its own.
  await other.page.reload();
  await sell(other, card.code, product.ean);
  await customer.seesStamps(1, 8);
  await context.setOffline(false);
  await tendero.open();
  await customer.seesStamps(3, 8);
  await customer.page.getByText(cardWords.es.adjusted).waitFor();
  await tendero.open('ventas');
  await expect.poll(() => tendero.states(), { timeout: 30_000 }).toEqual(expect.arrayContaining([words.stateAccepted, words.stateAccepted, words.stateRefused]));
}, 180_000);

const phone = async (name: string): Promise<BrowserContext> => {
  const context = await launchProfile(join(folder, name), { args: ['--accept-lang=es-MX'] });
  onTestFinished(() => context.close());
  return context;
};

const browser = async () => {
  const launched = await launchChromium();
  onTestFinished(() => launched.close());
  return launched;
};

const sell = async (tendero: Tendero, card: string, gtin13: string): Promise<void> => {
  await tendero.type('card', card);
  await tendero.type('product', gtin13);
  await tendero.save();
};
