import { violations } from '@qoa/testkit/harness';
import type { BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { longWordWorld, richWorld } from './stub/rich-world.ts';
import { openStage, type Stage } from './stub/stage.ts';
import { startStub } from './stub/stub-server.ts';
import type { StubServer } from './stub/stub-server.ts';
import { stubSecret, stubWorld } from './stub/stub-world.ts';
import type { StubWorld } from './stub/stub-world.ts';

const firstViewBytesMax = 15 * 1024;
let stage: Stage;
let stub: StubServer;
let context: BrowserContext;
let sockets: WebSocketRoute[];

beforeAll(async () => {
  stage = await openStage();
});

afterEach(async () => {
  await context.close();
  await stub.stop();
});

afterAll(() => stage.close());

/** Opens the page of a world in a new browser profile, with a server that can speak live. */
const open = async (world: StubWorld, fragment = `#${stubSecret}`, chosen: 'es' | 'en' | null = null): Promise<Page> => {
  stub = await startStub(stage.dist, world);
  context = await stage.browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'en-US', reducedMotion: 'reduce' });
  sockets = [];
  await context.routeWebSocket(/\/v1\/live/, (socket) => {
    sockets.push(socket);
    socket.onMessage(() => socket.send(JSON.stringify({ ready: { epoch: world.epoch, serverMs: 0, heads: world.heads() } })));
  });
  if (chosen !== null) await context.addInitScript((locale) => localStorage.setItem('qoa.locale', locale), chosen);
  const page = await context.newPage();
  await page.goto(`${stub.url}/card/${fragment}`);
  return page;
};

const said = [{ depth: 0, text: 'Sumó 1 de 3.' }, { depth: 1, text: 'Junta 8: Sumó 1 de 3: el tope es 1 sello por día. Vuelve mañana.' }, { depth: 2, text: 'Refresco Cielo Rojo 600 ml, por cada refresco: 1 de 3 sellos, por un tope.' }] as const;
const stamps = (page: Page) => page.getByRole('img', { name: /sellos/ });
const painted = async (page: Page): Promise<void> => {
  await stamps(page).waitFor();
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('#qr')?.complete === true);
};

describe('the first view', () => {
  test('paints QR and stamps from at most 15 KB of brotli', async () => {
    const page = await open(stubWorld({ stamps: 5 }));
    await painted(page);
    // What is asked for first after the stamps stand marks the end of the first view.
    const later = (): number => stub.sent.findIndex(({ path }) => path.includes('/later-'));
    await expect.poll(later).toBeGreaterThan(0);
    const needed = stub.sent.slice(0, later());
    const sum = needed.reduce((bytes, response) => bytes + response.bytes, 0);
    expect(needed.map(({ path }) => path)).toContain('/v1/pull?as=card');
    expect(sum, JSON.stringify(needed)).toBeLessThanOrEqual(firstViewBytesMax);
    expect(sum).toBeGreaterThan(2000);
  });

  test('shows the card, takes the secret from the address, and opens again by the cookie and by the link', async () => {
    const page = await open(stubWorld({ stamps: 5 }));
    await painted(page);
    expect(page.url()).toBe(`${stub.url}/card/`);
    expect(await page.locator('#code b').textContent()).toBe('8F2K Q7ZD 93XM');
    expect(await stamps(page).getAttribute('aria-label')).toBe('5 de 8 sellos. Te faltan 3 para tu refresco gratis');
    await page.reload();
    await painted(page);
    await page.goto(`${stub.url}/card/#${stubSecret}`);
    await painted(page);
    await expect.poll(() => page.url()).toBe(`${stub.url}/card/`);
  });

  test.each([360, 320])('the QR has the whole width of a screen of %i px, on white', async (width) => {
    const page = await open(stubWorld({ stamps: 5 }));
    await page.setViewportSize({ width, height: 568 });
    await painted(page);
    expect(await page.locator('#qr').boundingBox()).toMatchObject({ x: 0, width });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await page.locator('#card').evaluate((card) => getComputedStyle(card).backgroundColor)).toBe('rgb(255, 255, 255)');
  });
});

