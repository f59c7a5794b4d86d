import { violations } from '@qoa/testkit/harness';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dialog, openStage, press, said, type Stage } from './stub/stage.ts';
import { stubDraft, stubReport } from './stub/stub-parts.ts';
import { stubAdmin, type StubConsole } from './stub/stub-server.ts';

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

describe('stores that take part', () => {
  test('are chosen right after another step, which is no change by somebody else', async () => {
    stage.publish();
    const page = await stage.comeIn(stubAdmin, '/campanas/1');
    await page.route('**/v1/admin/campaigns/1', async (route) => {
      await new Promise((later) => setTimeout(later, 300));
      await route.continue();
    });
    await press(page, 'Pausar');
    await dialog(page, '¿Pausar la campaña?').getByRole('button', { name: 'Pausar' }).click();
    await said(page, 'Campaña en pausa');
    await press(page, 'Cambiar qué tiendas participan');
    await page.getByLabel('Por invitación').check();
    await press(page, 'Guardar participación');
    await said(page, 'Participación guardada');
  });

  test('are chosen by place, paid, and asked about before they are lost', async () => {
    stage.publish();
    const page = await stage.comeIn(stubAdmin, '/campanas/1');
    await press(page, 'Cambiar qué tiendas participan');
    await page.getByLabel('Administrada').check();
    await page.getByLabel('Solo las que elija').check();
    await press(page, 'Guardar participación');
    await page.getByText('Elige al menos una tienda.').waitFor();
    await page.getByLabel('Estado', { exact: true }).selectOption('Jalisco');
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

describe('stores that sell a maker’s products', () => {
  test('are told by their codes, by keyboard, and codes of no store are named', async () => {
    stage.publish();
    const page = await stage.comeIn(stubAdmin, '/campanas');
    await page.getByRole('button', { name: 'Relacionar tiendas' }).press('Enter');
    const asked = dialog(page, 'Tiendas que venden una marca');
    await asked.getByLabel('Marca').selectOption('Botanas Luna');
    await asked.getByLabel('Códigos de tienda').fill('esq01, lup02\nxyz99');
    await asked.getByText('3 códigos').waitFor();
    expect(await violations(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Relacionar', exact: true }).press('Enter');
    await asked.getByText('1 tienda nueva; 1 ya lo estaban. Sin tienda: XYZ99.').waitFor();
  });
});

describe('a dry run', () => {
  test('can be left and shows totals, the curve as a drawing and as numbers, and reasons in words', async () => {
    stage.publish();
    stub.dryRunMs = 800;
    const page = await stage.comeIn(stubAdmin, '/campanas/1');
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
    expect(await page.getByText(/No hay costo en pesos/).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  test('of a campaign that says no price says so beside the figure, and which field gives one', async () => {
    stage.publish();
    const page = await stage.comeIn(stubAdmin, '/campanas/1');
    await page.route('**/v1/admin/campaigns/dry-run', (route) => route.fulfill({ json: { ...stubReport, cents: null } }));
    await press(page, 'Ensayar');
    await page.getByText('sin precio por unidad').waitFor();
    await page.getByText(/En Presupuesto, .*“Costo de cada sello o punto”/).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('for everybody', () => {
  test.each([['desktop', 1280], ['a phone', 360], ['a small phone', 320]])('on %s nothing runs off the side, and there is no axe violation', async (_, width) => {
    stage.publish();
    stub.campaigns.play(1, 2, { do: 'edit', document: stubDraft({ budget: null, rewards: [] }) }, { do: 'submit' });
    const page = await stage.comeIn(stubAdmin, '/campanas', { width });
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
    stage.publish();
    const page = await stage.comeIn(stubAdmin, '/campanas/1');
    await page.getByRole('button', { name: 'English' }).click();
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
