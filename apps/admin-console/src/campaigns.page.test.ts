import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { launchChromium } from '@qoa/testkit/harness';
import type { Browser, BrowserContext, Locator, Page, WebSocketRoute } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stubHealth } from './stub/stub-health.ts';
import { stubDraft } from './stub/stub-parts.ts';
import { startStubConsole, stubAdmin, stubSecond, stubSupport, type StubConsole } from './stub/stub-server.ts';

const dist = mkdtempSync(join(tmpdir(), 'qoa-campaigns-'));
let browser: Browser;
let stub: StubConsole;
let contexts: BrowserContext[];
let sockets: WebSocketRoute[];

beforeAll(async () => {
  await build({ root: new URL('..', import.meta.url).pathname, logLevel: 'silent', build: { outDir: dist, emptyOutDir: true } });
  browser = await launchChromium();
});

beforeEach(async () => {
  stub = await startStubConsole(dist, stubHealth());
  [contexts, sockets] = [[], []];
});

afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await stub.stop();
});

afterAll(async () => {
  await browser.close();
  rmSync(dist, { recursive: true });
});

/** Somebody signs in, in a browser of their own. */
const comeIn = async (person: typeof stubAdmin, path: string, { width = 1280, locale = 'es-MX' } = {}): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale, reducedMotion: 'reduce' });
  contexts.push(context);
  await context.routeWebSocket(/\/v1\/live/, (socket) => {
    sockets.push(socket);
    socket.onMessage(() => socket.send(JSON.stringify({ ready: { epoch: stub.health.epoch, serverMs: 0, heads: { console: stub.rows.length } } })));
  });
  const page = await context.newPage();
  await page.goto(`${stub.url}/admin${path}`);
  await page.getByLabel(/Correo|Email/).fill(person.email);
  await page.getByLabel(/Contraseña|Password/).fill(person.password);
  await page.keyboard.press('Enter');
  await page.locator('#content h1').waitFor();
  return page;
};

/** A fact reaches every open console, as the server's socket tells it. */
const tellAll = (): void => {
  const [no, prev] = [stub.rows.length + 1, stub.rows.length];
  const row = { judgedNo: no, prev, kind: 'campaign-step', body: { campaign: 1 } };
  stub.rows.push(row);
  for (const socket of sockets) socket.send(JSON.stringify({ hint: { scope: 'console', head: no, rows: [row] } }));
};

const violations = async (page: Page): Promise<readonly string[]> => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });
const said = (page: Page, words: string): Promise<void> => page.getByRole('status').getByText(words).waitFor();
const [admin, second] = [1, 2];

/** A campaign that the admin wrote and the second person published. */
const publish = (id = 1): void => {
  stub.campaigns.play(id, admin, { do: 'edit', document: stubDraft() }, { do: 'submit' });
  stub.campaigns.play(id, second, { do: 'approve', effectiveFromMs: null });
};