test('a name of one long word does not make the card wider than the screen', async () => {
  const page = await open(longWordWorld('W'.repeat(60)));
  await page.getByRole('heading', { name: 'W'.repeat(60) }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

describe('live', () => {
  test('a stamp appears and is told politely, without a pull', async () => {
    const world = stubWorld({ stamps: 4 });
    const page = await open(world);
    await page.getByText('En vivo').waitFor();
    const pullsBefore = stub.sent.filter(({ path }) => path.startsWith('/v1/pull')).length;
    const row = world.sell(1);
    sockets.at(-1)?.send(JSON.stringify({ hint: { scope: 'card:7', head: row.judgedNo, rows: [row] } }));
    await page.getByRole('img', { name: /^5 de 8 sellos/ }).waitFor();
    expect(await page.locator('#announcement').textContent()).toBe('¡Nuevo sello! 5 de 8 sellos. Te faltan 3 para tu refresco gratis');
    expect(await page.locator('.fresh').count()).toBe(1);
    expect(stub.sent.filter(({ path }) => path.startsWith('/v1/pull'))).toHaveLength(pullsBefore);
  });

  test('law last mile: what a lost socket never told is found after it comes back', async () => {
    const world = stubWorld({ stamps: 4 });
    const page = await open(world);
    await page.getByText('En vivo').waitFor();
    world.sell(2);
    await sockets.at(-1)?.close();
    await page.getByRole('img', { name: /^6 de 8 sellos/ }).waitFor();
    await page.getByText('En vivo').waitFor();
  });

  test('a movement says why it did not count', async () => {
    const world = stubWorld({ stamps: 2 });
    world.sell(0, { class: 'refused', code: 'LIMIT_REACHED', facts: { programme: 3, per: 'day', units: 2, used: 2, nextMs: 0 } });
    const page = await open(world);
    await page.getByText('Ya van 2 hoy. Vuelve mañana.', { exact: true }).waitFor();
  });

  test('a movement that has no purchase to explain stands in the list as the others do', async () => {
    const world = stubWorld({ stamps: 1 });
    Object.assign(world.sell(1).body as object, { products: [], storeName: '' });
    const page = await open(world);
    const row = page.locator('#movements li', { hasText: 'Repuesto por Qoa tras una falla' });
    const look = (element: Element): readonly string[] => (({ display, padding, fontSize }) => [display, padding, fontSize])(getComputedStyle(element));
    expect(await row.evaluate(look)).toEqual(await page.locator('#movements summary').first().evaluate(look));
  });

  test('opened, a movement says campaign by campaign and line by line why, stays open when another comes, and asks once', async () => {
    const world = { ...stubWorld({ stamps: 2 }), said };
    const page = await open(world);
    const asked = (): number => stub.sent.filter(({ path }) => path.startsWith('/v1/card/explanations/')).length;
    const newest = page.locator('#movements summary').first();
    await newest.click();
    await page.getByText('Refresco Cielo Rojo 600 ml, por cada refresco: 1 de 3 sellos, por un tope.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(stub.sent.filter(({ path }) => path.includes('/explanations/')).map(({ path }) => path)).toEqual(['/v1/card/explanations/13?lang=es']);
    const row = world.sell(1);
    sockets[0]?.send(JSON.stringify({ hint: { scope: 'card:7', head: row.judgedNo, rows: [row] } }));
    await expect.poll(() => page.locator('#movements details').count()).toBe(3);
    expect(await page.locator('#movements details[open]').count()).toBe(1);
    await page.locator('#movements summary').nth(1).press('Enter');
    await page.locator('#movements summary').nth(1).press('Enter');
    expect(asked()).toBe(1);
  });

  test('that cannot be explained for want of signal says so, and tries again', async () => {
    const world = { ...stubWorld({ stamps: 1 }), said };
    const page = await open(world);
    await page.locator('#movements summary').waitFor();
    world.mode = 'away';
    await page.locator('#movements summary').click();
    await page.getByText('No se pudo ver el detalle. Intenta cuando tengas señal.').waitFor();
    world.mode = 'well';
    await page.locator('#movements summary').click();
    await page.locator('#movements summary').click();
    await page.getByText('Junta 8: Sumó 1 de 3', { exact: false }).waitFor();
  });
});

describe('what lies ahead', () => {
  const asks = (): number => stub.sent.filter(({ path }) => path === '/v1/card/outlook').length;
  const aheadOf = (page: Page, name: string) => page.locator('.programme').filter({ has: page.getByRole('heading', { name }) });

  test('stands in each membership with both units, the tier, what ends, the last days and the terms', async () => {
    const page = await open(richWorld(Date.now()));
    const both = aheadOf(page, 'Leche y pan de cada tarde');
    await both.getByText(/^4 sellos vencen el/).waitFor();
    for (const words of [/^Te faltan 3 para tu pan dulce/, '100 de 300 puntos', /^Este mes aún puedes sumar 80 puntos/, /^Nivel Plata\. Para ser Oro te falta: 3 compras o \$150 en compras/, /^Para seguir siendo Plata te falta: 4 compras, a más tardar el/, /^Suma hasta el .* Canjea hasta el/, /^20 puntos se pueden usar desde el/]) await both.getByText(words).first().waitFor();
    expect(await both.getByRole('listitem').first().textContent()).toMatch(/^4 sellos vencen/);
    expect(await both.getByRole('link', { name: 'Bases de la promoción' }).getAttribute('href')).toBe('/terms/11?lang=es');
    await aheadOf(page, 'Refrescos Cielo').getByText('Ya sumaste lo máximo de hoy. Vuelve mañana.').waitFor();
    await aheadOf(page, 'Verano de nieves').getByText(/^Terminó: ya no suma\. Canjea hasta el/).waitFor();
  });

  test('is asked for after the first view, and again when a row comes', async () => {
    const world = richWorld(Date.now());
    const page = await open(world);
    await page.getByText('Ya sumaste lo máximo de hoy. Vuelve mañana.').waitFor();
    expect(asks()).toBe(1);
    const row = world.sell(0, { class: 'refused', code: 'LIMIT_REACHED', facts: { programme: 3, of: 'stamp', per: 'day', units: 2, used: 2, nextMs: 0 } });
    sockets.at(-1)?.send(JSON.stringify({ hint: { scope: 'card:7', head: row.judgedNo, rows: [row] } }));
    await page.getByText('Tu última compra: No sumó: ya van 2 hoy. Vuelve mañana.').waitFor();
    await expect.poll(asks).toBe(2);
  });

  test.each([[360, 640, 'es'], [320, 568, 'es'], [320, 568, 'en'], [1280, 800, 'en']] as const)('on %i x %i in %s nothing is cut, nothing scrolls sideways, and axe finds nothing', async (width, height, locale) => {
    const page = await open(richWorld(Date.now()), `#${stubSecret}`, locale);
    await page.setViewportSize({ width, height });
    await page.locator('.ahead a').nth(2).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await violations(page)).toEqual([]);
    expect((await page.locator('.ahead a').first().boundingBox())?.height).toBeGreaterThanOrEqual(48);
  });

  test('by keyboard every terms page is reached', async () => {
    const page = await open(richWorld(Date.now()));
    await page.locator('.ahead a').nth(2).waitFor();
    const reached: (string | null)[] = [];
    for (let i = 0; i < 4; i += 1) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.getAttribute('href') ?? null));
    }
    expect(reached.filter((href) => href !== null)).toEqual(expect.arrayContaining(['/terms/3?lang=es', '/terms/11?lang=es', '/terms/21?lang=es']));
  });

  test('without signal the last that was known stays, and says how old it is', async () => {
    const page = await open(richWorld(Date.now()));
    await page.getByText(/^4 sellos vencen el/).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state));
    await page.evaluate(() => localStorage.setItem('qoa.outlook', (localStorage.getItem('qoa.outlook') ?? '').replace(/"seenAtMs":\d+/, `"seenAtMs":${Date.now() - 7_500_000}`)));
    await context.setOffline(true);
    await page.reload();
    await page.getByText(/^4 sellos vencen el/).waitFor();
    await page.getByText('Lo que sigue es de hace 2 h:').first().waitFor();
  });
});

