import { violations } from '@qoa/testkit/harness';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dialog, openStage, press, said, type Stage } from './stub/stage.ts';
import { stubNowMs } from './stub/stub-health.ts';
import { stubDraft } from './stub/stub-parts.ts';
import { stubAdmin, stubSecond, stubSupport, type StubConsole } from './stub/stub-server.ts';

let stage: Stage;
let stub: StubConsole;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  stub = await stage.begin();
});
afterEach(() => stage.finish());
afterAll(() => stage.close());

const [admin, second] = [1, 2];

/** Runs in the page: how far to the right anything that can be seen reaches. */
const widest = (): number => Math.max(...[...document.querySelectorAll('body *')].filter((element) => element.checkVisibility()).map((element) => Math.floor(element.getBoundingClientRect().right)));

describe('the list', () => {
  test('without campaigns leads to the builder, by keyboard', async () => {
    const page = await stage.comeIn(stubAdmin, '/campanas');
    await page.getByRole('heading', { name: 'Aún no hay campañas' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Nueva campaña' }).press('Enter');
    await page.waitForURL('**/admin/campanas/nueva');
  });

  test('says what runs, what waits for somebody and what is proposed beside it', async () => {
    stage.publish();
    stub.campaigns.play(1, second, { do: 'edit', document: stubDraft({ budget: null }) }, { do: 'submit' });
    stub.campaigns.play(2, admin, { do: 'edit', document: stubDraft({ name: 'Reto de diciembre' }) });
    stub.campaigns.setStores(1, [1, 2]);
    const page = await stage.comeIn(stubAdmin, '/campanas');
    const row = (await page.getByTestId('campaign-1').innerText()).replaceAll('\n', ' ');
    for (const words of ['Sellos Sol', 'De Bebidas Sol · Sellos', 'Activa', 'Cambios por revisar', 'Desde 12 nov 2026', '2']) expect(row).toContain(words);
    await press(page, 'Por revisar (1)');
    expect(await page.getByTestId('campaign-2').count()).toBe(0);
    await press(page, 'Todas (2)');
    await page.getByLabel('Buscar campaña o dueño').fill('diciembre');
    expect(await page.getByTestId('campaign-1').count()).toBe(0);
  });

  test.each([360, 1366])('a name of one long word is broken on a screen of %i px, in the list, on its page and in the builder', async (width) => {
    const word = 'W'.repeat(100);
    stub.campaigns.play(1, admin, { do: 'edit', document: stubDraft({ name: word, rewards: stubDraft().rewards.map((reward) => ({ ...reward, name: word.slice(0, 60) })) }) });
    const page = await stage.comeIn(stubAdmin, '/campanas');
    await page.setViewportSize({ width, height: 640 });
    for (const [path, shown] of [['', 'Borradores (1)'], ['/1', 'Bases completas'], ['/1/editar', 'Así se lee']] as const) {
      await page.goto(`${stub.url}/admin/campanas${path}`);
      await page.getByText(shown).first().waitFor();
      expect(await page.evaluate(widest), path).toBeLessThanOrEqual(width);
    }
  });

  test('has addresses that go back, forward and open again', async () => {
    stage.publish();
    const page = await stage.comeIn(stubAdmin, '/');
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
    const author = await stage.comeIn(stubAdmin, '/campanas/1');
    await press(author, 'Enviar a revisión');
    await dialog(author, '¿Enviar a revisión?').getByRole('button', { name: 'Enviar a revisión' }).click();
    await said(author, 'Enviada a revisión');
    await author.getByText('La escribiste o la enviaste tú, así que la publica otra persona. La pueden aprobar: second@example.test.').waitFor();
    expect(await author.getByRole('button', { name: 'Aprobar' }).count()).toBe(0);

    const approver = await stage.comeIn(stubSecond, '/campanas/1');
    await approver.getByText('La propone admin@example.test.').waitFor();
    await approver.getByText('Por cada Refresco Sol 600 ml ganas 1 sello, máximo 2 al día.').waitFor();
    await press(approver, 'Aprobar');
    expect(await violations(approver)).toEqual([]);
    await dialog(approver, '¿Aprobar y publicar?').getByRole('button', { name: 'Sí, publicar' }).click();
    await said(approver, 'Publicada');
    await approver.getByText('Las ventas cuentan ahora.').waitFor();

    stage.tellAll();
    await author.getByText('Las ventas cuentan ahora.').waitFor();
    await author.getByText('Aprobó y publicó').waitFor();
    expect(await author.getByText('Enviada a revisión').count()).toBe(0);
  });

  test('whoever publishes sees what its author was warned of', async () => {
    stage.publish();
    stub.campaigns.play(2, admin, { do: 'edit', document: stubDraft({ name: 'Reto de diciembre' }) }, { do: 'submit' });
    const approver = await stage.comeIn(stubSecond, '/campanas/2');
    await approver.getByRole('heading', { name: '1 aviso para revisar' }).waitFor();
    await approver.getByText('Coincide con “Sellos Sol” en productos, tiendas y fechas. Una compra sumará en las dos.').waitFor();
    expect(await violations(approver)).toEqual([]);
  });

  test('a rejected proposal says why, and is corrected', async () => {
    stub.campaigns.play(1, admin, { do: 'edit', document: stubDraft() }, { do: 'submit' });
    const approver = await stage.comeIn(stubSecond, '/campanas/1');
    await press(approver, 'Rechazar');
    const asked = dialog(approver, '¿Rechazar la propuesta?');
    await asked.getByRole('button', { name: 'Rechazar' }).click();
    await asked.getByText('Escribe el motivo: sin él nadie sabe qué corregir.').waitFor();
    await asked.getByLabel('Motivo').fill('Falta decir hasta cuándo');
    await asked.getByRole('button', { name: 'Rechazar' }).press('Enter');
    await said(approver, 'Propuesta rechazada');
    const author = await stage.comeIn(stubAdmin, '/campanas/1');
    await author.getByText('second@example.test la rechazó: “Falta decir hasta cuándo”').waitFor();
    await approver.getByText('La rechazaste tú: “Falta decir hasta cuándo”').waitFor();
    await press(author, 'Corregir');
    await author.waitForURL('**/campanas/1/editar');
    // What was missing may stand elsewhere, as in who takes part: it is sent again as it was.
    await press(author, 'Enviar a revisión');
    await author.getByText('Espera que otra persona la apruebe.').waitFor();
  });

  test('somebody who looks may look, and nothing else', async () => {
    stage.publish();
    const page = await stage.comeIn(stubSupport, '/campanas/1');
    await page.getByText('Tu usuario solo puede mirar.').waitFor();
    expect(await page.getByRole('button', { name: /Pausar|Terminar|copia|Cambiar|Proponer/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Ensayar' }).count()).toBe(1);
  });
});

test('a campaign that has not begun is called off, with a reason and with what courtesy keeps', async () => {
  stub.campaigns.play(1, admin, { do: 'edit', document: stubDraft({ startsAtMs: stubNowMs + 86_400_000 }) }, { do: 'submit' });
  stub.campaigns.play(1, second, { do: 'approve', effectiveFromMs: null });
  stub.campaigns.setStores(1, [1, 2, 3]);
  const page = await stage.comeIn(stubAdmin, '/campanas/1');
  await page.getByRole('heading', { name: 'Lo que va a regir' }).waitFor();
  await page.getByText('3 tiendas van a participar').waitFor();
  await page.getByText(/^Versión 1 Aún no empieza · /).waitFor();
  await press(page, 'Retirar antes de que empiece');
  const asked = dialog(page, '¿Retirarla antes de que empiece?');
  await asked.getByText('lo que venda así cuenta si llega en menos de 1 día').waitFor();
  await asked.getByRole('button', { name: 'Retirar antes de que empiece' }).click();
  await asked.getByText('Escribe el motivo: queda en la bitácora.').waitFor();
  expect(await violations(page)).toEqual([]);
  await asked.getByLabel('Motivo').fill('No llegó el producto');
  await asked.getByRole('button', { name: 'Retirar antes de que empiece' }).press('Enter');
  await said(page, 'Campaña retirada');
  await page.getByText('Se retiró antes de empezar: nunca sumó.').waitFor();
  await page.getByText('Motivo: “No llegó el producto”').waitFor();
  expect(await page.getByRole('button', { name: 'Hacer una copia' }).count()).toBe(1);
  await page.getByText('3 tiendas iban a participar').waitFor();
  await page.getByText(/^Versión 2 Retirada · /).waitFor();
  expect(await page.getByText(/Lo que rige|En vigor|terminó|participan ahora/).count()).toBe(0);
});

describe('a change that is planned', () => {
  const plan = (inMs: number): void => {
    stage.publish();
    stub.campaigns.play(1, second, { do: 'edit', document: stubDraft({ name: 'Sellos Sol de invierno' }) }, { do: 'submit' });
    stub.campaigns.play(1, admin, { do: 'approve', effectiveFromMs: stubNowMs + inMs });
  };

  test('stands beside what holds with what it changes, and is where further proposals begin', async () => {
    plan(3 * 86_400_000);
    const page = await stage.comeIn(stubAdmin, '/campanas/1');
    await page.getByText('En qué cambia lo de antes').click();
    expect((await page.getByRole('table', { name: 'En qué cambia lo de antes' }).innerText()).replaceAll(/\s+/g, ' ')).toContain('Sellos Sol Sellos Sol de invierno');
    await page.getByText(/^Los cambios parten de la versión 2, planeada para .*, para que no se pierda lo ya acordado\./).waitFor();
    expect(await violations(page)).toEqual([]);
    await press(page, 'Proponer cambios');
    expect(await page.getByLabel('Nombre de la campaña').inputValue()).toBe('Sellos Sol de invierno');
    stub.campaigns.play(1, second, { do: 'edit', document: stubDraft({ name: 'Sellos Sol de enero' }) }, { do: 'submit' });
    await page.goto(`${stub.url}/admin/campanas/1`);
    await page.getByRole('table', { name: 'Qué cambia de la versión 2, ya planeada' }).getByText('Sellos Sol de enero').waitFor();
    await press(page, 'Aprobar');
    await dialog(page, '¿Aprobar y publicar?').getByText(/^Ya está planeada la versión 2 para /).waitFor();
  });

  test.each([
    [3 * 86_400_000, 'far', 0],
    [3_600_000, 'within the courtesy', 1],
  ])('is withdrawn with a reason, at 320 px; %i ms ahead is %s', async (inMs, _how, saysLate) => {
    plan(inMs);
    const page = await stage.comeIn(stubAdmin, '/campanas/1', { width: 320 });
    await press(page, 'Retirar este cambio: versión 2');
    const asked = dialog(page, '¿Retirar el cambio planeado?');
    expect(await asked.getByText('lo que venda así cuenta si llega en menos de 1 día').count()).toBe(saysLate);
    await asked.getByRole('button', { name: 'Retirar este cambio' }).click();
    await asked.getByText('Escribe el motivo: queda en la bitácora.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await asked.getByLabel('Motivo').fill('El precio estaba mal');
    await asked.getByRole('button', { name: 'Retirar este cambio' }).press('Enter');
    await said(page, 'Cambio retirado');
    await page.getByText('Motivo: “El precio estaba mal”').waitFor();
    expect(await page.getByText(/^Versión 2, entra en vigor/).count()).toBe(0);
    await page.getByText(/^Versión 3 Activa · En vigor · /).waitFor();
  });
});

test.each(['/', '/campanas', '/campanas/1', '/campanas/1/editar'])('on a small laptop nothing of %s runs off the side', async (path) => {
  stage.publish();
  const page = await stage.comeIn(stubAdmin, path, { width: 1024 });
  await page.getByText(/Sellos Sol|Abarrotes Lupita|Lo básico/).first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1024);
});

describe('a campaign that runs', () => {
  test('shows what a proposal changes, its revisions and the record, in words', async () => {
    stage.publish();
    stub.campaigns.play(1, second, { do: 'edit', document: stubDraft({ limits: [{ ...stubDraft().limits[0]!, max: 3 }] }) }, { do: 'submit' });
    const page = await stage.comeIn(stubAdmin, '/campanas/1');
    const changes = page.getByRole('table', { name: 'Qué cambia' });
    expect((await changes.innerText()).replaceAll(/\s+/g, ' ')).toContain('Tope 1 › máximo 2 3');
    await press(page, 'Aprobar');
    await page.getByLabel('En vigor desde una fecha').check();
    await page.getByLabel('Fecha y hora (Ciudad de México)').fill('2026-12-01T08:00');
    await press(page, 'Sí, publicar');
    await page.getByText('Versión 2, entra en vigor 1 dic, 08:00').waitFor();
    await page.getByText(/Versión 2 Activa · Planeada/).click();
    expect(await violations(page)).toEqual([]);
  });

  test('is paused and resumed after a question, and ends with notice', async () => {
    stage.publish();
    const page = await stage.comeIn(stubAdmin, '/campanas/1');
    await press(page, 'Pausar');
    await dialog(page, '¿Pausar la campaña?').getByRole('button', { name: 'Pausar' }).click();
    await said(page, 'Campaña en pausa');
    await press(page, 'Reanudar');
    await dialog(page, '¿Reanudar la campaña?').getByRole('button', { name: 'Reanudar' }).click();
    await said(page, 'Campaña reanudada');
    await press(page, 'Terminar');
    const end = dialog(page, '¿Terminar la campaña?');
    await end.getByLabel('Último día para ganar (Ciudad de México)').fill('2026-11-24');
    await end.getByLabel('Sin último día para canjear').check();
    await end.getByRole('button', { name: 'Terminar' }).click();
    await end.getByText('Los clientes deben saberlo con tiempo.').waitFor();
    await end.getByLabel('Último día para ganar (Ciudad de México)').fill('2026-12-24');
    await end.getByRole('button', { name: 'Terminar' }).click();
    await said(page, 'Fin anunciado');
    await page.getByText('12 nov 2026 a 24 dic 2026').waitFor();
  });

  test('is copied into a draft of its own', async () => {
    stage.publish();
    const page = await stage.comeIn(stubAdmin, '/campanas/1');
    await press(page, 'Hacer una copia');
    await dialog(page, '¿Hacer una copia?').getByRole('button', { name: 'Hacer una copia' }).press('Enter');
    await page.waitForURL('**/campanas/2');
    await page.getByRole('heading', { name: 'Sellos Sol (copia)' }).waitFor();
  });

  test('that somebody changed meanwhile says what, and is done only after it was seen', async () => {
    stage.publish();
    const page = await stage.comeIn(stubAdmin, '/campanas/1');
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
