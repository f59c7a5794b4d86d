import { builtApp, launchChromium, violations } from '@qoa/testkit/harness';
import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import { consoleWords } from '@qoa/messages';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { stubHealth, stubRow } from './stub/stub-health.ts';
import { startStubConsole, stubAdmin } from './stub/stub-server.ts';
import type { StubConsole } from './stub/stub-server.ts';

let browser: Browser;
let stub: StubConsole;
let context: BrowserContext;
let sockets: WebSocketRoute[];

beforeAll(async () => {
  browser = await launchChromium();
});

afterEach(async () => {
  await context.close();
  await stub.stop();
});

afterAll(() => browser.close());

interface Opening {
  readonly signedIn?: boolean;
  readonly health?: ReturnType<typeof stubHealth>;
  readonly width?: number;
  readonly locale?: string;
}

const open = async ({ signedIn = true, health = stubHealth(), width = 1440, locale = 'es-MX' }: Opening = {}): Promise<Page> => {
  stub = await startStubConsole(builtApp('admin-console'), health, health.stores.length === 0 ? [] : [stubRow(1), stubRow(2, { class: 'refused', code: 'LIMIT_REACHED', given: [] })]);
  stub.signedIn = signedIn;
  context = await browser.newContext({ viewport: { width, height: 800 }, locale, reducedMotion: 'reduce' });
  sockets = [];
  await context.routeWebSocket(/\/v1\/live/, (socket) => {
    sockets.push(socket);
    socket.onMessage(() => socket.send(JSON.stringify({ ready: { epoch: health.epoch, serverMs: 0, heads: { console: stub.rows.length } } })));
  });
  if (signedIn) await context.addInitScript(() => localStorage.setItem('qoa.console.signed-in', '1'));
  const page = await context.newPage();
  await page.goto(`${stub.url}/admin/`);
  return page;
};

const row = (page: Page, id: string) => page.getByTestId(`device-${id}`);

describe('signing in', () => {
  test('the language is chosen at the door, and kept inside', async () => {
    const page = await open({ signedIn: false, locale: 'en-US' });
    await page.getByRole('heading', { name: 'Entra a la consola' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: consoleWords.en.signInTitle }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: consoleWords.en.signInTitle }).waitFor();
  });

  test('a wrong password says so, the right one opens the board, and signing out leaves it', async () => {
    const page = await open({ signedIn: false });
    await page.getByLabel('Correo').fill(stubAdmin.email);
    await page.getByLabel('Contraseña').fill('wrong');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Entrar' }).click();
    await page.getByRole('alert').getByText('El correo y la contraseña no coinciden. Revísalos e intenta de nuevo.').waitFor();
    await page.getByLabel('Contraseña').fill(stubAdmin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Salud de la sincronización' }).waitFor();
    await page.getByRole('button', { name: 'Salir' }).click();
    await page.getByRole('heading', { name: 'Entra a la consola' }).waitFor();
  });

  test('a session that ends says so', async () => {
    const page = await open();
    await page.getByText('En vivo').waitFor();
    stub.signedIn = false;
    sockets.at(-1)?.send(JSON.stringify({ health: { enrolment: 'a' } }));
    await page.getByText('Tu sesión terminó. Entra de nuevo.').waitFor();
  });
});

