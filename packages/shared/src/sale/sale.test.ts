import { describe, expect, it } from 'vitest';
import { ana, bread, chips, chipsRevision, chipsStamps, cola, colaRevision, colaStamps, noonMs, place, product } from '../judge/small-world.ts';
import type { Gtin } from '../ids/index.ts';
import type { Revision } from '../rules/index.ts';
import { campaign } from '../rules/test/test-campaign.ts';
import { addProduct, completeSale, type DraftResult, emptyDraft, type PreviewState, quantityMax, type SaleDraft, setLineAmount, setQuantity, setTicket, withCard } from './index.ts';
import { previewSale } from './preview.ts';

const done = <T>(result: DraftResult<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const scanned = (...products: readonly ({ readonly raw: string } | { readonly gtin: typeof cola })[]): SaleDraft => products.reduce((draft, product) => done(addProduct(draft, product)), emptyDraft('d1'));

describe('a draft', () => {
  it('merges a product scanned again, and keeps the order of the scans', () => {
    expect(scanned({ gtin: cola }, { raw: 'suelto' }, { gtin: cola }, { raw: 'suelto' }).lines.map(({ quantity }) => quantity)).toEqual([2000, 2000]);
  });

  it('keeps a priced line apart from an unpriced one, and merges priced ones with their amounts', () => {
    const priced = setLineAmount(scanned({ gtin: cola }), 0, 1800);
    const twice = done(addProduct(priced, { gtin: cola }));
    expect(done(completeSale(twice)).lines).toHaveLength(2);
    expect(done(completeSale(setLineAmount(twice, 1, 1700))).lines).toEqual([{ product: { gtin: cola }, quantity: 2000, amountCents: 3500 }]);
  });

  it('keeps the ticket, unless the lines already say it', () => {
    const priced = setLineAmount(scanned({ gtin: cola }), 0, 1800);
    expect(done(completeSale(setTicket(priced, 1800))).ticketCents).toBeNull();
    expect(done(completeSale(setTicket(priced, 2500))).ticketCents).toBe(2500);
    expect(done(completeSale(setTicket(scanned({ gtin: cola }), 1800))).ticketCents).toBe(1800);
  });

  it('forgets what a line came to when its pieces change: nobody has told what so many cost', () => {
    const priced = setLineAmount(scanned({ gtin: cola }), 0, 1800);
    expect(done(setQuantity(priced, 0, 3000)).lines).toMatchObject([{ quantity: 3000, amountCents: null }]);
    expect(done(setQuantity(priced, 0, 1000)).lines).toMatchObject([{ quantity: 1000, amountCents: 1800 }]);
  });

  it('takes a line out at quantity 0, and refuses quantities that no envelope can say', () => {
    expect(done(setQuantity(scanned({ gtin: cola }), 0, 0)).lines).toEqual([]);
    for (const quantity of [-1, 0.5, quantityMax + 1, Number.NaN]) expect(setQuantity(scanned({ gtin: cola }), 0, quantity)).toEqual({ ok: false, error: { code: 'SALE_QUANTITY_RANGE', max: quantityMax } });
    expect(addProduct(emptyDraft('d'), { gtin: cola }, 0)).toMatchObject({ ok: false });
  });

  it('holds at most 100 lines, and is no sale without any', () => {
    const full = scanned(...Array.from({ length: 100 }, (_, i) => ({ raw: `p${i}` })));
    expect(addProduct(full, { raw: 'one more' })).toEqual({ ok: false, error: { code: 'SALE_LINES_MAX', max: 100 } });
    expect(addProduct(full, { raw: 'p7' }).ok).toBe(true);
    expect(completeSale(emptyDraft('d'))).toEqual({ ok: false, error: { code: 'SALE_EMPTY' } });
  });

  it('takes its card before, between or after the products; without one it is a guest sale', () => {
    const withAna = withCard(scanned({ gtin: cola }), ana, true);
    expect(done(completeSale(withAna))).toMatchObject({ card: ana, cardTyped: true });
    expect(done(completeSale(withCard(withAna, null, true)))).toMatchObject({ card: null, cardTyped: false });
  });
});

describe('a preview', () => {
  const state: PreviewState = {
    store: place,
    programmes: new Map([[colaStamps, [{ revision: colaRevision(), judgedNo: 1 }]], [chipsStamps, [{ revision: chipsRevision({ effectiveFromMs: noonMs + 1 }), judgedNo: 2 }]]]),
    products: new Map([[cola, product(1)], [chips, product(2)]]),
    balances: new Map([[colaStamps, 7]]),
  };

  it('shows what the judge would give on what this phone knows', () => {
    const preview = previewSale(state, withCard(scanned({ gtin: cola }, { gtin: cola }, { gtin: cola }), ana, false), noonMs);
    expect(preview.programmes).toMatchObject([{ programme: colaStamps, unit: 'stamp', units: 2, balanceBefore: 7, balanceAfter: 9, goal: 10, explanation: { code: 'LIMIT_CUT' } }]);
    expect(preview.reason).toMatchObject({ code: 'LIMIT_CUT', facts: { given: 2, due: 3, per: 'sale' } });
  });

  it('says why when a card is there and nothing would be given, and claims no balance of a card it does not know', () => {
    expect(previewSale(state, withCard(scanned({ gtin: bread }), ana, false), noonMs).reason).toMatchObject({ code: 'PRODUCT_UNKNOWN' });
    expect(previewSale(state, withCard(scanned({ gtin: cola }), ana, false), noonMs).reason).toBeNull();
    expect(previewSale(state, scanned({ gtin: bread }), noonMs).reason).toBeNull();
    expect(previewSale({ ...state, balances: new Map() }, withCard(scanned({ gtin: cola }), ana, false), noonMs).programmes).toMatchObject([{ units: 1, balanceBefore: null, balanceAfter: null }]);
  });

  it('hangs on the card only in a campaign that comes to look at it', () => {
    const hangs = (changes: Partial<Revision>, product: Gtin = cola): boolean =>
      previewSale({ ...state, programmes: new Map([[colaStamps, [{ revision: campaign({ cards: { tags: ['§1.1.0'] }, ...changes }), judgedNo: 1 }]]]) }, withCard(scanned({ gtin: product }), ana, false), noonMs).programmes.some(({ hangsOnCard }) => hangsOnCard);
    expect([hangs({}), hangs({ state: 'paused' }), hangs({ startsAtMs: noonMs + 1 }), hangs({ endsAtMs: noonMs }), hangs({ state: 'ended' }), hangs({}, chips), hangs({}, bread)]).toEqual([true, false, false, false, false, false, false]);
  });
});
