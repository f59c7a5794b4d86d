import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { errorText, phoneScan, phoneStatus } from '@qoa/messages';
import { bytesOfBase64url } from '@qoa/shared/bytes';
import { drawEnrolmentCode } from '@qoa/shared/codes';
import { decodeEvent, splitEnvelope } from '@qoa/shared/events';
import { assert } from '@qoa/shared/result';
import { builtApp, killAll, startMortalBrowser } from '@qoa/testkit/harness';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fakeServer, type FakeServer } from '../features/sync/fake-server.ts';
import { serveBuiltApp, type BuiltAppServer } from './built-app-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'qoa-durable-'));
let app: BuiltAppServer;

beforeAll(async () => {
  app = await serveBuiltApp(builtApp('pos-pwa'));
});

afterEach(killAll);

afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Lets the page reach the server in memory. `silent` pushes arrive, and their answers never come back; `cut` ones never arrive; `answered` is called once an answer is on its way. */
const connect = (context: BrowserContext, server: FakeServer, silent: { push: boolean; cut?: boolean; answered?: () => void }): Promise<unknown> =>
  context.route('**/v1/**', async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/v1/push' && silent.cut === true) return route.abort();
    const answer = await server.http.post(path, route.request().postDataJSON(), { timeoutMs: 0 });
    if (path === '/v1/push' && silent.push) return;
    if (answer.ok) await route.fulfill({ json: answer.value });
    else await route.abort();
    if (path === '/v1/push') silent.answered?.();
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

/** Sells by the app's own device and outbox, without a tap for each. */
const sellMany = async (page: Page, count: number): Promise<void> => {
  const entry = new URL('./test-many-sales.ts', import.meta.url).pathname;
  const built = await build({ configFile: false, logLevel: 'silent', define: { 'process.env.NODE_ENV': '"production"' }, build: { write: false, lib: { entry, formats: ['iife'], name: 'many' } } });
  const [bundle] = [built].flat().flatMap((one) => ('output' in one ? [one.output[0].code] : []));
  await page.evaluate(`(async () => { ${bundle ?? ''}; await many.sellMany(${count}, '07501031311309'); })()`);
};

const type = async (page: Page, code: string, as: string): Promise<void> => {
  await page.getByRole('button', { name: phoneScan.es.type }).click();
  await page.getByRole('dialog').getByRole('radio', { name: as }).check();
  await page.getByRole('dialog').getByRole('textbox').fill(code);
  await page.getByRole('button', { name: phoneScan.es.typeAdd, exact: true }).click();
};
const lineCount = (page: Page): Promise<number> => page.locator('.line').count();
const save = (page: Page): Promise<void> => page.locator('button.save[data-ready="true"]').click();

/** As a tab that the browser put to sleep, and that hears nothing of the others. */
const deafen = (): void => {
  window.BroadcastChannel = class extends EventTarget {
    postMessage(): void {}
    close(): void {}
  } as unknown as typeof BroadcastChannel;
};

describe('two tabs with one sale', () => {
  const twoTabs = async (profile: string, deaf: boolean) => {
    const server = fakeServer();
    const { context, page: left, kill } = await startMortalBrowser(join(folder, profile));
    await connect(context, server, { push: false });
    if (deaf) await left.addInitScript(deafen);
    await left.goto(`${app.url}#enrol=${enrolmentCode()}`);
    await left.locator('.banner').waitFor();
    await type(left, '7501031311309', phoneScan.es.kindProduct);
    await expect.poll(() => lineCount(left)).toBe(1);
    const right = await context.newPage();
    await right.goto(app.url);
    await expect.poll(() => lineCount(right)).toBe(1);
    return { server, left, right, kill };
  };
  const sold = ({ envelopes }: FakeServer) =>
    envelopes.map((text) => {
      const bytes = bytesOfBase64url(text);
      const split = bytes.ok ? splitEnvelope(bytes.value) : bytes;
      const decoded = split.ok ? decodeEvent(split.value.body) : split;
      assert(decoded.ok && decoded.value.kind === 'SaleRecorded', 'a sale was pushed');
      return { card: decoded.value.card, lines: decoded.value.lines.map(({ product }) => ('gtin' in product ? product.gtin : product.raw)) };
    });

  test('laws kept and once: saved in one it leaves the other, and what that reads next is a sale of its own', async () => {
    const { server, left, right, kill } = await twoTabs('tabs-after', false);
    await save(right);
    await expect.poll(() => lineCount(left)).toBe(0);
    await left.bringToFront();
    await type(left, '7501055300075', phoneScan.es.kindProduct);
    await type(left, '08H4-5HWJ-BADY', phoneScan.es.kindCard);
    await left.locator('.card-row[data-card="true"]').waitFor();
    await expect.poll(() => lineCount(left)).toBe(1);
    await save(left);
    await expect.poll(() => sold(server), { timeout: 60_000 }).toEqual([{ card: null, lines: ['07501031311309'] }, { card: '08H45HWJBADY', lines: ['07501055300075'] }]);
    await kill();
  }, 120_000);

  test('laws kept and once: of a tab that does not hear it, what it reads more stays with plain words, and is saved once', async () => {
    const { server, left, right, kill } = await twoTabs('tabs-deaf', true);
    await save(right);
    await right.locator('.saved').waitFor();
    await left.bringToFront();
    expect(await lineCount(left)).toBe(1);
    await type(left, '7501055300075', phoneScan.es.kindProduct);
    await left.getByRole('alert').filter({ hasText: errorText('SALE_SAVED_IN_PART', {}, 'es')[0] }).waitFor();
    expect(await lineCount(left)).toBe(1);
    await save(left);
    await expect.poll(() => sold(server), { timeout: 60_000 }).toEqual([{ card: null, lines: ['07501031311309'] }, { card: null, lines: ['07501055300075'] }]);
    await kill();
  }, 120_000);
});

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

  test('laws kept and once: with hundreds in its queue, killed while offline, before an answer and behind each, every sale reaches the server, once', async () => {
    const server = fakeServer();
    const profile = join(folder, 'hundreds');
    const queued = 700;
    const offline = await startMortalBrowser(profile);
    await connect(offline.context, server, { push: false, cut: true });
    await offline.page.goto(`${app.url}#enrol=${enrolmentCode()}`);
    await offline.page.locator('.banner').waitFor();
    await sellMany(offline.page, queued);
    await offline.kill();
    expect(server.judged).toEqual([]);

    const unheard = await startMortalBrowser(profile);
    await connect(unheard.context, server, { push: true });
    await unheard.page.goto(app.url);
    await expect.poll(() => server.judged.length).toBeGreaterThan(0);
    await unheard.kill();
    expect(server.judged.length).toBeLessThan(queued);

    // Killed behind an answer, each time a little later: whether the phone has settled it by then nobody knows.
    for (let later = 0; server.judged.length < queued; later += 100) {
      const struck = await startMortalBrowser(profile);
      const heard: { push: boolean; answered?: () => void } = { push: false };
      const answered = new Promise<void>((resolve) => (heard.answered = resolve));
      await connect(struck.context, server, heard);
      await struck.page.goto(app.url);
      await answered;
      await setTimeout(later);
      await struck.kill();
    }

    const last = await startMortalBrowser(profile);
    await connect(last.context, server, { push: false });
    await last.page.goto(app.url);
    await last.page.locator('.banner[data-says="synced"]').waitFor();
    await last.kill();
    expect(server.judged.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(Array.from({ length: queued }, (_, nth) => nth + 1));
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
