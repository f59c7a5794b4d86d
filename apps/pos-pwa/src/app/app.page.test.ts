import { builtApp, launchChromium } from '@qoa/testkit/harness';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveBuiltApp, type BuiltAppServer } from './built-app-server.ts';

let browser: Browser;
let server: BuiltAppServer;
let context: BrowserContext;
let complaints: string[];

beforeAll(async () => {
  browser = await launchChromium();
});

beforeEach(async () => {
  server = await serveBuiltApp(builtApp('pos-pwa'));
  context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'es-MX' });
  complaints = [];
});

afterEach(async () => {
  await context.close();
  await server.stop();
});

afterAll(() => browser.close());

/** Opens the app; what breaks or is forbidden there is written down. */
const open = async (): Promise<Page> => {
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted Type/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(server.url);
  await page.getByRole('heading', { name: 'Da de alta este teléfono' }).waitFor();
  return page;
};

/** The service worker has put the app away. */
const settled = (page: Page): Promise<void> => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

describe('the built app', () => {
  test('starts under a strict policy without a complaint, and asks the server for nothing until it is enrolled', async () => {
    const page = await open();
    await settled(page);
    await expect.poll(() => page.evaluate(async () => (await (await caches.open('qoa-decoders')).keys()).some(({ url }) => url.endsWith('.wasm'))), { timeout: 20_000 }).toBe(true);
    expect(complaints).toEqual([]);
    expect(server.otherPaths).toEqual([]);
  });

  test('opens again without a network, on every path, cold', async () => {
    await settled(await open());
    await server.stop();
    for (const page of context.pages()) await page.close();
    const cold = await context.newPage();
    await cold.goto(`${server.url}ventas`);
    await cold.getByRole('heading', { name: 'Da de alta este teléfono' }).waitFor();
    expect(await cold.evaluate(() => document.documentElement.lang)).toBe('es-MX');
    server = await serveBuiltApp(builtApp('pos-pwa'));
  });

  test('keeps nothing of the API, and the heavy parts of the camera only after the first screen', async () => {
    const page = await open();
    await settled(page);
    const first = await page.evaluate(async () => Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname))));
    expect(first.flat().filter((path) => /\/v1\/|\.wasm$|zxing-browser/.test(path))).toEqual([]);
    expect(first.flat()).toContain('/pos/index.html');
    for (const later of ['campaigns', 'outlook-list', 'history', 'status-screen']) expect(first.flat().filter((path) => path.includes(`/${later}-`) && path.endsWith('.js'))).toHaveLength(1);
  });

  test('a newer release waits until the tendero takes it, and then runs', async () => {
    const page = await open();
    await settled(page);
    server.release = 'two';
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await page.getByRole('button', { name: 'Actualizar' }).waitFor();
    await page.evaluate(() => sessionStorage.setItem('before', 'still here'));
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null)).toBe(true);
    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Actualizar' }).click();
    await reloaded;
    await page.getByRole('heading', { name: 'Da de alta este teléfono' }).waitFor();
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null)).toBeNull();
  });

  test('a browser that gives no storage is told so, in words, and no sale is taken', async () => {
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
    });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('heading').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Intentar de nuevo' }).count()).toBe(1);
  });

  test('a database that another page holds up at the start is told in words, and opens by itself once it is let go', async () => {
    const first = await open();
    await settled(first);
    const stubborn = await context.newPage();
    await stubborn.goto(`${server.url}icon.svg`);
    await first.close();
    await stubborn.evaluate(async () => {
      const held = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('qoa-outbox');
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
      held.addEventListener('versionchange', (event) => event.preventDefault());
      const newer = indexedDB.open('qoa-outbox', 20);
      newer.addEventListener('upgradeneeded', () => newer.transaction?.abort());
      Object.assign(globalThis, { letGo: () => held.close() });
    });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByRole('alert').getByText('Ahora no se puede guardar en este teléfono.').waitFor({ timeout: 20_000 });
    await stubborn.evaluate(() => Object(globalThis).letGo());
    await page.getByRole('heading', { name: 'Da de alta este teléfono' }).waitFor({ timeout: 20_000 });
  });

  test('a replica that a page of an older release holds up keeps nobody from selling, and is there once it is let go', async () => {
    const stubborn = await context.newPage();
    await stubborn.goto(`${server.url}icons/icon.svg`);
    await stubborn.evaluate(async () => {
      // Dexie counts in tens. This page hears of the newer version, and does not give way.
      const request = indexedDB.open('qoa-replica', 20);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('meta', { keyPath: 'name' }));
      await new Promise((resolve) => request.addEventListener('success', resolve));
      Object.assign(globalThis, { letGo: () => request.result.close() });
    });
    await open();
    expect(complaints).toEqual([]);
    const versions = (): Promise<readonly (number | undefined)[]> => stubborn.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name === 'qoa-replica').map(({ version }) => version));
    expect(await versions()).toEqual([20]);
    await stubborn.evaluate(() => Object(globalThis).letGo());
    await expect.poll(versions, { timeout: 20_000 }).toEqual([40]);
  });

  test('can be installed: a manifest with icons that load', async () => {
    const page = await open();
    const problems = await page.evaluate(async () => {
      const address = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? '';
      const manifest: { readonly start_url: string; readonly scope: string; readonly icons: readonly { readonly src: string; readonly purpose?: string }[] } = await (await fetch(address)).json();
      const icons = await Promise.all(manifest.icons.map(async ({ src }) => (await fetch(new URL(src, address))).ok));
      return { start: manifest.start_url, scope: manifest.scope, icons, maskable: manifest.icons.some(({ purpose }) => purpose === 'maskable') };
    });
    expect(problems).toEqual({ start: '/pos/', scope: '/pos/', icons: [true, true, true, true], maskable: true });
  });
});