describe('the list', () => {
  test('without campaigns leads to the builder, by keyboard', async () => {
    const page = await comeIn(stubAdmin, '/campanas');
    await page.getByRole('heading', { name: 'Aún no hay campañas' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Nueva campaña' }).press('Enter');
    await page.waitForURL('**/admin/campanas/nueva');
  });

  test('says what runs, what waits for somebody and what is proposed beside it', async () => {
    publish();
    stub.campaigns.play(1, second, { do: 'edit', document: stubDraft({ budget: null }) }, { do: 'submit' });
    stub.campaigns.play(2, admin, { do: 'edit', document: stubDraft({ name: 'Reto de diciembre' }) });
    stub.campaigns.setStores(1, [1, 2]);
    const page = await comeIn(stubAdmin, '/campanas');
    const row = (await page.getByTestId('campaign-1').innerText()).replaceAll('\n', ' ');
    for (const words of ['Sellos Sol', 'De Bebidas Sol · Sellos', 'Activa', 'Cambios por revisar', 'Desde 12 nov 2026', '2']) expect(row).toContain(words);
    await press(page, 'Por revisar (1)');
    expect(await page.getByTestId('campaign-2').count()).toBe(0);
    await press(page, 'Todas (2)');
    await page.getByLabel('Buscar campaña o dueño').fill('diciembre');
    expect(await page.getByTestId('campaign-1').count()).toBe(0);
  });

  test('has addresses that go back, forward and open again', async () => {
    publish();
    const page = await comeIn(stubAdmin, '/');
    await page.getByRole('link', { name: 'Campañas' }).press('Enter');
    await page.getByRole('link', { name: 'Sellos Sol' }).press('Enter');
    await page.getByRole('heading', { name: 'Sellos Sol' }).waitFor();
    expect(await page.title()).toBe('Sellos Sol · Qoa');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.goBack();
    await page.getByRole('heading', { name: 'Campañas', exact: true }).waitFor();
    await page.goForward();
    await page.reload();
    await page.getByRole('heading', { name: 'Lo que rige' }).waitFor();
    await page.goto(`${stub.url}/admin/campanas/77`);
    await page.getByText('Puede que alguien la haya descartado.').waitFor();
    await page.goto(`${stub.url}/admin/campanas/siete`);
    await page.getByRole('heading', { name: 'Esta página no existe' }).waitFor();
  });
});

describe('four eyes', () => {
  test('the author sends to review and sees who may publish; another publishes, and the author sees it without touching anything', async () => {
    stub.campaigns.play(1, admin, { do: 'edit', document: stubDraft() });
    const author = await comeIn(stubAdmin, '/campanas/1');
    await press(author, 'Enviar a revisión');
    await dialog(author, '¿Enviar a revisión?').getByRole('button', { name: 'Enviar a revisión' }).click();
    await said(author, 'Enviada a revisión');
    await author.getByText('La escribiste o la enviaste tú, así que la publica otra persona. La pueden aprobar: second@example.test.').waitFor();
    expect(await author.getByRole('button', { name: 'Aprobar' }).count()).toBe(0);

    const approver = await comeIn(stubSecond, '/campanas/1');
    await approver.getByText('La propone admin@example.test.').waitFor();
    await approver.getByText('Por cada Refresco Sol 600 ml ganas 1 sello, máximo 2 al día.').waitFor();
    await press(approver, 'Aprobar');
    expect(await violations(approver)).toEqual([]);
    await dialog(approver, '¿Aprobar y publicar?').getByRole('button', { name: 'Sí, publicar' }).click();
    await said(approver, 'Publicada');
    await approver.getByText('Las ventas cuentan ahora.').waitFor();

    tellAll();
    await author.getByText('Las ventas cuentan ahora.').waitFor();
    await author.getByText('Aprobó y publicó').waitFor();
  });

  test('a rejected proposal says why, and is corrected', async () => {
    stub.campaigns.play(1, admin, { do: 'edit', document: stubDraft() }, { do: 'submit' });
    const approver = await comeIn(stubSecond, '/campanas/1');
    await press(approver, 'Rechazar');
    const asked = dialog(approver, '¿Rechazar la propuesta?');
    await asked.getByRole('button', { name: 'Rechazar' }).click();
    await asked.getByText('Escribe el motivo: sin él nadie sabe qué corregir.').waitFor();
    await asked.getByLabel('Motivo').fill('Falta decir hasta cuándo');
    await asked.getByRole('button', { name: 'Rechazar' }).press('Enter');
    await said(approver, 'Propuesta rechazada');
    const author = await comeIn(stubAdmin, '/campanas/1');
    await author.getByText('second@example.test la rechazó: “Falta decir hasta cuándo”').waitFor();
    await press(author, 'Corregir');
    await author.waitForURL('**/campanas/1/editar');
  });

  test('somebody who looks may look, and nothing else', async () => {
    publish();
    const page = await comeIn(stubSupport, '/campanas/1');
    await page.getByText('Tu usuario solo puede mirar.').waitFor();
    expect(await page.getByRole('button', { name: /Pausar|Terminar|copia|Cambiar|Proponer/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Ensayar' }).count()).toBe(1);
  });
});

describe('a campaign that runs', () => {
  test('shows what a proposal changes, its revisions and the record, in words', async () => {
    publish();
    stub.campaigns.play(1, second, { do: 'edit', document: stubDraft({ limits: [{ ...stubDraft().limits[0]!, max: 3 }] }) }, { do: 'submit' });
    const page = await comeIn(stubAdmin, '/campanas/1');
    const changes = page.getByRole('table', { name: 'Qué cambia' });
    expect((await changes.innerText()).replaceAll(/\s+/g, ' ')).toContain('Tope 1 › máximo 2 3');
    await press(page, 'Aprobar');
    await page.getByLabel('En vigor desde una fecha').check();
    await page.getByLabel('Fecha y hora (America/Mexico_City)').fill('2026-12-01T08:00');
    await press(page, 'Sí, publicar');
    await page.getByText('Versión 2, entra en vigor 1 dic, 08:00').waitFor();
    await page.getByText(/Versión 2 Activa · Planeada/).click();
    expect(await violations(page)).toEqual([]);
  });

  test('is paused and resumed after a question, and ends with notice', async () => {
    publish();
    const page = await comeIn(stubAdmin, '/campanas/1');
    await press(page, 'Pausar');
    await dialog(page, '¿Pausar la campaña?').getByRole('button', { name: 'Pausar' }).click();
    await said(page, 'Campaña en pausa');
    await press(page, 'Reanudar');
    await dialog(page, '¿Reanudar la campaña?').getByRole('button', { name: 'Reanudar' }).click();
    await said(page, 'Campaña reanudada');
    await press(page, 'Terminar');
    const end = dialog(page, '¿Terminar la campaña?');
    await end.getByLabel('Último día para ganar (America/Mexico_City)').fill('2026-11-24');
    await end.getByLabel('Sin último día para canjear').check();
    await end.getByRole('button', { name: 'Terminar' }).click();
    await end.getByText('Los clientes deben saberlo con tiempo.').waitFor();
    await end.getByLabel('Último día para ganar (America/Mexico_City)').fill('2026-12-24');
    await end.getByRole('button', { name: 'Terminar' }).click();
    await said(page, 'Fin anunciado');
    await page.getByText('12 nov 2026 a 24 dic 2026').waitFor();
  });

  test('is copied into a draft of its own', async () => {
    publish();
    const page = await comeIn(stubAdmin, '/campanas/1');
    await press(page, 'Hacer una copia');
    await dialog(page, '¿Hacer una copia?').getByRole('button', { name: 'Hacer una copia' }).press('Enter');
    await page.waitForURL('**/campanas/2');
    await page.getByRole('heading', { name: 'Sellos Sol (copia)' }).waitFor();
  });

  test('that somebody changed meanwhile says what, and is done only after it was seen', async () => {
    publish();
    const page = await comeIn(stubAdmin, '/campanas/1');
    await press(page, 'Pausar');
    const asked = dialog(page, '¿Pausar la campaña?');
    stub.campaigns.play(1, second, { do: 'edit', document: stubDraft({ name: 'Sellos Sol de invierno' }) });
    await asked.getByRole('button', { name: 'Pausar' }).click();
    await asked.getByText('Alguien cambió esta campaña mientras la veías.').waitFor();
    await asked.getByText('Guardó el borrador').waitFor();
    await asked.getByText('second@example.test').waitFor();
    expect(await violations(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Pausar' }).click();
    await said(page, 'Campaña en pausa');
  });
});

describe('stores that take part', () => {
  test('are chosen right after another step, which is no change by somebody else', async () => {
    publish();
    const page = await comeIn(stubAdmin, '/campanas/1');
    await page.route('**/v1/admin/campaigns/1', async (route) => {
      await new Promise((later) => setTimeout(later, 300));
      await route.continue();
    });
    await press(page, 'Pausar');
    await dialog(page, '¿Pausar la campaña?').getByRole('button', { name: 'Pausar' }).click();
    await said(page, 'Campaña en pausa');
    await press(page, 'Cambiar qué tiendas participan');
    await page.getByLabel('Voluntaria').check();
    await press(page, 'Guardar participación');
    await said(page, 'Participación guardada');
  });

  test('are chosen by place, paid, and asked about before they are lost', async () => {
    publish();
    const page = await comeIn(stubAdmin, '/campanas/1');
    await press(page, 'Cambiar qué tiendas participan');
    await page.getByLabel('Administrada').check();
    await page.getByLabel('Solo las que elija').check();
    await press(page, 'Guardar participación');
    await page.getByText('Elige al menos una tienda.').waitFor();
    await page.getByLabel('Estado', { exact: true }).selectOption('Yucatán');
    await press(page, 'Elegir las que se ven');
    await page.getByText('2 tiendas elegidas · 2 de 4').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Sincronización' }).click();
    await dialog(page, '¿Salir sin guardar?').getByRole('button', { name: 'Seguir aquí' }).click();
    await page.getByLabel('Un pago').check();
    await page.getByLabel('Pesos').fill('1.50');
    await press(page, 'Guardar participación');
    await said(page, 'Participación guardada');
    await page.getByText('2 tiendas participan ahora').waitFor();
    await page.getByText('$1.50 por cada venta que suma.').waitFor();
    await page.getByRole('link', { name: 'Sincronización' }).click();
    await page.getByRole('heading', { name: 'Salud de la sincronización' }).waitFor();
  });
});

describe('a dry run', () => {
  test('can be left and shows totals, the curve as a drawing and as numbers, and reasons in words', async () => {
    publish();
    stub.dryRunMs = 800;
    const page = await comeIn(stubAdmin, '/campanas/1');
    await page.getByLabel('Días', { exact: true }).fill('91');
    await press(page, 'Ensayar');
    await page.getByText('Escribe de 1 a 90 días.').waitFor();
    await page.getByLabel('Días', { exact: true }).fill('14');
    await press(page, 'Ensayar');
    await page.getByRole('progressbar', { name: 'Ensayo' }).waitFor();
    await page.getByRole('link', { name: 'Todas las campañas' }).click();
    await page.getByRole('heading', { name: 'Campañas', exact: true }).waitFor();
    await page.goBack();
    await page.getByText('El presupuesto se acaba el 17 nov 2026.').waitFor();
    await page.getByRole('img', { name: /Presupuesto por día\. En 14 días da 9,800/ }).waitFor();
    await page.getByText('Ver los números por día').click();
    expect(await page.getByRole('table', { name: 'Presupuesto por día' }).getByRole('row').count()).toBe(15);
    expect(await page.getByRole('table', { name: 'Por qué no sumaron, o sumaron menos' }).innerText()).toContain('Presupuesto agotado');
    expect(await violations(page)).toEqual([]);
  });
});

describe('for everybody', () => {
  test.each([['desktop', 1280], ['a phone', 360], ['a small phone', 320]])('on %s nothing runs off the side, and there is no axe violation', async (_, width) => {
    publish();
    stub.campaigns.play(1, second, { do: 'edit', document: stubDraft({ budget: null, rewards: [] }) }, { do: 'submit' });
    const page = await comeIn(stubAdmin, '/campanas', { width });
    const width1 = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Sellos Sol' }).click();
    await page.getByRole('heading', { name: 'Propuesta' }).waitFor();
    await press(page, 'Cambiar qué tiendas participan');
    await page.getByLabel('Solo las que elija').check();
    expect(await violations(page)).toEqual([]);
    expect(Math.max(width1, await page.evaluate(() => document.documentElement.scrollWidth))).toBeLessThanOrEqual(width);
  });

  test('speaks English, and says when the server is away', async () => {
    publish();
    const page = await comeIn(stubAdmin, '/campanas/1', { locale: 'en-US' });
    await page.getByText('Sales count now.').waitFor();
    await page.getByText('For each Refresco Sol 600 ml you earn 1 stamp').first().waitFor();
    stub.mode = 'away';
    await page.getByRole('link', { name: 'All campaigns' }).click();
    await page.getByRole('alert').getByText('It could not be read').waitFor();
    stub.mode = 'well';
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByTestId('campaign-1').waitFor();
  });
});
