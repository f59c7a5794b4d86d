import type { Gtin } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { addProduct, emptyDraft } from '@qoa/shared/sale';
import type { ReactElement, ReactNode } from 'react';
import { expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { DeviceContext, memoryDevice } from '../device/index.ts';
import { memoryOutbox } from '../outbox/index.ts';
import type { SaleState } from './sale-state.ts';
import { useKeptDraft } from './use-kept-draft.ts';

type Shown = Pick<SaleState, 'draft' | 'phase'>;

test('law kept: what is being saved is not written as a draft in front of it; what could not be saved is', async () => {
  const outbox = memoryOutbox(Date.now);
  const read = addProduct(emptyDraft('one-sale'), { gtin: '07501055300075' as Gtin });
  assert(read.ok, 'a product is on the sale');
  const busy = { current: false };
  const nothing = async (): Promise<void> => undefined;
  const act = (): void => undefined;
  const shown = await renderHook<Shown, void>((state) => useKeptDraft(state ?? empty, outbox, busy, act, nothing), { initialProps: empty, wrapper: OnAPhone });

  busy.current = true;
  await shown.rerender({ draft: read.value, phase: 'making' });
  await shown.rerender({ draft: read.value, phase: 'saving' });
  expect(await outbox.draft()).toBeNull();

  busy.current = false;
  await shown.rerender({ draft: read.value, phase: 'making' });
  await expect.poll(outbox.draft).toMatchObject({ id: 'one-sale' });
});

const empty: Shown = { draft: emptyDraft('one-sale'), phase: 'making' };

const phone = memoryDevice(Date.now, true);
const OnAPhone = ({ children }: { readonly children?: ReactNode }): ReactElement => <DeviceContext value={phone}>{children}</DeviceContext>;
