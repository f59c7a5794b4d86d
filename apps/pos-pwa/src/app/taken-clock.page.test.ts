import { randomBytes } from 'node:crypto';
import { phoneScan } from '@qoa/messages';
import { drawEnrolmentCode } from '@qoa/shared/codes';
import { builtApp, launchChromium, takeClock } from '@qoa/testkit/harness';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fakeServer, type FakeServer } from '../features/sync/fake-server.ts';
import { serveBuiltApp, type BuiltAppServer } from './built-app-server.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
let browser: Browser;
let app: BuiltAppServer;
let context: BrowserContext;
let server: FakeServer;
let away: boolean;
/** Pushes that left the phone, arrived or not. */
let pushes: number;

beforeAll(async () => {
  app = await serveBuiltApp(builtApp('pos-pwa'));
  browser = await launchChromium({ whole: true });
});

beforeEach(async () => {
  server = fakeServer();
  [away, pushes] = [false, 0];
  context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'es-MX' });
  await context.route('**/v1/**', async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/v1/push') pushes += 1;
    const answer = away ? null : await server.http.post(path, route.request().postDataJSON(), { timeoutMs: 0 });
    if (answer?.ok === true) await route.fulfill({ json: answer.value });
    else await route.abort();
  });
});

afterEach(() => context.close());

afterAll(async () => {
  await browser.close();
  await app.stop();
});

const enrolmentCode = (): string => drawEnrolmentCode(randomBytes(9)) ?? enrolmentCode();

const enrolled = async (): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${app.url}#enrol=${enrolmentCode()}`);
  await page.locator('.banner[data-says="synced"]').waitFor();
  return page;
};

const sell = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: phoneScan.es.type }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('7501031311309');
  await page.getByRole('button', { name: phoneScan.es.typeAdd, exact: true }).click();
  await page.locator('button.save[data-ready="true"]').click();
  await page.locator('.saved').waitFor();
};

/** The numbers in a place of the outbox. */
const seqsIn = (page: Page, store: 'queue' | 'ring'): Promise<readonly number[]> =>
  page.evaluate(
    (name) =>
      new Promise<number[]>((resolve, reject) => {
        const request = indexedDB.open('qoa-outbox');
        request.addEventListener('error', () => reject(request.error));
        request.addEventListener('success', () => {
          const rows = request.result.transaction(name).objectStore(name).getAll();
          rows.addEventListener('success', () => resolve(rows.result.map(({ seq }: { readonly seq: number }) => seq)));
        });
      }),
    store,
  );

/** Stands in for the browser's own background sync, which would find the network of the test there at once; keeps what it was asked for. */
const holdSync = (): void => {
  const { SyncManager } = globalThis as unknown as { readonly SyncManager: { readonly prototype: { register: (tag: string) => Promise<void> } } };
  const asked: string[] = [];
  Object.assign(globalThis, { asked });
  SyncManager.prototype.register = (tag) => Promise.resolve(void asked.push(tag));
};
const askedTags = (page: Page): Promise<readonly string[]> => page.evaluate(() => (globalThis as unknown as { readonly asked: readonly string[] }).asked);

/** What the browser does once it finds a network. */
const dispatchSync = async (page: Page, tag: string): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const registrationId = new Promise<string>((resolve) => session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations.forEach((each) => resolve(each.registrationId))));
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.dispatchSyncEvent', { origin: new URL(page.url()).origin, registrationId: await registrationId, tag, lastChance: false });
};

describe('a phone whose clock is the browser’s and runs', () => {
  test('stranded sales ask for a background sync; the browser’s word that the network is back makes the page try at once, minutes before it would', async () => {
    await context.addInitScript(holdSync);
    const page = await enrolled();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    expect(await askedTags(page)).toEqual([]);
    away = true;
    await sell(page);
    await expect.poll(() => askedTags(page)).toContain('qoa-push');
    const clock = await takeClock(page, 0);
    // So long that it tries every few minutes only, and has just tried.
    await clock.run(hourMs);
    for (const before = pushes; pushes === before; ) await clock.run(1_000);
    away = false;
    expect(server.judged).toEqual([]);
    await dispatchSync(page, 'qoa-push');
    await clock.run(1_000);
    await expect.poll(() => server.judged.map(({ seq }) => seq)).toEqual([1]);
  }, 120_000);

  test('law kept: after 91 days without signal what waits is all there and arrives once; what was settled is forgotten only then', async () => {
    const page = await enrolled();
    await sell(page);
    await expect.poll(() => seqsIn(page, 'ring')).toEqual([1]);
    away = true;
    await sell(page);
    const clock = await takeClock(page, 91 * dayMs);
    pushes = 0;
    await clock.run(hourMs);
    // From two seconds doubling to five minutes, each between half and all of it.
    expect(pushes).toBeGreaterThanOrEqual(12);
    expect(pushes).toBeLessThanOrEqual(40);
    expect([await clock.runUntil(seqsIn(page, 'queue')), await clock.runUntil(seqsIn(page, 'ring')), server.judged.length]).toEqual([[2], [1], 1]);
    await clock.runUntil(sell(page));
    away = false;
    await clock.run(hourMs);
    expect(server.judged.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect([await clock.runUntil(seqsIn(page, 'queue')), await clock.runUntil(seqsIn(page, 'ring'))]).toEqual([[], [2, 3]]);
  }, 120_000);

  test('law judged, not trusted: what is sold while the clock is 40 days ahead is saved, and goes with the clock of its own session', async () => {
    const page = await enrolled();
    const sessionOf = (at: number) => server.headers.at(at)?.clock.session;
    const clock = await takeClock(page, 40 * dayMs);
    await clock.runUntil(sell(page));
    await clock.run(hourMs);
    expect(server.judged.map(({ seq }) => seq)).toEqual([1]);
    expect(sessionOf(-1)).toBe(sessionOf(0));
    expect(server.headers.at(-1)?.clock.wallMs).toBeGreaterThan(Date.now() + 39 * dayMs);
  }, 120_000);
});
