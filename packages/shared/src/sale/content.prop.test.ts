import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ana, bread, chips, cola } from '../judge/small-world.ts';
import { completeSale, emptyDraft, restOfSale, saleContent, type SaleDraft, type SaleFields, withCard } from './index.ts';

const products = [{ gtin: cola }, { gtin: chips }, { gtin: bread }, { raw: 'suelto' }] as const;
const line = fc.record({ product: fc.constantFrom(...products), quantity: fc.integer({ min: 1, max: 9_000 }), amountCents: fc.option(fc.integer({ min: 0, max: 9_900 })) });
const draft = fc
  .record({ card: fc.constantFrom(null, ana), cardTyped: fc.boolean(), lines: fc.array(line, { maxLength: 6 }), ticketCents: fc.option(fc.nat(9_900)) })
  .map((each): SaleDraft => ({ ...each, draftId: 'd1', cardTyped: each.card !== null && each.cardTyped }));
const sale = draft.filter(({ lines }) => lines.length > 0);

const fieldsOf = (each: SaleDraft): SaleFields => {
  const completed = completeSale(each);
  if (!completed.ok) throw new Error(completed.error.code);
  return completed.value;
};
const pieces = (lines: SaleDraft['lines'], product: (typeof products)[number]): number =>
  lines.filter((each) => JSON.stringify(each.product) === JSON.stringify(product)).reduce((sum, { quantity }) => sum + quantity, 0);

describe('laws kept and once: a draft of which a part was saved elsewhere', () => {
  it('leaves, of each product, exactly the pieces that were not saved', () => {
    fc.assert(fc.property(draft, sale, (mine, theirs) => {
      const rest = restOfSale(mine, saleContent(fieldsOf(theirs)), 'd2');
      for (const product of products) expect(pieces(rest.lines, product)).toBe(Math.max(0, pieces(mine.lines, product) - pieces(theirs.lines, product)));
    }));
  });

  it('leaves nothing of a sale that was saved as it is', () => {
    fc.assert(fc.property(sale, (each) => {
      expect(restOfSale(each, saleContent(fieldsOf(each)), 'd2')).toEqual(emptyDraft('d2'));
    }));
  });

  it('keeps the card for the pieces that are left, and alone when the saved one had another or none', () => {
    const guest = { ...emptyDraft('d1'), lines: [{ product: { gtin: cola }, quantity: 1000, amountCents: null }] };
    const carded = withCard(guest, ana, true);
    expect(restOfSale(carded, saleContent(fieldsOf(guest)), 'd2')).toMatchObject({ card: ana, cardTyped: true, lines: [] });
    const more = { ...carded, lines: [...carded.lines, { product: { gtin: chips }, quantity: 1000, amountCents: 1500 }] };
    expect(restOfSale(more, saleContent(fieldsOf(carded)), 'd2')).toMatchObject({ draftId: 'd2', card: ana, lines: [{ product: { gtin: chips }, amountCents: 1500 }] });
  });
});

describe('the content of a sale', () => {
  it('is the same however the card was read, and another for another card, product, quantity or amount', () => {
    fc.assert(fc.property(sale, sale, (one, other) => {
      const counted = ({ card, lines, ticketCents }: SaleFields) => JSON.stringify({ card, lines, ticketCents });
      const [a, b] = [fieldsOf(one), fieldsOf(other)];
      expect(saleContent(a) === saleContent(b)).toBe(counted(a) === counted(b));
      const typed: SaleFields = { ...a, cardTyped: !a.cardTyped };
      expect(saleContent(typed)).toBe(saleContent(a));
    }));
  });
});
