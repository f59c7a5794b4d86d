import { phoneScan } from '@qoa/messages';
import { page } from 'vitest/browser';
import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { memoryOutbox } from '../features/outbox/index.ts';
import { SaleScreen } from '../features/sale/index.ts';
import { testProduct, testScreen } from './open-test-screen.tsx';

afterEach(() => {
  vi.useRealTimers();
});

test('law kept: what was read is written at once, before any timer of the page runs', async () => {
  const outbox = memoryOutbox(Date.now);
  await render(testScreen(<SaleScreen />, { outbox }));
  await page.getByRole('button', { name: phoneScan.es.type }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(testProduct.gtin);
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  await page.getByRole('button', { name: phoneScan.es.typeAdd, exact: true }).click();
  await expect.element(page.getByRole('listitem')).toBeVisible();
  expect(await outbox.draft()).toMatchObject({ body: { lines: [{ product: { gtin: testProduct.gtin } }] } });
});
