import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { card as cardWords, consoleWords, phoneCarry, phoneSale, receipt, server as serverWords } from '@qoa/messages';
import { readRescueText } from '@qoa/shared/carry';
import { launchChromium, launchProfile } from '@qoa/testkit/harness';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { sell } from './support/counter.ts';
import { adminAt, customerAt, tenderoAt } from './support/people.ts';
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

  await restoreTo('backups');
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

test('a phone that enrolled behind the backup never comes back: its rescue file makes it known, and what customers carry for it counts', async () => {
  const { stores, cards, products } = await server.demo();
  const [store, card, product] = [stores[1], cards[1], products.find(({ isPromoted }) => isPromoted)];
  if (store === undefined || card === undefined || product === undefined) throw new Error('the demo world is there');
  await server.storage('backup', join(folder, 'before'));
  const context = await phone('lost');
  const tendero = await tenderoAt(context, server);
  await tendero.page.goto(store.enrolUrl);
  await tendero.sees(words.empty);
  await tendero.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  for (const _ of ['first', 'second']) await sell(tendero, card.code, product.ean);
  await tendero.open('rescate');
  const download = tendero.page.waitForEvent('download');
  await tendero.page.getByRole('button', { name: phoneCarry.es.share }).click();
  const file = join(folder, 'rescue.txt');
  await (await download).saveAs(file);
  await context.close();
  await restoreTo('before');

  // The customer carries the second sale; nobody knows its phone yet.
  const [, second = ''] = readRescueText(await readFile(file, 'utf8')).envelopes;
  const told = await fetch(`${server.url}/v1/receipts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ envelope: second }) });
  expect(await told.json()).toMatchObject({ error: { code: 'RECEIPT_PHONE_UNKNOWN' } });
  const carrier = await (await (await browser()).newContext({ locale: 'es-MX' })).newPage();
  await carrier.goto(`${server.url}/r#${second}`);
  await carrier.getByRole('heading', { name: receipt.es.waitingTitle }).waitFor();

  const admin = await adminAt(await (await browser()).newContext({ locale: 'es-MX' }), server);
  await admin.getByRole('button', { name: consoleWords.es.rescueOpen }).click();
  await admin.getByLabel(consoleWords.es.rescueChoose).setInputFiles(file);
  await admin.locator('.rescue-result div', { hasText: consoleWords.es.rescueAccepted }).first().getByText('2').waitFor();
  await carrier.getByRole('heading', { name: receipt.es.receivedTitle }).waitFor({ timeout: 60_000 });
  const customer = await customerAt(await (await browser()).newContext({ locale: 'es-MX' }), (await server.demo()).cards[1]?.url ?? '');
  await customer.seesStamps(2, 8);
}, 180_000);

/** Puts back the only backup of a folder. */
const restoreTo = async (name: string): Promise<void> => {
  await server.stop();
  const [backup = ''] = await readdir(join(folder, name));
  await server.storage('restore', join(folder, name, backup));
  await server.start();
};

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

