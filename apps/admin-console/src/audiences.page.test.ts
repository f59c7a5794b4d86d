import { violations } from '@qoa/testkit/harness';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { dialog, openStage, press, type Stage } from './stub/stage.ts';
import { stubCardLink, stubLongWord } from './stub/stub-audiences.ts';
import { stubAdmin, stubSupport } from './stub/stub-server.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => void (await stage.begin()));
afterEach(() => stage.finish());
afterAll(() => stage.close());

test('a segment is made by the codes of its cards, by keyboard, and codes of nobody are shown as text', async () => {
  const page = await stage.comeIn(stubAdmin, '/grupos');
  await page.getByRole('button', { name: 'Grupo nuevo' }).press('Enter');
  const asked = dialog(page, 'Grupo nuevo');
  await asked.getByLabel('Nombre del grupo').fill('Vecinos');
  await asked.getByLabel('Códigos de tarjeta').fill('4hmasw9nf6yn\n=HYPERLINK("x")\n__proto__');
  await asked.getByText('5 códigos').waitFor();
  expect(await violations(page)).toEqual([]);
  await asked.getByRole('button', { name: 'Agregar', exact: true }).press('Enter');
  await asked.getByText('Listo: 1 entró.').waitFor();
  await asked.getByText('=HYPERLINK( X ) __PROTO__').waitFor();
  await asked.getByRole('button', { name: 'Cerrar' }).click();
  await page.getByRole('region', { name: 'Grupos de tarjetas' }).getByText('Vecinos', { exact: true }).waitFor();
  await page.getByText('1 tarjeta entró a “Vecinos”').waitFor();
});

test('a file of codes takes stores out of a list', async () => {
  const page = await stage.comeIn(stubAdmin, '/grupos');
  await press(page, 'Agregar o quitar en piloto');
  const asked = dialog(page, 'piloto');
  await asked.getByLabel('Quitar').check();
  await asked.getByLabel('O un archivo CSV').setInputFiles({ name: 'tiendas.csv', mimeType: 'text/csv', buffer: Buffer.from('"esq01";"lup02"\r\n') });
  await asked.getByText('2 códigos').waitFor();
  await asked.getByRole('button', { name: 'Quitar', exact: true }).click();
  await asked.getByText('Listo: 2 salieron.').waitFor();
  await asked.getByRole('button', { name: 'Cerrar' }).click();
  await page.getByText('Aún no hay listas.').waitFor();
});

test('stores are placed by rows of a sheet, and a row that says nothing is told by its number', async () => {
  const page = await stage.comeIn(stubAdmin, '/grupos');
  await press(page, 'Ubicar tiendas');
  const asked = dialog(page, 'Ubicar tiendas');
  await asked.getByLabel('Renglones').fill('código;tipo\nesq01;Minisúper;Yucatán;Mérida');
  await asked.getByText('Estos renglones no se entienden: 1.').waitFor();
  expect(await violations(page)).toEqual([]);
  await asked.getByLabel('Renglones').fill('esq01;Minisúper;Yucatán;Mérida');
  await asked.getByRole('button', { name: 'Guardar lugares' }).click();
  await asked.getByText('Listo: 1 tienda cambió.').waitFor();
  await asked.getByRole('button', { name: 'Cerrar' }).click();
  await page.getByText('1 tienda cambió de tipo o lugar').waitFor();
});

