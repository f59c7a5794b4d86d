import { phoneScan } from '@qoa/messages';
import { err } from '@qoa/shared/result';
import { page } from 'vitest/browser';
import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { memoryOutbox, type Outbox } from '../features/outbox/index.ts';
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

test('law kept: what is being saved is not written as a draft in front of it; what could not be saved is', async () => {
  const kept = memoryOutbox(Date.now);
  const asked: string[] = [];
  const outbox: Outbox = {
    ...kept,
    append: async () => {
      asked.push('append');
      return err({ code: 'STORAGE_FULL', cause: 'a test fills the disk' });
    },
    keepDraft: (draft) => {
      asked.push('keepDraft');
      return kept.keepDraft(draft);
    },
  };
  await render(testScreen(<SaleScreen />, { outbox }));
  // The tap comes with the line, before React has told anybody else of it.
  const watch = new MutationObserver(() => {
    const save = document.querySelector<HTMLButtonElement>('button.save[data-ready="true"]');
    if (save === null) return;
    watch.disconnect();
    save.click();
  });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true });
  await page.getByRole('button', { name: phoneScan.es.type }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(testProduct.gtin);
  await page.getByRole('button', { name: phoneScan.es.typeAdd, exact: true }).click();
  await expect.poll(() => asked).toEqual(['append', 'keepDraft']);
});
