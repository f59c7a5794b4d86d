import { phoneScan } from '@qoa/messages';
import { addProduct, emptyDraft, type SaleDraft } from '@qoa/shared/sale';
import { assert } from '@qoa/shared/result';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
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

const withOneMore = (draft: SaleDraft): SaleDraft => {
  const added = addProduct(draft, { gtin: testProduct.gtin });
  assert(added.ok, 'the sale takes it');
  return added.value;
};

describe('law kept: two tabs stand before one sale, and the one that did nothing is left', () => {
  const begun = withOneMore(emptyDraft('d1'));

  test('what the other added meanwhile stays', async () => {
    const { outbox, leave } = await openTab();
    const added = withOneMore(begun);
    await outbox.keepDraft({ id: 'd1', body: added });
    await leave();
    expect(await outbox.draft()).toEqual({ id: 'd1', body: added });
  });

  test('what the other threw away stays away', async () => {
    const { outbox, leave } = await openTab();
    await outbox.forgetDraft('d1');
    await leave();
    expect(await outbox.draft()).toBeNull();
  });

  test('found again while the other added to it, it is not put back', async () => {
    const outbox = memoryOutbox(Date.now);
    await outbox.keepDraft({ id: 'd1', body: begun });
    const added = withOneMore(begun);
    const readLate = async (): ReturnType<Outbox['draft']> => {
      const found = await outbox.draft();
      await outbox.keepDraft({ id: 'd1', body: added });
      return found;
    };
    await render(testScreen(<SaleScreen />, { outbox: { ...outbox, draft: readLate } }));
    await expect.element(page.getByRole('listitem')).toBeVisible();
    expect(await outbox.draft()).toEqual({ id: 'd1', body: added });
  });

  /** A tab that found the sale, beside another that goes on with it. */
  const openTab = async (): Promise<{ readonly outbox: Outbox; readonly leave: () => Promise<void> }> => {
    const outbox = memoryOutbox(Date.now);
    await outbox.keepDraft({ id: 'd1', body: begun });
    const view = await render(testScreen(<SaleScreen />, { outbox }));
    await expect.element(page.getByRole('listitem')).toBeVisible();
    return { outbox, leave: view.unmount };
  };
});