test('a card gets a new link after a second question, shown once, and the journal says so', async () => {
  const page = await stage.comeIn(stubAdmin, '/grupos');
  const panel = page.getByRole('region', { name: 'Enlace de una tarjeta' });
  await panel.getByLabel('Código de la tarjeta').fill('no');
  await panel.getByRole('button', { name: 'Hacer un enlace nuevo' }).press('Enter');
  await panel.getByText('Escribe los 12 símbolos de la tarjeta').waitFor();
  await panel.getByLabel('Código de la tarjeta').fill('4hmasw9nf6yn');
  await panel.getByRole('button', { name: 'Hacer un enlace nuevo' }).press('Enter');
  await dialog(page, '¿Hacer un enlace nuevo?').getByRole('button', { name: 'Sí, hacer enlace' }).press('Enter');
  expect(await panel.getByTestId('card-link').textContent()).toBe(stubCardLink);
  await panel.getByRole('img', { name: 'QR del enlace nuevo' }).waitFor();
  await page.getByText('Una tarjeta tiene otro enlace').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('a card is erased after a second question, and the journal says who did it and not which', async () => {
  const page = await stage.comeIn(stubAdmin, '/grupos');
  const panel = page.getByRole('region', { name: 'Borrar una tarjeta' });
  await panel.getByLabel('Código de la tarjeta').fill('no');
  await panel.getByRole('button', { name: 'Borrar la tarjeta' }).press('Enter');
  await panel.getByText('Escribe los 12 símbolos de la tarjeta').waitFor();
  await panel.getByLabel('Código de la tarjeta').fill('4hmasw9nf6yn');
  await panel.getByRole('button', { name: 'Borrar la tarjeta' }).press('Enter');
  const asked = dialog(page, '¿Borrar esta tarjeta para siempre?');
  await asked.waitFor();
  expect(await violations(page)).toEqual([]);
  await asked.getByRole('button', { name: 'Sí, borrar para siempre' }).press('Enter');
  await panel.getByText('La tarjeta quedó borrada.').waitFor();
  await page.getByText('Una tarjeta se borró a petición de su dueño').waitFor();
  expect(await violations(page)).toEqual([]);
});

test('a maker gets a permit, and a birthday is corrected without being shown', async () => {
  const page = await stage.comeIn(stubAdmin, '/grupos');
  const sol = page.getByRole('group', { name: 'Permisos de Bebidas Sol' });
  await sol.getByLabel('Alcohol').check();
  await sol.getByRole('button', { name: 'Guardar permisos' }).click();
  await page.getByText('Bebidas Sol puede nombrar: alcohol').waitFor();
  const birthdays = page.getByRole('region', { name: 'Cumpleaños' });
  await birthdays.getByRole('button', { name: 'Corregir' }).click();
  await birthdays.getByText('Escribe los 12 símbolos de la tarjeta, o pega el texto de su QR.').waitFor();
  await birthdays.getByLabel('Código de la tarjeta').fill('QOA:C/4HMASW9NF6YN');
  await birthdays.getByRole('button', { name: 'Corregir' }).click();
  await birthdays.getByText('Elige el día y el mes.').waitFor();
  await birthdays.getByLabel('Día').selectOption('31');
  await birthdays.getByLabel('Mes').selectOption('febrero');
  expect(await birthdays.getByLabel('Día').inputValue()).toBe('29');
  await birthdays.getByRole('button', { name: 'Corregir' }).click();
  const asked = dialog(page, '¿Cambiar el cumpleaños?');
  await asked.getByText('La tarjeta 4HMA-SW9N-F6YN queda con el 29 de febrero.').waitFor();
  expect(await violations(page)).toEqual([]);
  await asked.getByRole('button', { name: 'Cancelar' }).click();
  expect(await birthdays.getByText('Cumpleaños corregido.').count()).toBe(0);
  await birthdays.getByRole('button', { name: 'Corregir' }).click();
  await asked.getByRole('button', { name: 'Sí, cambiar' }).click();
  await birthdays.getByText('Cumpleaños corregido.').waitFor();
});

test('support looks and changes nothing', async () => {
  const page = await stage.comeIn(stubSupport, '/grupos');
  await page.getByText('Clientes frecuentes', { exact: true }).waitFor();
  await page.getByText('214 de 1,210 tarjetas dijeron su cumpleaños.').waitFor();
  expect(await page.locator('#content').getByRole('button').count()).toBe(0);
});

test.each([['desktop', 1280], ['a phone', 360], ['a small phone', 320]])('on %s nothing runs off the side, and there is no axe violation', async (_, width) => {
  const page = await stage.comeIn(stubAdmin, '/grupos', { width });
  await page.getByText(stubLongWord).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});
