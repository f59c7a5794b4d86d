import type { CardCode, EnrolmentId, EventHash, Gtin } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { completeSale, saleContent } from '@qoa/shared/sale';
import { describe, expect, test } from 'vitest';
import { isEmpty, openingSale, stepSale, type Read, type SaleAction, type SaleState } from './sale-state.ts';

const soda = '07501055300075' as Gtin;
const soap = '05030159003930' as Gtin;
const card = '08H45HWJBADY' as CardCode;
const name = { enrolment: 'a1a1a1a1a1a1a1a1' as EnrolmentId, seq: 1, hash: '0'.repeat(32) as EventHash };

const product = (gtin: Gtin): Read => ({ reading: { kind: 'product', gtin, inStore: false }, by: 'camera' });
const aCard: Read = { reading: { kind: 'card', card }, by: 'camera' };
const read = (each: Read): SaleAction => ({ do: 'read', read: each });
const saved: SaleAction = { do: 'saved', name, saved: 'now', nextDraftId: 'd2' };
const after = (...actions: readonly SaleAction[]): SaleState => actions.reduce(stepSale, openingSale('d1'));

describe('the sale on screen', () => {
  test('takes the card before, between or after the products', () => {
    for (const reads of [[aCard, product(soda), product(soap)], [product(soda), aCard, product(soap)], [product(soda), product(soap), aCard]]) {
      const { draft } = after(...reads.map(read));
      expect(draft.card).toBe(card);
      expect(draft.lines.map((line) => line.product)).toEqual([{ gtin: soda }, { gtin: soap }]);
    }
  });

  test('the same product again is one line with more pieces, and the line that was touched', () => {
    const state = after(read(product(soda)), read(product(soap)), read(product(soda)));
    expect(state.draft.lines.map(({ quantity }) => quantity)).toEqual([2000, 1000]);
    expect(state.touched).toBe(0);
  });

  test('a code that is no GTIN is kept as it is', () => {
    expect(after(read({ reading: { kind: 'raw-product', raw: 'PAN' }, by: 'typed' })).draft.lines[0]?.product).toEqual({ raw: 'PAN' });
  });

  test('a typed card says so', () => {
    expect(after(read({ ...aCard, by: 'typed' })).draft.cardTyped).toBe(true);
    expect(after(read(aCard)).draft.cardTyped).toBe(false);
  });

  test('what was taken away comes back: a line, the card, the whole sale', () => {
    const made = after(read(aCard), read(product(soda)));
    for (const action of [{ do: 'quantity', line: 0, quantity: 0 }, { do: 'drop-card' }, { do: 'discard', nextDraftId: 'd2' }] as const) {
      const without = stepSale(made, action);
      expect(without.draft).not.toEqual(made.draft);
      expect(stepSale(without, { do: 'undo' }).draft).toEqual(made.draft);
    }
  });

  test('law once: while it is saved it does not change, and what is read then belongs to the next', () => {
    const saving = after(read(product(soda)), { do: 'saving' }, read(product(soap)), { do: 'quantity', line: 0, quantity: 9000 });
    expect(saving.draft.lines).toHaveLength(1);
    expect(saving.draft.lines[0]?.quantity).toBe(1000);
    const next = stepSale(saving, saved);
    expect(next.draft).toMatchObject({ draftId: 'd2', card: null, lines: [{ product: { gtin: soap } }] });
    expect(next.phase).toBe('making');
  });

  test('once saved, a new one stands ready and the saved one is shown until the next reading', () => {
    const state = after(read(product(soda)), { do: 'saving' }, saved);
    expect(isEmpty(state.draft)).toBe(true);
    expect(state.saved).toMatchObject({ name, saved: 'now' });
    expect(stepSale(state, read(product(soap))).saved).toBeNull();
  });

  test('law kept: a sale that could not be saved stays, with what was read meanwhile, and says why', () => {
    const state = after(read(product(soda)), { do: 'saving' }, read(aCard), { do: 'failed', problem: { code: 'STORAGE_FULL' } });
    expect(state.draft).toMatchObject({ draftId: 'd1', card, lines: [{ product: { gtin: soda } }] });
    expect(state.problem).toEqual({ code: 'STORAGE_FULL' });
    expect(state.phase).toBe('making');
  });

  test('a sale from before a reload comes back, with what was read before it was found', () => {
    const kept = after(read(product(soda))).draft;
    const restored = stepSale(openingSale('d9'), { do: 'restore', draft: kept });
    expect(restored.draft).toEqual(kept);
    expect(stepSale(restored, { do: 'restore', draft: kept })).toBe(restored);
    const begun = [read(product(soap)), read(aCard)].reduce(stepSale, openingSale('d9'));
    expect(stepSale(begun, { do: 'restore', draft: kept }).draft).toMatchObject({ draftId: 'd1', card, lines: [{ product: { gtin: soda } }, { product: { gtin: soap } }] });
  });

  describe('laws kept and once: when another tab saved it under the same draft id', () => {
    const elsewhere = (content: string | null): SaleAction => ({ do: 'saved-elsewhere', draftId: 'd1', name, content, nextDraftId: 'd2' });
    const contentOf = (state: SaleState): string => {
      const completed = completeSale(state.draft);
      assert(completed.ok, 'the sale has products');
      return saleContent(completed.value);
    };
    const sodaSaved = elsewhere(contentOf(after(read(product(soda)))));

    test('the same leaves this screen, and shows as saved', () => {
      const state = after(read(product(soda)), sodaSaved);
      expect(isEmpty(state.draft)).toBe(true);
      expect(state.draft.draftId).toBe('d2');
      expect(state.saved).toMatchObject({ name, saved: 'already' });
    });

    test('what more was read here stays as a sale of its own, with plain words', () => {
      const state = after(read(product(soda)), read(product(soap)), read(product(soda)), read(aCard), sodaSaved);
      expect(state.draft).toMatchObject({ draftId: 'd2', card, lines: [{ product: { gtin: soda }, quantity: 1000 }, { product: { gtin: soap }, quantity: 1000 }] });
      expect(state).toMatchObject({ phase: 'making', saved: null, problem: { code: 'SALE_SAVED_IN_PART' } });
    });

    test('what was read while this tab was saving stays too', () => {
      const state = after(read(product(soda)), read(product(soap)), { do: 'saving' }, read(aCard), sodaSaved);
      expect(state).toMatchObject({ phase: 'making', draft: { draftId: 'd2', card, lines: [{ product: { gtin: soap } }] }, late: [] });
    });

    test('less here than there leaves nothing, and says that it was not the same', () => {
      const both = elsewhere(contentOf(after(read(product(soda)), read(product(soap)))));
      expect(after(read(product(soda)), both)).toMatchObject({ draft: { lines: [] }, saved: { saved: 'otherwise' } });
    });

    test('content that nobody knows drops nothing', () => {
      expect(after(read(product(soda)), elsewhere(null))).toMatchObject({ draft: { draftId: 'd2', lines: [{ product: { gtin: soda } }] }, problem: { code: 'SALE_SAVED_IN_PART' } });
    });

    test('a sale begun since is left alone', () => {
      const next = after(read(product(soda)), { do: 'saving' }, saved, read(product(soap)));
      expect(stepSale(next, sodaSaved)).toBe(next);
    });
  });
});
