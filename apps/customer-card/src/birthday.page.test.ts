import { violations } from '@qoa/testkit/harness';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from './stub/stage.ts';
import { startStub, type StubServer } from './stub/stub-server.ts';
import { stubSecret, stubWorld, type StubWorld } from './stub/stub-world.ts';

const wholeBytesMax = 30 * 1024;
let stage: Stage;
let stub: StubServer;

beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => stub.stop());
afterAll(() => stage.close());

const open = async (world: StubWorld, width = 360, serviceWorkers: 'allow' | 'block' = 'allow'): Promise<Page> => {
  stub = await startStub(stage.dist, world);
  const context = await stage.browser.newContext({ viewport: { width, height: 640 }, locale: 'es-MX', reducedMotion: 'reduce', serviceWorkers });
  await context.routeWebSocket(/\/v1\/live/, (socket) => socket.onMessage(() => socket.send(JSON.stringify({ ready: { epoch: world.epoch, serverMs: 0, heads: world.heads() } }))));
  const page = await context.newPage();
  await page.goto(`${stub.url}/card/#${stubSecret}`);
  return page;
};
const asking = (): StubWorld => {
  const world = stubWorld({ stamps: 5 });
  world.outlook = { ...world.outlook, birthday: 'asked' };
  return world;
};

test('a birthday is asked for below the promotions, twice over, and kept once', async () => {
  const world = asking();
  const page = await open(world);
  const asked = page.locator('#birthday');
  await asked.getByRole('button', { name: 'Continuar' }).click();
  await asked.getByText('Elige el día y el mes.').waitFor();
  await asked.getByLabel('Día').selectOption('31');
  await asked.getByLabel('Mes').selectOption('febrero');
  expect(await asked.getByLabel('Día').inputValue()).toBe('');
  await asked.getByLabel('Día').selectOption('29');
  expect(await violations(page)).toEqual([]);
  await asked.getByRole('button', { name: 'Continuar' }).press('Enter');
  await asked.getByText('¿Es el 29 de febrero?').waitFor();
  await page.clock.setFixedTime('2026-11-28T18:00:00Z');
  await asked.getByRole('button', { name: 'Sí, guardar' }).click();
  await asked.getByText('¡Gracias! Te esperamos el 29 de febrero.').waitFor();
  expect([world.birthdays, await violations(page), await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([[{ month: 2, day: 29 }], [], 360]);
});

test('on the day itself nobody is awaited on it', async () => {
  const page = await open(asking());
  const asked = page.locator('#birthday');
  await asked.getByLabel('Día').selectOption('28');
  await asked.getByLabel('Mes').selectOption('noviembre');
  await asked.getByRole('button', { name: 'Continuar' }).click();
  await page.clock.setFixedTime('2026-11-28T18:00:00Z');
  await asked.getByRole('button', { name: 'Sí, guardar' }).click();
  await asked.getByText('¡Gracias y feliz cumpleaños!').waitFor();
});

test('another that was told before is said so, and a server that is away leaves the question', async () => {
  const world = asking();
  world.birthdays.push({ month: 1, day: 1 });
  const page = await open(world, 320);
  const asked = page.locator('#birthday');
  const choose = async (): Promise<void> => {
    await asked.getByLabel('Día').selectOption('5');
    await asked.getByLabel('Mes').selectOption('mayo');
    await asked.getByRole('button', { name: 'Continuar' }).click();
  };
  await choose();
  await asked.getByRole('button', { name: 'Cambiar' }).click();
  world.mode = 'away';
  await choose();
  await asked.getByRole('button', { name: 'Sí, guardar' }).click();
  await asked.getByText('No se pudo guardar. Revisa tu señal e intenta de nuevo.').waitFor();
  world.mode = 'well';
  await choose();
  await asked.getByRole('button', { name: 'Sí, guardar' }).click();
  await asked.getByText('Ya nos habías dicho tu cumpleaños.').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('nobody else is asked, nor loads what asks; the whole page with the question is at most 30 KB of brotli', async () => {
  const page = await open(stubWorld({ stamps: 5 }));
  await page.getByRole('heading', { name: 'Movimientos' }).or(page.locator('#movements')).first().waitFor({ state: 'attached' });
  await expect.poll(() => stub.sent.some(({ path }) => path === '/v1/card/outlook')).toBe(true);
  expect(await page.locator('#birthday').count()).toBe(0);
  await stub.stop();
  // What its service worker fetches for days without signal comes after, and is no part of the page.
  await (await open(asking(), 360, 'block')).locator('#birthday').waitFor();
  const scripts = stub.sent.filter(({ path }) => !path.startsWith('/v1/') && !/sw|icon|manifest/.test(path));
  expect(scripts.some(({ path }) => path.includes('birthday'))).toBe(true);
  expect(scripts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(wholeBytesMax);
});
