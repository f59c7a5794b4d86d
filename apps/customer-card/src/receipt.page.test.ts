import { violations } from '@qoa/testkit/harness';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from './stub/stage.ts';
import { startStub, type StubServer } from './stub/stub-server.ts';
import { stubSecret, stubWorld, type StubWorld } from './stub/stub-world.ts';

let stage: Stage;
let stub: StubServer;
let context: BrowserContext;

beforeAll(async () => {
  stage = await openStage();
});

afterEach(async () => {
  await context.close();
  await stub.stop();
});

afterAll(() => stage.close());

/** A customer's browser with this world behind it. */
const open = async (world: StubWorld): Promise<Page> => {
  stub = await startStub(stage.dist, world);
  context = await stage.browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'es-MX', reducedMotion: 'reduce' });
  return context.newPage();
};

const painted = (page: Page): Promise<void> => page.getByRole('img', { name: /sellos/ }).waitFor();

describe('the page of a receipt', () => {
  // The golden envelope of a usual sale.
  const envelope = 'IQcBI0VniavN7wGgnaWjoDTerb7vgN3bARcyEM2DBgASNFZ4mrzeAQKXnZiu6hW6DjKhDcfpVQFVi-1NJ8NSzhk';
  const receiptPage = async (world: StubWorld, fragment: string): Promise<Page> => {
    const page = await open(world);
    await page.goto(`${stub.url}/r${fragment}`);
    return page;
  };

  test('delivers it and says so; the way to the card only where there is one', async () => {
    const page = await receiptPage(stubWorld({ stamps: 5 }), `#${envelope}`);
    await page.getByRole('heading', { name: 'Recibido' }).waitFor();
    expect(await page.getByRole('link', { name: 'Ver mi tarjeta' }).isVisible()).toBe(false);
    expect(await violations(page)).toEqual([]);
    await page.goto(`${stub.url}/card/#${stubSecret}`);
    await painted(page);
    await page.goto(`${stub.url}/r#${envelope}`);
    await page.getByRole('link', { name: 'Ver mi tarjeta' }).click();
    await painted(page);
  });

  test('waits for a server that is away and delivers without a touch', async () => {
    const world = stubWorld({ stamps: 5 });
    world.mode = 'away';
    const page = await receiptPage(world, `#${envelope}`);
    await page.getByRole('heading', { name: 'Aún no se entrega' }).waitFor();
    expect(await violations(page)).toEqual([]);
    world.mode = 'well';
    await page.getByRole('heading', { name: 'Recibido' }).waitFor();
  });

  test('opens without signal where the card or a receipt was opened before, and delivers by itself once there is some', async () => {
    const world = stubWorld({ stamps: 5 });
    const page = await open(world);
    await page.goto(`${stub.url}/card/#${stubSecret}`);
    await painted(page);
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/r'))?.active?.state), { timeout: 20_000 }).toBe('activated');
    await context.setOffline(true);
    await page.goto(`${stub.url}/r#${envelope}`);
    await page.getByRole('heading', { name: 'Aún no se entrega' }).waitFor();
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Recibido' }).waitFor();
  });

  test.each([['torn', '#AAAA', 'El recibo llegó incompleto.'], ['forged', `#${envelope}`, 'Este recibo no es de una venta con Qoa.']])('a %s one is told in words', async (_, fragment, words) => {
    const world = stubWorld({ stamps: 5 });
    world.mode = 'refusing';
    const page = await receiptPage(world, fragment);
    await page.getByRole('heading', { name: words }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