describe('the board', () => {
  test('shows every phone with its state in words', async () => {
    const page = await open();
    await row(page, 'b40e77aa19c3d5f2').getByText('Atrasado').waitFor();
    const late = await row(page, 'b40e77aa19c3d5f2').innerText();
    for (const words of ['b40e77', '41', 'el más viejo: 3 h', '1 h adelantado', 'no protegido', 'hace 2 h']) expect(late).toContain(words);
    await row(page, '27d09be4418a6f03').getByText('5 de 64').click();
    await row(page, '27d09be4418a6f03').getByText('Tope alcanzado').waitFor();
  });

  test('a queue that drains is seen without touching anything', async () => {
    const page = await open();
    await page.getByText('En vivo').waitFor();
    const [first, ...others] = stub.health.stores;
    stub.health = { ...stub.health, stores: [{ ...first!, devices: first!.devices.map((device) => ({ ...device, queuedEvents: 0, oldestQueuedAtMs: null })) }, ...others] };
    sockets.at(-1)?.send(JSON.stringify({ health: { enrolment: '27d09be4418a6f03' } }));
    await row(page, '27d09be4418a6f03').getByText('Al día').waitFor();
  });

  test('what happens is told live and can be held still', async () => {
    const page = await open();
    await page.getByText('En vivo').waitFor();
    const tell = (n: number): void => {
      const told = stubRow(n);
      stub.rows.push(told);
      sockets.at(-1)?.send(JSON.stringify({ hint: { scope: 'console', head: n, rows: [told] } }));
    };
    await page.getByText('Tope alcanzado').last().waitFor();
    tell(3);
    await expect.poll(() => page.locator('.stream li').count()).toBe(3);
    await page.getByRole('button', { name: 'Pausar' }).click();
    tell(4);
    await page.getByRole('button', { name: 'Seguir' }).click();
    await expect.poll(() => page.locator('.stream li').count()).toBe(4);
  });

  test('an event, opened, says campaign by campaign why, in words and codes, by keyboard', async () => {
    const page = await open({ width: 1280 });
    stub.said = [{ depth: 0, text: 'No sumó: ya van 2 hoy. Vuelve mañana.' }, { depth: 1, text: 'Junta 8: No sumó: ya van 2 hoy. Vuelve mañana.' }, { depth: 2, text: 'Refresco Cielo Rojo 600 ml, por cada refresco: 0 de 1 sello, por un tope.' }, { depth: 1, text: 'Puntos Mar: La venta quedó; el producto no está en promoción.' }];
    const why = page.locator('.stream').getByRole('button', { name: /¿Por qué\?/ }).first();
    await why.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Refresco Cielo Rojo 600 ml, por cada refresco: 0 de 1 sello, por un tope.').waitFor();
    expect(await page.locator('.stream code').allTextContents()).toEqual(['LIMIT_REACHED', 'LIMIT_REACHED', 'CUT', 'PRODUCT_NOT_IN_CAMPAIGN']);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.stream code').count()).toBe(0);
  });

  test('shows only problems when asked, and finds a store', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Con problemas (2)' }).click();
    await expect.poll(() => page.locator('[data-testid^=device-]').count()).toBe(2);
    await page.getByLabel('Buscar tienda o teléfono').fill('esquina');
    await page.getByText('Nada coincide con la búsqueda').waitFor();
  });

  test('a server away leaves what is known on the screen and says so', async () => {
    const page = await open();
    await page.getByText('En vivo').waitFor();
    stub.mode = 'away';
    sockets.at(-1)?.send(JSON.stringify({ health: { enrolment: 'a' } }));
    await page.getByText(/Sin conexión con el servidor\. Lo que ves es de/).waitFor();
    expect(await page.locator('[data-testid^=device-]').count()).toBe(6);
  });
});

