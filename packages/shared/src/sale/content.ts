import type { CardCode, Cents, Thousandths } from '../ids/index.ts';
import type { ScannedProduct } from '../events/index.ts';
import type { DraftLine, SaleDraft, SaleFields } from './draft.ts';

type Counted = Pick<SaleFields, 'card' | 'lines' | 'ticketCents'>;
type ProductKey = string;

/** Everything of a sale that counts, as one text: the same for the same card, products and amounts, however they were read. */
export const saleContent = ({ card, lines, ticketCents }: Counted): string =>
  JSON.stringify([card, ticketCents, lines.map(({ product, quantity, amountCents }) => [keyOf(product), quantity, amountCents])]);

/**
 * What a draft holds beyond `saved`, the content of the sale that was saved under its id: further pieces with the draft's card,
 * or that card alone when it was not the saved one. The ticket was of the whole, so it is not carried over. Laws: kept, once
 */
export const restOfSale = (draft: SaleDraft, saved: string, draftId: string): SaleDraft => {
  const [card, , savedLines] = JSON.parse(saved) as [CardCode | null, Cents | null, readonly [ProductKey, Thousandths, Cents | null][]];
  const savedByProduct = new Map<ProductKey, Thousandths>();
  for (const [key, quantity] of savedLines) savedByProduct.set(key, (savedByProduct.get(key) ?? 0) + quantity);
  const lines = draft.lines.flatMap((line): readonly DraftLine[] => {
    const key = keyOf(line.product);
    const counted = Math.min(savedByProduct.get(key) ?? 0, line.quantity);
    savedByProduct.set(key, (savedByProduct.get(key) ?? 0) - counted);
    if (counted === line.quantity) return [];
    return [counted === 0 ? line : { ...line, quantity: line.quantity - counted, amountCents: null }];
  });
  const keepsCard = lines.length > 0 || draft.card !== card;
  return { draftId, card: keepsCard ? draft.card : null, cardTyped: keepsCard && draft.cardTyped, lines, ticketCents: null };
};

const keyOf = (product: ScannedProduct): ProductKey => ('gtin' in product ? product.gtin : `=${product.raw}`);