describe('without signal', () => {
  test('opens with the last known state, then catches up by itself', async () => {
    const world = stubWorld({ stamps: 5 });
    const page = await open(world);
    await painted(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state));
    await context.setOffline(true);
    await page.reload();
    await painted(page);
    await page.getByText('Sin señal. Última vez visto ahora').waitFor();
    expect(await page.locator('#code b').textContent()).toBe('8F2K Q7ZD 93XM');
    world.sell(1);
    await context.setOffline(false);
    await page.getByRole('img', { name: /^6 de 8 sellos/ }).waitFor();
  });

  test('can be installed: a manifest with icons that are there', async () => {
    const page = await open(stubWorld({ stamps: 5 }));
    await page.locator('link[rel=manifest]').waitFor({ state: 'attached' });
    const manifest = await page.evaluate(async () => {
      const address = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? '';
      const { display, start_url: start, icons }: { display: string; start_url: string; icons: { src: string; sizes: string; purpose: string }[] } = await (await fetch(address)).json();
      const sizes = await Promise.all(icons.map(async ({ src }) => (await createImageBitmap(await (await fetch(new URL(src, address))).blob())).width));
      return { display, start, sizes, purposes: icons.map(({ purpose }) => purpose) };
    });
    expect(manifest).toEqual({ display: 'standalone', start: '/card/', sizes: [192, 512, 512], purposes: ['any', 'any', 'maskable'] });
  });

  test('a server that is away leaves the card on the screen', async () => {
    const world = stubWorld({ stamps: 5 });
    const page = await open(world);
    await painted(page);
    world.mode = 'away';
    await page.reload();
    await page.getByText('Qoa no responde. Última vez visto ahora').waitFor();
    await painted(page);
  });
});

