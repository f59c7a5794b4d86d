import { violations } from '@qoa/testkit/harness';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from './stub/stage.ts';
import { startStub, type StubServer } from './stub/stub-server.ts';
import { stubSecret, stubWorld } from './stub/stub-world.ts';

let stage: Stage;
let stub: StubServer;

beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => stub.stop());
afterAll(() => stage.close());

test('a holder erases the card below everything else, asked once more; the page says so and keeps nothing', async () => {
  const world = stubWorld({ stamps: 5 });
  stub = await startStub(stage.dist, world);
  const context = await stage.browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'es-MX', reducedMotion: 'reduce' });
  await context.routeWebSocket(/\/v1\/live/, (socket) => socket.onMessage(() => socket.send(JSON.stringify({ ready: { epoch: world.epoch, serverMs: 0, heads: world.heads() } }))));
  const page = await context.newPage();
  await page.goto(`${stub.url}/card/#${stubSecret}`);
  const erasure = page.locator('#erasure');
  await erasure.getByRole('button', { name: 'Borrar mi tarjeta' }).click();
  await erasure.getByText('No se puede deshacer.').waitFor();
  expect([await violations(page), await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([[], 320]);
  await erasure.getByRole('button', { name: 'No, conservarla' }).click();
  await erasure.getByRole('button', { name: 'Borrar mi tarjeta' }).press('Enter');
  world.mode = 'away';
  await erasure.getByRole('button', { name: 'Sí, borrar para siempre' }).click();
  await erasure.getByText('No se pudo borrar. Revisa tu señal e intenta de nuevo.').waitFor();
  world.mode = 'well';
  await erasure.getByRole('button', { name: 'Sí, borrar para siempre' }).click();
  await page.getByRole('heading', { name: 'Tu tarjeta se borró' }).waitFor();
  expect([await erasure.isVisible(), await page.locator('#card').isVisible(), await violations(page)]).toEqual([false, false, []]);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'qoa.locale'))).toEqual([]);
});
