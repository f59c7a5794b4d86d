import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { phoneSale, phoneScan, phoneStatus } from '@qoa/messages';
import { drawEnrolmentCode } from '@qoa/shared/codes';
import { builtApp, freezePage, launchChromium, violations } from '@qoa/testkit/harness';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build, type Plugin } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fakeServer, type FakeServer } from '../features/sync/fake-server.ts';
import { serveBuiltApp, type BuiltAppServer } from './built-app-server.ts';

const root = new URL('../..', import.meta.url).pathname;
const [dist, newer] = [builtApp('pos-pwa'), mkdtempSync(join(tmpdir(), 'qoa-newer-'))];
const namedNewer: Plugin = { name: 'named-newer', enforce: 'post', config: () => ({ define: { 'import.meta.env.APP_VERSION': '"newer"' } }) };
let browser: Browser;
let app: BuiltAppServer;
let context: BrowserContext;
let server: FakeServer;
/** While it is set, a push is judged and its answer never comes back. */
let silent: boolean;

beforeAll(async () => {
  await build({ root, logLevel: 'silent', plugins: [namedNewer], build: { outDir: newer, emptyOutDir: true } });
  app = await serveBuiltApp(dist);
  browser = await launchChromium();
}, 120_000);

beforeEach(async () => {
  server = fakeServer();
  silent = false;
  context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'es-MX' });
  await context.route('**/v1/**', async (route) => {
    const path = new URL(route.request().url()).pathname;
    const answer = await server.http.post(path, route.request().postDataJSON(), { timeoutMs: 0 });
    if (path === '/v1/push' && silent) return;
    if (answer.ok) await route.fulfill({ json: answer.value });
    else await route.abort();
  });
});

afterEach(async () => {
  await context.close();
  app.dist = dist;
});

afterAll(async () => {
  await browser.close();
  await app.stop();
  rmSync(newer, { recursive: true });
});

const open = async (url: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.banner').waitFor();
  return page;
};

const enrolmentCode = (): string => drawEnrolmentCode(randomBytes(9)) ?? enrolmentCode();

const write = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: phoneScan.es.type }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('7501031311309');
};

const add = (page: Page): Promise<void> => page.getByRole('button', { name: phoneScan.es.typeAdd, exact: true }).click();

const type = async (page: Page): Promise<void> => {
  await write(page);
  await add(page);
};

const sell = async (page: Page): Promise<void> => {
  await type(page);
  await page.locator('button.save[data-ready="true"]').click();
  await page.locator('.saved').waitFor();
};

const synced = (page: Page): Promise<void> => page.locator('.banner[data-says="synced"]').waitFor({ timeout: 20_000 });

