import type { AmountAsked, DraftLine } from '@qoa/shared/sale';

/** What the amounts' dialog shows open, and the lines in the order in which they are asked for. */
export interface FieldOrder {
  readonly first: 'ticket' | 'lines';
  readonly places: readonly number[];
}

/** Where products' amounts count they come first, those without one before all others. What one product came to is that product's amount, unless a campaign asks for the ticket alone. */
export const fieldOrder = (lines: readonly DraftLine[], asked: AmountAsked | null): FieldOrder => {
  const counts = ({ product, amountCents }: DraftLine): boolean => amountCents === null && 'gtin' in product && (asked?.products.includes(product.gtin) ?? false);
  const places = lines.map((line, place) => ({ place, isFirst: counts(line) })).sort((one, other) => Number(other.isFirst) - Number(one.isFirst));
  const byLine = asked === null ? lines.length === 1 : asked.products.length > 0;
  return { first: byLine || lines.some(({ amountCents }) => amountCents !== null) ? 'lines' : 'ticket', places: places.map(({ place }) => place) };
};