describe('what can be done', () => {
  test('an enrolment code is made by keyboard, shown as QR and text, and gives the focus back', async () => {
    const page = await open();
    const opener = page.getByRole('button', { name: 'Nuevo código de alta para Abarrotes La Esquina' });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Código de alta para Abarrotes La Esquina' });
    await dialog.getByRole('img', { name: 'QR del código de alta' }).waitFor();
    expect(await page.getByTestId('enrolment-code').textContent()).toBe('4G7KX-2M9QT');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('a phone is revoked only after a second question', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Dar de baja el teléfono b40e77' }).click();
    await page.getByText('Aún tiene 41 eventos en cola: todavía los puede entregar.').waitFor();
    await page.getByRole('button', { name: 'Cancelar' }).click();
    expect(stub.revoked).toEqual([]);
    await page.getByRole('button', { name: 'Dar de baja el teléfono b40e77' }).click();
    await page.getByRole('button', { name: 'Sí, dar de baja' }).click();
    await page.getByRole('status').getByText('Teléfono b40e77 dado de baja').waitFor();
    expect(stub.revoked).toEqual(['b40e77aa19c3d5f2']);
  });

  test('a rescue file is brought in, and told sale by sale', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Importar archivo de rescate' }).click();
    const dialog = page.getByRole('dialog', { name: 'Archivo de rescate' });
    const lines = ['# QOA RESCUE 1', 'A'.repeat(80), 'B'.repeat(80), 'torn'];
    await dialog.getByLabel('Elegir archivo').setInputFiles({ name: 'rescue.txt', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) });
    await dialog.getByText('Teléfono b40e77: 1 venta').waitFor();
    expect((await dialog.locator('dl').innerText()).replaceAll('\n', ' ')).toContain('Dañadas o falsas 2');
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('Elegir archivo').setInputFiles({ name: 'other.txt', mimeType: 'text/plain', buffer: Buffer.from('Hola') });
    await dialog.getByText('Ese archivo no trae ventas de Qoa.').waitFor();
  });

  test('what is lost is told in words, store by store, and closed by keyboard with a reason', async () => {
    const page = await open();
    const loss = page.getByTestId('loss-9003');
    await loss.getByText('Faltan 3 ventas: números 41–43. Ya llegaron 2 ventas. La tienda aún puede traerlas por recibo o por archivo.').waitFor();
    expect(await page.locator('.losses h3').first().textContent()).toBe('Abarrotes Lupita');
    await loss.getByRole('button', { name: 'Cerrar: Se borró lo que guardaba, teléfono b40e77' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '¿Cerrar esta pérdida? Se borró lo que guardaba' });
    await dialog.getByRole('radio', { name: 'No faltaba nada' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Cerrar la pérdida' }).press('Enter');
    await page.getByRole('status').getByText('Pérdida cerrada').waitFor();
    expect(stub.decided).toEqual(['/v1/admin/losses/9003/close written-off']);
    await page.getByText('Cerradas (2)').click();
    await loss.getByText('Se da por perdida. La cerró admin@example.test').waitFor();
  });

  test('what is held is told without its card, and counted by keyboard with a reason', async () => {
    const page = await open();
    const hold = page.getByTestId('hold-8001');
    await hold.getByText(/Esta: 2 × Refresco Cielo Rojo 600 ml, Pan Dulce, con tarjeta, vendida/).waitFor();
    await hold.getByText(/La primera con ese número: Agua Clarita 1 L, sin tarjeta, vendida .* Se contó: Sin tarjeta\./).waitFor();
    await hold.getByRole('button', { name: 'Decidir: Número repetido, Teléfono f9925c #118' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '¿Se cuenta? Número repetido' });
    await dialog.getByText('Si se cuenta ahora, suma 2 sellos.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Decidir' }).isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: 'Contarla', exact: true }).press('Space');
    await dialog.getByLabel(/¿Por qué\?/).fill('La tienda hizo las dos ventas');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Decidir' }).press('Enter');
    await page.getByRole('status').getByText('Venta contada').waitFor();
    expect(stub.decided).toEqual(['/v1/admin/holds/8001/decide count La tienda hizo las dos ventas']);
    await page.getByText('Por decidir: 1').waitFor();
    await page.getByText('Decididas (2)').click();
    await hold.getByText(/Sumó\. Lo decidió admin@example\.test, .*: «La tienda hizo las dos ventas»/).waitFor();
  });

  test('whoever decides on what somebody changed meanwhile is shown what there is now, and decides again', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Decidir: Número repetido, Teléfono f9925c #118' }).click();
    const dialog = page.getByRole('dialog', { name: '¿Se cuenta? Número repetido' });
    await dialog.getByRole('radio', { name: 'No contarla' }).check();
    await dialog.getByLabel(/¿Por qué\?/).fill('Es la misma');
    stub.health = { ...stub.health, holds: { ...stub.health.holds, shown: stub.health.holds.shown.map((hold) => (hold.no === 8001 ? { ...hold, seenNo: 8_050, first: { ...hold.first!, answer: { class: 'accepted', code: null } } } : hold)) } };
    await dialog.getByRole('button', { name: 'Decidir' }).click();
    await dialog.getByText('Algo cambió con ese número mientras lo revisabas. Mira lo que dice ahora y decide otra vez.').waitFor();
    await dialog.getByText('Esto es lo que hay ahora.').waitFor();
    await dialog.getByText(/La primera con ese número: .* Sumó\./).waitFor();
    expect(stub.decided).toEqual([]);
    await dialog.getByRole('button', { name: 'Decidir' }).click();
    await page.getByRole('status').getByText('Venta no contada').waitFor();
    expect(stub.decided).toEqual(['/v1/admin/holds/8001/decide refuse Es la misma']);
  });

  test('a phone is declared lost only after a second question', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Declarar perdido el teléfono b40e77' }).click();
    await page.getByText('Lo que llegue después, por recibo, por archivo o del propio teléfono, cuenta igual.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sí, declararlo perdido' }).click();
    await page.getByRole('status').getByText('Teléfono b40e77 declarado perdido').waitFor();
    expect(stub.decided).toEqual(['/v1/admin/enrolments/b40e77aa19c3d5f2/declare-lost']);
  });

  test('the stream tells of phones and losses, with store and phone', async () => {
    const page = await open();
    await page.getByText('En vivo').waitFor();
    const rows = [
      { judgedNo: 3, prev: 2, kind: 'enrolled', body: { enrolment: 'b40e77aa19c3d5f2', store: 2 } },
      { judgedNo: 4, prev: 3, kind: 'loss-opened', body: stubHealth().losses[0] },
    ];
    stub.rows.push(...rows);
    sockets.at(-1)?.send(JSON.stringify({ hint: { scope: 'console', head: 4, rows } }));
    const stream = page.locator('.stream');
    await stream.getByText('Pérdida notada').waitFor();
    expect(await stream.locator('li').first().innerText()).toContain('Se borró lo que guardaba');
    expect(await stream.locator('li').nth(1).innerText()).toContain('Abarrotes Lupita · b40e77');
  });

  test('support may only look', async () => {
    const page = await open({ health: stubHealth({ reader: 'support' }) });
    await page.getByText('Al día').first().waitFor();
    expect(await page.getByRole('button', { name: /Dar de baja|Nuevo código|Importar|Cerrar:|Declarar|Decidir/ }).count()).toBe(0);
  });
});

describe('for everybody', () => {
  test.each([['desktop', 1440], ['a phone', 360]])('on %s there is no axe violation and nothing runs off the side', async (_, width) => {
    const page = await open({ width });
    await page.getByText('Al día').first().waitFor();
    await page.locator('.stream li').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  test('without stores it says what comes next: in Spanish whatever the browser prefers, in English by choice', async () => {
    const page = await open({ health: stubHealth({ stores: [] }), locale: 'en-US' });
    await page.getByText('Aún no hay tiendas').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('No stores yet').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await page.getByText('No stores yet').waitFor();
  });
});