describe('every state has a face, in words and without axe violations', () => {
  const faces: readonly (readonly [string, StubWorld, string, string])[] = [
    ['a card', stubWorld({ stamps: 5 }), `#${stubSecret}`, 'Te faltan 3 para tu refresco gratis'],
    ['a prize', stubWorld({ stamps: 8 }), `#${stubSecret}`, '¡Juntaste para tu refresco gratis! Aún no se canjea con Qoa; tus sellos siguen aquí.'],
    ['no programme yet', stubWorld({ stamps: 0, joined: false }), `#${stubSecret}`, 'Aún no tienes sellos'],
    ['a bad link', stubWorld({ stamps: 5 }), '#rotated', 'Este enlace ya no abre tu tarjeta'],
    ['no link', stubWorld({ stamps: 5 }), '', 'Falta tu enlace'],
    ['a server away', { ...stubWorld({ stamps: 5 }), mode: 'away' }, `#${stubSecret}`, 'Qoa no responde por ahora'],
  ];

  test.each(faces)('%s', async (_, world, fragment, words) => {
    const page = await open(world, fragment);
    await page.getByText(words, { exact: true }).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test('in Spanish whatever the browser prefers, in English by choice, which a reload keeps', async () => {
    const page = await open(stubWorld({ stamps: 5 }));
    await page.getByText('Te faltan 3 para tu refresco gratis').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('es-MX');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('3 to go for your refresco gratis').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await page.getByText('3 to go for your refresco gratis').first().waitFor();
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByText('Te faltan 3 para tu refresco gratis').first().waitFor();
  });
});
