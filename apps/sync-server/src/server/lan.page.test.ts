import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtApp, launchChromium, launchProfile } from '@qoa/testkit/harness';
import { phoneSale } from '@qoa/messages';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { lanAddresses, openAuthority } from '../features/lan/index.ts';
import type { World } from './world.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const folder = mkdtempSync(join(tmpdir(), 'qoa-lan-page-'));
/** As a phone on the network finds this machine; without a network, where it finds itself. */
const address = lanAddresses(networkInterfaces())[0] ?? '127.0.0.1';

let tls: NonNullable<World['tls']>;
let house: TestHouse;
let origin: string;

beforeAll(async () => {
  tls = await openAuthority(folder, [address], Date.now());
  house = await openTestHouse({ LAN: 'true' }, { tls, posFolder: builtApp('pos-pwa') });
  const { port } = new URL(await house.app.listen({ host: '0.0.0.0', port: 0 }));
  origin = `https://${address}:${port}`;
}, 60_000);
afterAll(async () => {
  await house.drop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** A phone that believes what the local authority signed for this server, and nothing else that it could not prove: Chromium takes the hash of the key that stands in the certificate. */
const trustingPhone = async (): Promise<BrowserContext> => {
  const leaf = new X509Certificate(tls.certificate);
  expect(leaf.verify(new X509Certificate(tls.authority).publicKey)).toBe(true);
  const hash = createHash('sha256').update(leaf.publicKey.export({ type: 'spki', format: 'der' })).digest('base64');
  const phone = await launchProfile(join(folder, 'profile'), { args: [`--ignore-certificate-errors-spki-list=${hash}`] });
  onTestFinished(() => phone.close());
  return phone;
};

test('a browser that trusts nobody here does not open it', async () => {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await expect(page.goto(`${origin}/pos/`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
});

test('with the certificate trusted the phone opens by its address on the network, enrols, keeps the app, and opens again when the server is gone', { timeout: 180_000 }, async () => {
  const phone = await trustingPhone();
  const page = await phone.newPage();
  const { stores } = (await house.app.inject({ method: 'GET', url: '/v1/demo' })).json();
  await page.goto(`${origin}/pos/${new URL(stores[0].enrolUrl).hash}`);
  await page.getByText(phoneSale.es.empty).waitFor();
  expect(await page.evaluate('isSecureContext')).toBe(true);
  await page.evaluate(`(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
  })()`);
  await page.close();

  const gone = house.app.close();
  house.app.server.closeAllConnections();
  await gone;
  await expect((await phone.newPage()).goto(`${origin}/ready`)).rejects.toThrow('ERR_CONNECTION_REFUSED');
  const later = await phone.newPage();
  await later.goto(`${origin}/pos/`);
  await later.getByText(phoneSale.es.empty).waitFor({ timeout: 90_000 });
});
