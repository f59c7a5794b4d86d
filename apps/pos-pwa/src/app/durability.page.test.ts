import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { phoneScan, phoneStatus } from '@qoa/messages';
import { drawEnrolmentCode } from '@qoa/shared/codes';
import { killAll, startMortalBrowser } from '@qoa/testkit/harness';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fakeServer, type FakeServer } from '../features/sync/fake-server.ts';
import { serveBuiltApp, type BuiltAppServer } from './built-app-server.ts';

const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'qoa-durable-'));
const dist = join(folder, 'dist');
let app: BuiltAppServer;

beforeAll(async () => {
  await build({ root, logLevel: 'silent', build: { outDir: dist, emptyOutDir: true } });
  app = await serveBuiltApp(dist);
}, 120_000);

afterEach(killAll);

afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Lets the page reach the server in memory. `silent` pushes arrive, and their answers never come back; `cut` ones never arrive. */
const connect = (context: BrowserContext, server: FakeServer, silent: { push: boolean; cut?: boolean }): Promise<unknown> =>
  context.route('**/v1/**', async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/v1/push' && silent.cut === true) return route.abort();
    const answer = await server.http.post(path, route.request().postDataJSON(), { timeoutMs: 0 });
    if (path === '/v1/push' && silent.push) return;
    if (answer.ok) await route.fulfill({ json: answer.value });
    else await route.abort();
  });

describe('an update in mid-queue', () => {
  test('law old phones: sales that an older release saved are sent by the newer one, once, and their bytes are the same', async () => {
    const server = fakeServer();
    const silent = { push: false, cut: true };
    const { context, page, kill } = await startMortalBrowser(join(folder, 'update'));
    await connect(context, server, silent);
    await page.goto(`${app.url}#enrol=${enrolmentCode()}`);
    await page.locator('.banner').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await sell(page, '7501031311309');
    await sell(page, '7501031311309');
    app.release = 'two';
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', { name: phoneStatus.es.updateNow }).click();
    await reloaded;
    silent.cut = false;
    await page.locator('.banner[data-says="synced"]').waitFor({ timeout: 60_000 });
    await kill();
    app.release = 'one';
    expect(server.judged.map(({ seq }) => seq)).toEqual([1, 2]);
  }, 120_000);
});

const enrolmentCode = (): string => drawEnrolmentCode(randomBytes(9)) ?? enrolmentCode();

const sell = async (page: Page, gtin: string): Promise<void> => {
  await page.getByRole('button', { name: phoneScan.es.type }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(gtin);
  await page.getByRole('button', { name: phoneScan.es.typeAdd, exact: true }).click();
  await page.locator('button.save[data-ready="true"]').click();
  await page.locator('.saved').waitFor();
};

describe('a browser that dies', () => {
  test('law kept: of five sales, the browser killed the moment each said guardado, every one reaches the server, once', async () => {
    const server = fakeServer();
    const profile = join(folder, 'guardado');
    const silent = { push: true };
    for (let sale = 1; sale <= 5; sale++) {
      const { context, page, kill } = await startMortalBrowser(profile);
      await connect(context, server, silent);
      await page.goto(sale === 1 ? `${app.url}#enrol=${enrolmentCode()}` : app.url);
      await page.locator('.banner').waitFor();
      await sell(page, '7501031311309');
      await kill();
    }
    silent.push = false;
    const { context, page, kill } = await startMortalBrowser(profile);
    await connect(context, server, silent);
    await page.goto(app.url);
    await page.locator('.banner[data-says="synced"]').waitFor();
    await kill();
    expect(server.judged.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  }, 120_000);

  test('law once: killed after the server has judged and before its answer came, the sale is answered again and counts once', async () => {
    const server = fakeServer();
    const profile = join(folder, 'push');
    const silent = { push: false };
    const before = await startMortalBrowser(profile);
    await connect(before.context, server, silent);
    await before.page.goto(`${app.url}#enrol=${enrolmentCode()}`);
    await before.page.locator('.banner[data-says="synced"]').waitFor();
    silent.push = true;
    await sell(before.page, '7501031311309');
    await expect.poll(() => server.judged.length, { timeout: 60_000 }).toBe(1);
    await before.kill();
    silent.push = false;
    const after = await startMortalBrowser(profile);
    await connect(after.context, server, silent);
    await after.page.goto(app.url);
    await after.page.locator('.banner[data-says="synced"]').waitFor();
    await after.kill();
    expect(server.judged).toHaveLength(1);
  }, 120_000);
});