describe('two tabs of one phone', () => {
  test('law kept: beside a leader that was frozen in mid-push, the tab in use takes the lead, and what it sells arrives, once', async () => {
    const leader = await open(`${app.url}#enrol=${enrolmentCode()}`);
    await synced(leader);
    const inUse = await open(app.url);
    silent = true;
    await sell(inUse);
    await expect.poll(() => server.judged.length, { timeout: 20_000 }).toBe(1);
    const wake = await freezePage(leader);
    silent = false;
    await sell(inUse);
    await synced(inUse);
    expect(server.judged.map(({ seq }) => seq)).toEqual([1, 2]);

    // Woken, it finds that it leads no more, and follows.
    await wake();
    await synced(leader);
    await sell(leader);
    await synced(inUse);
    await expect.poll(() => server.judged.length, { timeout: 20_000 }).toBe(3);
    expect(await inUse.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name))).toEqual(['qoa-sync']);
  }, 90_000);

  test('when one takes a newer release, the other finishes its sale on the files of the one before, and follows by itself', async () => {
    await context.addInitScript(keepWhatWorkersAreTold);
    const [taking, selling] = [await open(`${app.url}#enrol=${enrolmentCode()}`), await open(app.url)];
    const defects: string[] = [];
    selling.on('pageerror', ({ message }) => defects.push(message));
    await taking.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await selling.reload();
    await synced(selling);
    app.dist = newer;
    await taking.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await taking.getByRole('button', { name: phoneStatus.es.updateNow }).waitFor({ timeout: 20_000 });
    await write(selling);
    // The sale begins while the newer release is taken: before, the question would rightly go away.
    await reloadedBy(taking, async () => {
      await taking.getByRole('button', { name: phoneStatus.es.updateNow }).click();
      await add(selling);
    });

    expect(await versionOf(taking)).toBe('Versión newer');
    await askedForCleanUp(taking);
    await selling.getByRole('link', { name: phoneStatus.es.tabHistory, exact: true }).click();
    await selling.getByRole('heading', { name: phoneSale.es.history }).waitFor();
    await selling.getByRole('link', { name: phoneStatus.es.tabSale, exact: true }).click();
    await reloadedBy(selling, async () => {
      await selling.locator('button.save[data-ready="true"]').click();
      await selling.locator('.saved').waitFor();
    });
    expect(await versionOf(selling)).toBe('Versión newer');
    expect([defects, server.judged.map(({ seq }) => seq)]).toEqual([[], [1]]);

    // Once no page of it stands, its files are let go.
    const kept = (): Promise<number> => selling.evaluate(async () => (await (await caches.open((await caches.keys()).find((name) => name.includes('precache')) ?? '')).keys()).filter(({ url }) => /\/status-screen-.*\.js$/.test(url)).length);
    await expect.poll(kept, { timeout: 20_000 }).toBe(1);
  }, 120_000);

  test('a release that another tab has taken meanwhile is there after a tap, though nothing waits any more', async () => {
    const [first, second] = [await open(`${app.url}#enrol=${enrolmentCode()}`), await open(app.url)];
    await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    app.dist = newer;
    await first.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const take = second.getByRole('button', { name: phoneStatus.es.updateNow });
    await take.waitFor({ timeout: 20_000 });
    await first.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.postMessage({ type: 'SKIP_WAITING' }));
    await reloadedBy(second, () => take.click({ timeout: 2_000 }).catch(() => undefined));
    expect(await versionOf(second)).toBe('Versión newer');
  }, 60_000);

  test('law kept: beside a tab that was frozen within the phone’s storage a sale waits on screen, whole, with what to do; that tab closed, it is saved and arrives', async () => {
    const frozen = await open(`${app.url}#enrol=${enrolmentCode()}`);
    await synced(frozen);
    const inUse = await open(app.url);
    await frozen.evaluate(standInStorage);
    await freezePage(frozen);
    await type(inUse);
    await inUse.locator('button.save[data-ready="true"]').click();
    await inUse.getByRole('status').filter({ hasText: phoneSale.es.savingLong }).waitFor();
    expect(await inUse.locator('.line').count()).toBe(1);
    for (const width of [360, 320]) {
      await inUse.setViewportSize({ width, height: 640 });
      expect(await inUse.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await inUse.getByText(phoneSale.es.savingLongNext).click({ trial: true });
    }
    expect(await violations(inUse, '.save-bar')).toEqual([]);
    await frozen.close();
    await inUse.locator('.saved').waitFor();
    await synced(inUse);
    expect(server.judged.map(({ seq }) => seq)).toEqual([1]);
  }, 90_000);
});

const reloadedBy = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  const reloaded = page.waitForEvent('load', { timeout: 30_000 });
  await act();
  await reloaded;
  await page.locator('.banner').waitFor();
};

const versionOf = async (page: Page): Promise<string | null> => {
  await page.getByRole('link', { name: phoneStatus.es.tabStatus, exact: true }).click();
  const version = await page.locator('.status-version').textContent();
  await page.getByRole('link', { name: phoneStatus.es.tabSale, exact: true }).click();
  return version;
};

const keepWhatWorkersAreTold = (): void => {
  const told: unknown[] = [];
  Object.assign(globalThis, { told });
  const tell = Reflect.get(ServiceWorker.prototype, 'postMessage');
  ServiceWorker.prototype.postMessage = function (message: { readonly type: string }) {
    told.push(message.type);
    return Reflect.apply(tell, this, [message]);
  };
};

/** The page of a newer release, once it stands, asks its worker to keep the decoders, and with that to let earlier files go; what this page then reads of the caches is read behind the worker. */
const askedForCleanUp = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => (globalThis as unknown as { readonly told: readonly string[] }).told.includes('KEEP_DECODERS'), undefined, { timeout: 20_000 });
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await (await caches.open(name)).keys();
  });
};

/** Takes the outbox's places for itself and never lets go. */
const standInStorage = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('qoa-outbox');
    request.addEventListener('error', () => reject(request.error));
    request.addEventListener('success', () => {
      const queue = request.result.transaction(['queue', 'drafts', 'meta'], 'readwrite').objectStore('queue');
      const again = (): void => queue.count().addEventListener('success', again);
      queue.count().addEventListener('success', () => (again(), resolve()));
    });
  });
